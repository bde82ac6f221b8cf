import CRM
import Strings

/// What the API has no call for: items of a timeline can be added and not touched again, but for events under the
/// `uniqueid` they were written with [cloze-api.md, 9.1 and 11]. No read is known to give that back, so those of ours
/// are told by the id that the mirror gave them.
enum UnavailableChange {
  static func words(_ change: ItemChange, of item: TimelineItem) -> String? {
    if change == .edit, WrittenEvent(item) != nil { return nil }
    let isTodo = item.kind == .task
    return switch change {
    case .complete: isTodo ? Strings.ClozeChanges.cannotMarkTodoAsDone : Strings.ClozeChanges.onlyTodosAreDone
    case .reopen: isTodo ? Strings.ClozeChanges.cannotOpenTodoAgain : Strings.ClozeChanges.onlyTodosAreOpenedAgain
    case .postpone: isTodo ? Strings.ClozeChanges.cannotMoveTodo : Strings.ClozeChanges.onlyTodosAreDue
    case .reassign: isTodo ? Strings.ClozeChanges.cannotReassignTodo : Strings.ClozeChanges.onlyTodosAreAssigned
    case .edit: isTodo ? Strings.ClozeChanges.cannotChangeTodo : Strings.ClozeChanges.cannotChangeItem
    case .delete: isTodo ? Strings.ClozeChanges.cannotDeleteTodo : Strings.ClozeChanges.cannotDeleteItem
    }
  }
}

extension Write.Change {
  /// Why Cloze cannot make this change.
  var unavailable: String {
    switch self {
    case .create, .edit: Strings.ClozeChanges.cannotChangeItem
    case .delete: Strings.ClozeChanges.cannotDeleteItem
    case .complete(_, let isDone): Strings.ClozeChanges.cannotSetTodo(done: isDone)
    case .postpone: Strings.ClozeChanges.cannotMoveTodo
    case .reassign: Strings.ClozeChanges.cannotReassignTodo
    }
  }
}

/// An event that was written from here and not read back from Cloze.
struct WrittenEvent: Sendable {
  /// What it was written under.
  let uniqueID: String

  init?(_ item: TimelineItem) { self.init(item.id, item.kind) }

  init?(_ target: ItemTarget) { self.init(target.id, target.kind) }

  private init?(_ id: TimelineItem.ID, _ kind: TimelineItem.Kind) {
    guard kind == TimelineItem.Kind(.event), id.hasPrefix(TimelineItem.localPrefix) else { return nil }
    uniqueID = String(id.dropFirst(TimelineItem.localPrefix.count))
  }
}
