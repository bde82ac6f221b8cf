import CRM
import MirrorStore

extension EffectRunner {
  /// The next to-do with a time that is the user's own, or nobody's, and is neither done here already nor moved.
  func nextDue(after instant: Instant) throws -> DueTodo? {
    var next: DueTodo?
    var after = instant
    while let found = try mirror.todosDue(after: after, limit: 20).nonEmpty {
      for due in found {
        if let next, due.item.at > next.at { return next }
        guard try isWanted(due) else { continue }
        if next != nil {
          next?.others += 1
        } else {
          next = DueTodo(
            ref: due.ref, item: due.item.id, title: due.item.title, recordTitle: due.recordTitle, at: due.item.at)
        }
      }
      if next != nil { return next }
      after = found[found.count - 1].item.at
    }
    return nil
  }

  private func isWanted(_ due: StoredTodo) throws -> Bool {
    let name = try mirror.vocabulary(of: due.ref.account)?.identity?.name
    guard due.item.actor == nil || name == nil || due.item.actor == name else { return false }
    return try !isChangedHere(due)
  }

  /// Whether a write that waits completes, postpones or deletes it.
  private func isChangedHere(_ due: StoredTodo) throws -> Bool {
    let outbox = try mirror.outbox(of: due.ref)
    guard !outbox.isEmpty else { return false }
    let merge = TimelineMerge([due.item], fetchedAt: nil, outbox: outbox, now: now())
    return !merge.items.contains { $0.id == due.item.id && $0.isDone == false && $0.at == due.item.at }
  }
}

extension Array {
  fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
