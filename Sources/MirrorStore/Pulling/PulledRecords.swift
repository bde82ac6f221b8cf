import CRM
import GRDB

/// Saves records that may be there already, for use within a transaction.
struct PulledRecords {
  let database: Database
  let account: Int64
  let at: Instant
  /// What it came to so far.
  var changes = PulledChanges()

  init(database: Database, account: Int64, at: Instant) {
    self.database = database
    self.account = account
    self.at = at
  }

  mutating func save(_ prepared: PreparedRecord) throws {
    let record = prepared.record
    let statement = try database.cachedStatement(sql: Self.known)
    let row = try Row.fetchOne(statement, arguments: [account, record.id.kind.rawValue, record.id.id.storable])
    guard let row else {
      _ = try RecordTable(database: database).save(prepared, account: account, at: at)
      changes.new.append(record.id)
      return
    }
    let known = Known(row)
    let current =
      record.isPartial && !known.isPartial ? PreparedRecord(try filledUp(record, by: known)) : prepared
    if try isSame(current, as: known) {
      try database.run("UPDATE record SET fetched_at = ? WHERE id = ?", [at.microseconds, known.number])
      return
    }
    _ = try RecordTable(database: database).save(current, account: account, at: at)
    // What was only known from a list is not changed by being known whole.
    if !known.isPartial { changes.changed.append(record.id) }
  }

  private struct Known {
    let number: Int64
    let title: String
    let status: String?
    let subtitle: String?
    let isPartial: Bool

    init(_ row: Row) {
      number = row[0]
      title = row[1]
      status = row[2]
      subtitle = row[3]
      isPartial = row[4]
    }
  }

  private func isSame(_ prepared: PreparedRecord, as known: Known) throws -> Bool {
    let record = prepared.record
    return try known.title == record.title.storable && known.status == record.status?.storable
      && known.subtitle == record.subtitle?.storable && known.isPartial == record.isPartial
      && originalText(known.number) == prepared.text
  }

  /// The record with what came of it in the place of what was known, and the rest as it was.
  private func filledUp(_ record: CRM.Record, by known: Known) throws -> CRM.Record {
    guard let text = try originalText(known.number), var members = try? JSON(parsing: text).object,
      let news = record.original.object
    else { return record }
    for (key, value) in news.members { members[key] = value }
    var whole = record
    whole.original = .object(members)
    whole.subtitle = record.subtitle ?? known.subtitle
    whole.status = record.status ?? known.status
    whole.isPartial = false
    return whole
  }

  private func originalText(_ number: Int64) throws -> String? {
    try String.fetchOne(
      database.cachedStatement(sql: "SELECT json FROM original WHERE record = ?"), arguments: [number])
  }

  private static let known = """
    SELECT id, title, status, subtitle, is_partial FROM record WHERE account = ? AND kind = ? AND service_id = ?
    """
}
