import CRM
import GRDB
import Strings

/// Statements on `record` and `original`, for use within a transaction.
struct RecordTable {
  let database: Database

  /// Saves one record of an account and returns its number.
  func save(_ record: CRM.Record, account: Int64, at: Instant) throws -> Int64 {
    try save(PreparedRecord(record), account: account, at: at)
  }

  func save(_ prepared: PreparedRecord, account: Int64, at: Instant) throws -> Int64 {
    let record = prepared.record
    let indexing = RecordIndexing(database: database)
    let former = try indexing.stored(record.id, account: account)
    let keepsOriginal = record.isPartial && former?.isPartial == false
    let formerOriginal = try former.flatMap { try indexing.originalText(of: $0.number) }
    let id = try database.insertedID(
      Self.save,
      [
        account, record.id.kind.rawValue, record.id.id.storable, record.title.storable, record.subtitle?.storable,
        record.status?.storable, record.value?.storable, record.created?.microseconds, record.updated?.microseconds,
        record.isPartial, at.microseconds,
      ])
    let originalText = keepsOriginal ? formerOriginal : prepared.text
    if !keepsOriginal, originalText != formerOriginal {
      try database.run("INSERT OR REPLACE INTO original (record, json) VALUES (?, ?)", [id, originalText])
    }
    let saved =
      record.isPartial
      ? try indexing.stored(record.id, account: account)
      : IndexedRecord(record, number: id, account: account, place: former?.place)
    guard let saved else { return id }
    if saved.place != nil, saved.isSame(as: former), originalText == formerOriginal { return id }
    let original = keepsOriginal ? try formerOriginal.map(self.original) ?? record.original : record.original
    try indexing.update(
      saved, terms: prepared.terms ?? saved.terms(original), former: former, formerOriginal: formerOriginal)
    return id
  }

  func record(_ id: RecordID, account: Int64) throws -> StoredRecord? {
    let statement = try database.cachedStatement(sql: Self.select)
    guard let row = try Row.fetchOne(statement, arguments: [account, id.kind.rawValue, id.id.storable]) else {
      return nil
    }
    let record = CRM.Record(
      id: id, title: row[0], subtitle: row[1], status: row[2], value: row[3], created: Instant(stored: row[4]),
      updated: Instant(stored: row[5]), isPartial: row[6], original: try original(row[8]))
    return StoredRecord(record: record, fetchedAt: Instant(microseconds: row[7]))
  }

  /// The number of a record; nil when the mirror does not have it.
  func number(of id: RecordID, account: Int64) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM record WHERE account = ? AND kind = ? AND service_id = ?"),
      arguments: [account, id.kind.rawValue, id.id.storable])
  }

  private func original(_ text: String) throws -> JSON {
    do {
      return try JSON(parsing: text)
    } catch {
      throw UnreadableRow(problem: Strings.MirrorFaults.storedRecord(error.description))
    }
  }

  // A partial record says nothing about the fields it lacks, and does not make what the whole one said any younger.
  private static let save = """
    INSERT INTO record
      (account, kind, service_id, title, subtitle, status, value, created, updated, is_partial, fetched_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (account, kind, service_id) DO UPDATE SET
      title = excluded.title,
      subtitle = iif(excluded.is_partial, coalesce(excluded.subtitle, subtitle), excluded.subtitle),
      status = iif(excluded.is_partial, coalesce(excluded.status, status), excluded.status),
      value = iif(excluded.is_partial, coalesce(excluded.value, value), excluded.value),
      created = iif(excluded.is_partial, coalesce(excluded.created, created), excluded.created),
      updated = iif(excluded.is_partial, coalesce(excluded.updated, updated), excluded.updated),
      fetched_at = iif(excluded.is_partial AND NOT is_partial, fetched_at, excluded.fetched_at),
      is_partial = excluded.is_partial AND is_partial
    RETURNING id
    """

  private static let select = """
    SELECT title, subtitle, status, value, created, updated, is_partial, fetched_at, json
    FROM record JOIN original ON original.record = record.id
    WHERE account = ? AND kind = ? AND service_id = ?
    """
}
