public import CRM
import GRDB

/// Taking rows of the outbox, one owner each, and giving them back.
extension MirrorStore {
  /// Takes the next row that may be sent or has to be looked for, for this owner alone; nil when there is none at
  /// `now`.
  ///
  /// Per record in order: a row waits while an earlier one of its record is queued, being sent or in doubt. A rejected
  /// one, and one in conflict, does not hold others back, and one that waits for the user's answer does.
  ///
  /// Rows that an owner was sending when it died are in doubt from now on, to be looked for `abandonedDelay` seconds
  /// later: the request may still be on its way through the service.
  ///
  /// With `wanted`, only these rows are taken and those that they wait for, which are ahead of them and of the same
  /// record.
  public func claim(
    at now: Instant, accounts: Set<AccountID>, wanted: Set<WriteID>? = nil, by owner: OutboxOwner,
    abandonedDelay: Int64 = 5
  ) throws(MirrorError) -> ClaimedWrite? {
    precondition(owner.mirror == path, "The owner is of another mirror.")
    // Most calls find nothing; those do not wait for the disk.
    let hasWork = try read { database in
      let claims = OutboxClaims(database: database)
      return try claims.next(at: now, of: accounts, wanted) != nil || !claims.deadOwners(seenBy: owner).isEmpty
    }
    guard hasWork else { return nil }
    return try write { database in
      let claims = OutboxClaims(database: database)
      for dead in try claims.deadOwners(seenBy: owner) {
        try claims.release(dead, dueAt: now.adding(seconds: abandonedDelay))
      }
      guard let row = try claims.next(at: now, of: accounts, wanted) else { return nil }
      return try claims.take(row, for: owner, at: now)
    }
  }

  /// When the next row may be sent or looked for; nil when none waits for anything but other rows or the user. `wanted`
  /// is as for `claim`.
  public func nextOutboxDate(
    accounts: Set<AccountID>, wanted: Set<WriteID>? = nil
  ) throws(MirrorError) -> Instant? {
    try read { try OutboxClaims(database: $0).nextDate(of: accounts, wanted) }
  }

  /// Gives a row back with what became of it, and returns it. On delivery the timeline has the item, in the same
  /// transaction. Nil, and nothing is written, when the row is not this claim's any more: the user has decided about
  /// it.
  public func finish(
    _ claimed: ClaimedWrite, _ outcome: DeliveryOutcome, at: Instant
  ) throws(MirrorError) -> OutboxItem? {
    try write { database in
      let table = OutboxTable(database: database)
      guard var row = try table.find(claimed.item.id), row.owner != nil, row.claim == claimed.claim else { return nil }
      row.release()
      if case .delivered(let delivery) = outcome {
        if case .settle = claimed.task, try OutboxDeliveries(database: database).isTaken(delivery, by: row) {
          // At once the first time, with the item known now; a service that finds it again and again is given time.
          row.item.state = .inDoubt
          row.item.dueAt = at.adding(seconds: row.item.looks < 2 ? 0 : 1 << Int64(min(row.item.looks - 2, 6)))
          try table.save(row)
        } else {
          let deliveries = OutboxDeliveries(database: database)
          if case .send = claimed.task { try deliveries.reopen(takenFor: delivery, of: row, at: at) }
          try deliveries.deliver(&row, delivery, at: at)
        }
      } else {
        row.item.apply(outcome, to: claimed)
        try table.save(row)
      }
      return row.item
    }
  }

  /// Makes due at once what waits only because the network failed. What a service asked to wait for goes on waiting.
  public func hurryOutbox(accounts: Set<AccountID>, at: Instant) throws(MirrorError) {
    try write { database in
      // A row that was not looked for yet is in doubt for a moment on purpose: its request may still be under way. So
      // is one that was looked for in vain, which has another problem than these.
      try database.run(
        """
        UPDATE outbox SET due_at = ?1
        WHERE owner IS NULL AND due_at > ?1 AND account IN (\(OutboxClaims.accountNumbers("?2")))
          AND (state = 'queued' OR (state = 'inDoubt' AND question IS NULL AND looks > 0))
          AND json_extract(problem, '$.reason') IN ('unreachable', 'timeout')
        """,
        [at.microseconds, OutboxClaims.list(accounts)])
    }
  }
}

/// Who has which row, for use within a transaction.
struct OutboxClaims {
  let database: Database

  func next(at now: Instant, of accounts: Set<AccountID>, _ wanted: Set<WriteID>?) throws -> OutboxRow? {
    let (condition, arguments) = Self.free(of: accounts, wanted)
    return try OutboxTable(database: database).rows(
      "WHERE id = (SELECT min(id) FROM outbox AS waiting WHERE \(condition) AND due_at <= ?)",
      arguments + [now.microseconds]
    ).first
  }

  func nextDate(of accounts: Set<AccountID>, _ wanted: Set<WriteID>?) throws -> Instant? {
    let (condition, arguments) = Self.free(of: accounts, wanted)
    let statement = try database.cachedStatement(sql: "SELECT min(due_at) FROM outbox AS waiting WHERE \(condition)")
    return Instant(stored: try Int64.fetchOne(statement, arguments: arguments))
  }

  func take(_ row: OutboxRow, for owner: OutboxOwner, at now: Instant) throws -> ClaimedWrite {
    var row = row
    var task = DeliveryTask.send
    if row.item.state == .inDoubt {
      // A row cannot be in doubt without having been sent.
      task = .settle(sentAt: row.item.sentAt ?? row.item.write.madeAt)
      row.item.looks += 1
    } else {
      row.item.state = .sending
      row.item.sentAt = now
      row.item.attempts += 1
      row.item.looks = 0
    }
    row.owner = owner.number
    row.claim += 1
    try OutboxTable(database: database).save(row)
    return ClaimedWrite(item: row.item, task: task, claim: row.claim)
  }

  /// Owners of rows that ended without giving them back.
  func deadOwners(seenBy owner: OutboxOwner) throws -> [Int64] {
    let statement = try database.cachedStatement(
      sql: "SELECT DISTINCT owner FROM outbox WHERE owner IS NOT NULL AND state IN ('queued', 'sending', 'inDoubt')")
    return try Int64.fetchAll(statement).filter { !owner.isAlive($0) }
  }

  func release(_ owner: Int64, dueAt: Instant) throws {
    try database.run(
      "UPDATE outbox SET state = 'inDoubt', due_at = ?, owner = NULL WHERE owner = ? AND state = 'sending'",
      [dueAt.microseconds, owner])
    try database.run("UPDATE outbox SET owner = NULL WHERE owner = ?", [owner])
  }

  static func list(_ accounts: Set<AccountID>) -> String {
    JSON.array(accounts.map { .string($0.rawValue) }).text
  }

  static func accountNumbers(_ list: String) -> String {
    "SELECT account.id FROM account WHERE account.name IN (SELECT value FROM json_each(\(list)))"
  }

  /// The condition for a row `waiting` to be taken once it is due, and what stands for its question marks.
  private static func free(
    of accounts: Set<AccountID>, _ wanted: Set<WriteID>?
  ) -> (condition: String, arguments: StatementArguments) {
    guard let wanted else { return (isFree, [list(accounts)]) }
    let ids = JSON.array(wanted.map { .string($0.rawValue.storable) }).text
    return ("\(isFree) AND \(isWanted)", [list(accounts), ids])
  }

  /// Whether a free row `waiting` is wanted, or one behind it is: a free row is the first of its record.
  private static let isWanted = """
    EXISTS (
      SELECT 1 FROM outbox AS wanted
      WHERE wanted.account = waiting.account AND wanted.kind = waiting.kind
        AND wanted.service_id = waiting.service_id AND wanted.state IN ('queued', 'sending', 'inDoubt')
        AND wanted.write_id IN (SELECT value FROM json_each(?)))
    """

  /// Whether a row `waiting` may be taken once it is due: it is the first of its record that is under way. That goes
  /// for looking as well. Equal notes that are sent and looked for at the same time would be taken for one another.
  private static let isFree = """
    waiting.state IN ('queued', 'sending', 'inDoubt') AND waiting.state <> 'sending' AND waiting.owner IS NULL
    AND waiting.question IS NULL AND waiting.account IN (\(accountNumbers("?")))
    AND NOT EXISTS (
      SELECT 1 FROM outbox AS earlier
      WHERE earlier.account = waiting.account AND earlier.kind = waiting.kind
        AND earlier.service_id = waiting.service_id AND earlier.id < waiting.id
        AND earlier.state IN ('queued', 'sending', 'inDoubt'))
    """
}

extension OutboxItem {
  /// What becomes of the item after every outcome but a delivery.
  fileprivate mutating func apply(_ outcome: DeliveryOutcome, to claimed: ClaimedWrite) {
    switch outcome {
    case .delivered: break
    case .rejected(let problem):
      state = .rejected
      sentAt = nil
      self.problem = problem
    case .conflict(let conflict):
      state = .conflict
      sentAt = nil
      attempts -= 1
      problem = nil
      self.conflict = conflict
    case .queued(let dueAt, let problem):
      queue(dueAt: dueAt)
      self.problem = problem ?? self.problem
    case .inDoubt(let dueAt, let problem):
      state = .inDoubt
      self.dueAt = dueAt
      self.problem = problem ?? self.problem
    case .unclear(let question):
      state = .inDoubt
      self.question = question
    case .notTried:
      switch claimed.task {
      case .send:
        state = .queued
        sentAt = nil
        attempts -= 1
      case .settle: looks -= 1
      }
    }
  }

  /// It has not arrived, and is to be sent.
  mutating func queue(dueAt: Instant) {
    state = .queued
    self.dueAt = dueAt
    sentAt = nil
    question = nil
    looks = 0
    // What was not there after one attempt says nothing about the next.
    if problem == .notThereYet { problem = nil }
  }
}
