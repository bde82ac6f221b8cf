import CRM
import GRDB

/// A row of `timeline`: whose it is and how far it goes.
struct TimelineHead {
  let id: Int64
  /// Counts how often the timeline was started over; items of an earlier paging are stale.
  var paging: Int64
  var next: String?
  var limitation: String?
  var fetchedAt: Instant

  /// Whether it holds only what came by other ways than its own pages.
  var isUnfetched: Bool { fetchedAt.microseconds == 0 }

  static func find(_ record: RecordID, account: Int64, in database: Database) throws -> TimelineHead? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT id, paging, next, limitation, fetched_at FROM timeline WHERE account = ? AND kind = ? AND service_id = ?
        """)
    let row = try Row.fetchOne(statement, arguments: [account, record.kind.rawValue, record.id.storable])
    return row.map {
      TimelineHead(
        id: $0[0], paging: $0[1], next: $0[2], limitation: $0[3], fetchedAt: Instant(microseconds: $0[4]))
    }
  }

  static func create(_ record: RecordID, account: Int64, in database: Database) throws -> TimelineHead {
    let id = try database.insertedID(
      """
      INSERT INTO timeline (account, kind, service_id, paging, fetched_at) VALUES (?, ?, ?, 0, 0) RETURNING id
      """,
      [account, record.kind.rawValue, record.id.storable])
    return TimelineHead(id: id, paging: 0, fetchedAt: Instant(microseconds: 0))
  }

  func save(in database: Database) throws {
    try database.run(
      "UPDATE timeline SET paging = ?, next = ?, limitation = ?, fetched_at = ? WHERE id = ?",
      [paging, next?.storable, limitation?.storable, fetchedAt.microseconds, id])
  }
}
