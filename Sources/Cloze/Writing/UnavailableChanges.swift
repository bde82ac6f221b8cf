import CRM

/// What the API has no call for: items of a timeline can be added and not touched again, but for events under the
/// `uniqueid` they were written with [cloze-api.md, 9.1 and 11]. No read is known to give that back, so those of ours
/// are told by the id that the mirror gave them.
enum UnavailableChange {
  static func words(_ change: ItemChange, of item: TimelineItem) -> String? {
    if change == .edit, WrittenEvent(item) != nil { return nil }
    let isTodo = item.kind == .task
    return switch change {
    case .complete: isTodo ? todo("mark a to-do as done") : "Only a to-do can be done."
    case .reopen: isTodo ? todo("open a to-do again") : "Only a to-do can be opened again."
    case .postpone: isTodo ? todo("move a to-do to another day") : "Only a to-do has a date it is due on."
    case .reassign: isTodo ? todo("assign a to-do to somebody else") : "Only a to-do is assigned to somebody."
    case .edit: isTodo ? todo("change a to-do") : "Cloze's API cannot change what is on a timeline; do it in Cloze."
    case .delete:
      isTodo ? todo("delete a to-do") : "Cloze's API cannot delete what is on a timeline; do it in Cloze."
    }
  }

  private static func todo(_ change: String) -> String { "Cloze's API cannot \(change); do it in Cloze." }
}

extension Write.Change {
  /// Why Cloze cannot make this change.
  var unavailable: String {
    switch self {
    case .create, .edit: "Cloze's API cannot change what is on a timeline; do it in Cloze."
    case .delete: "Cloze's API cannot delete what is on a timeline; do it in Cloze."
    case .complete(_, let isDone): "Cloze's API cannot \(isDone ? "complete" : "reopen") a to-do; do it in Cloze."
    case .postpone: "Cloze's API cannot move a to-do to another day; do it in Cloze."
    case .reassign: "Cloze's API cannot assign a to-do to somebody else; do it in Cloze."
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
