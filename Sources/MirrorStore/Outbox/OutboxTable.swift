import CRM
import GRDB

/// A row of `outbox`.
struct OutboxRow {
  let number: Int64
  /// Which account it belongs to, as a number.
  let account: Int64
  var item: OutboxItem
  var owner: Int64?
  var claim: Int64
  /// Items of the service that belong to something else than a write from here.
  var ruledOut: [TimelineItem.ID]

  /// Nobody sends it or looks for it any more.
  mutating func release() { owner = nil }
}

/// Statements on `outbox`, for use within a transaction.
struct OutboxTable {
  let database: Database

  func find(_ id: WriteID) throws -> OutboxRow? {
    try rows("WHERE write_id = ?", [id.rawValue.storable]).first
  }

  func rows(of ref: RecordRef) throws -> [OutboxRow] {
    guard let account = try database.number(of: ref.account) else { return [] }
    return try rows(
      "WHERE account = ? AND kind = ? AND service_id = ? ORDER BY id",
      [account, ref.record.kind.rawValue, ref.record.id.storable])
  }

  /// Every row that `rest` of the statement selects.
  func rows(_ rest: String, _ arguments: StatementArguments = []) throws -> [OutboxRow] {
    let statement = try database.cachedStatement(sql: "\(Self.select) \(rest)")
    let cursor = try Row.fetchCursor(statement, arguments: arguments)
    var rows: [OutboxRow] = []
    while let row = try cursor.next() { rows.append(try Self.read(row)) }
    return rows
  }

  func insert(_ write: Write, dueAt: Instant) throws {
    try database.run(
      """
      INSERT INTO outbox (write_id, account, kind, service_id, json, state, attempts, looks, due_at, claim)
      VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, 0)
      """,
      [
        write.id.rawValue.storable, database.numberForSaving(write.ref.account), write.ref.record.kind.rawValue,
        write.ref.record.id.storable, StoredJSON.text(write), OutboxState.queued.rawValue, dueAt.microseconds,
      ])
  }

  /// Saves everything about a row but what it writes.
  func save(_ row: OutboxRow) throws {
    let item = row.item
    try database.run(
      """
      UPDATE outbox SET state = ?, attempts = ?, looks = ?, due_at = ?, sent_at = ?, problem = ?, question = ?,
        conflict = ?, delivery = ?, item_id = ?, ruled_out = ?, delivered_at = ?, owner = ?, claim = ?
      WHERE id = ?
      """,
      [
        item.state.rawValue, item.attempts, item.looks, item.dueAt.microseconds, item.sentAt?.microseconds,
        StoredJSON.optional(item.problem), StoredJSON.optional(item.question), StoredJSON.optional(item.conflict),
        StoredJSON.optional(item.delivery), item.delivery?.item?.id.storable,
        StoredJSON.optional(row.ruledOut.isEmpty ? nil : row.ruledOut), item.deliveredAt?.microseconds, row.owner,
        row.claim, row.number,
      ])
  }

  /// Changes what a row writes.
  func save(_ write: Write, in row: OutboxRow) throws {
    try database.run(
      "UPDATE outbox SET json = ?, account = ?, kind = ?, service_id = ? WHERE id = ?",
      [
        StoredJSON.text(write), database.numberForSaving(write.ref.account), write.ref.record.kind.rawValue,
        write.ref.record.id.storable, row.number,
      ])
  }

  /// Puts a row behind all others. One that has let others pass must not be sent, or looked for, ahead of them again:
  /// they may be in doubt.
  func moveToEnd(_ row: OutboxRow) throws {
    try database.run("UPDATE outbox SET id = (SELECT max(id) FROM outbox) + 1 WHERE id = ?", [row.number])
  }

  func remove(_ row: OutboxRow) throws {
    try database.run("DELETE FROM outbox WHERE id = ?", [row.number])
  }

  private static func read(_ row: Row) throws -> OutboxRow {
    let item = OutboxItem(
      write: try StoredJSON.value(Write.self, row[2] as String),
      state: try storedCase(OutboxState.self, row[3]), attempts: row[4], looks: row[5],
      dueAt: Instant(microseconds: row[6]), sentAt: Instant(stored: row[7]),
      problem: try StoredJSON.optional(OutboxProblem.self, row[8] as String?),
      question: try StoredJSON.optional(OutboxQuestion.self, row[9] as String?),
      conflict: try StoredJSON.optional(WriteConflict.self, row[15] as String?),
      delivery: try StoredJSON.optional(Delivery.self, row[10] as String?), deliveredAt: Instant(stored: row[11]))
    return OutboxRow(
      number: row[0], account: row[1], item: item, owner: row[12], claim: row[13],
      ruledOut: try StoredJSON.optional([TimelineItem.ID].self, row[14] as String?) ?? [])
  }

  private static let select = """
    SELECT id, account, json, state, attempts, looks, due_at, sent_at, problem, question, delivery, delivered_at, owner,
      claim, ruled_out, conflict
    FROM outbox
    """
}
