public import CRM

/// A row of the outbox that one owner has taken, to send it or to look for it. `MirrorStore.finish` gives it back.
public struct ClaimedWrite: Sendable, Hashable {
  /// The row as it was when it was taken.
  public let item: OutboxItem
  public let task: DeliveryTask
  /// Which claim of the row it is.
  let claim: Int64

  public init(item: OutboxItem, task: DeliveryTask, claim: Int64 = 0) {
    self.item = item
    self.task = task
    self.claim = claim
  }
}

/// What is to be done with a row of the outbox.
public enum DeliveryTask: Sendable, Hashable {
  case send
  /// It was sent at this moment and may have arrived: look for it.
  case settle(sentAt: Instant)
}

/// What became of a row that was taken.
public enum DeliveryOutcome: Sendable, Hashable {
  case delivered(Delivery)
  /// The service does not take it.
  case rejected(OutboxProblem)
  /// The item was changed there meanwhile: nothing was sent, and the user decides.
  case conflict(WriteConflict)
  /// It has not arrived and is sent again, not before `dueAt`. Without a problem, the earlier one stays.
  case queued(dueAt: Instant, problem: OutboxProblem?)
  /// It may have arrived and is looked for, not before `dueAt`. Without a problem, the earlier one stays.
  case inDoubt(dueAt: Instant, problem: OutboxProblem?)
  /// It may have arrived, and only the user can tell.
  case unclear(OutboxQuestion)
  /// Nothing was tried: the row is as before.
  case notTried
}
