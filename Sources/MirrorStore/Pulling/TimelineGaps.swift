public import CRM
import GRDB

/// A record whose timeline the mirror does not have, or not all of it, or not what happened since.
public struct TimelineGap: Sendable, Hashable {
  public enum Extent: Sendable, Hashable {
    /// Its newest page is to be fetched.
    case newest
    /// Its older pages are missing.
    case older
  }

  public let record: RecordID
  public let extent: Extent
  /// Gaps are told by falling numbers.
  public let number: Int64
}

extension MirrorStore {
  /// The next gaps below a number, at most `limit`: those of records that the mirror knows for the shortest time come
  /// first. Nil begins.
  public func timelineGaps(
    of kind: RecordKind, in account: AccountID, below number: Int64? = nil, limit: Int
  ) throws(MirrorError) -> [TimelineGap] {
    try read { database in
      guard let own = try database.number(of: account) else { return [] }
      let statement = try database.cachedStatement(
        sql: """
          SELECT record.id, record.service_id, \(Self.isOlderMissing) FROM \(Self.records) AND \(Self.isGap)
          AND record.id < ? ORDER BY record.id DESC LIMIT ?
          """)
      let rows = try Row.fetchAll(statement, arguments: [own, kind.rawValue, number ?? .max, limit])
      return rows.map {
        TimelineGap(record: RecordID(kind, $0[1]), extent: $0[2] ? .older : .newest, number: $0[0])
      }
    }
  }

  /// How many gaps there are.
  public func timelineGapCount(of kind: RecordKind, in account: AccountID) throws(MirrorError) -> Int {
    try read { database in
      guard let own = try database.number(of: account) else { return 0 }
      let statement = try database.cachedStatement(
        sql: "SELECT count(*) FROM \(Self.records) AND \(Self.isGap)")
      return try Int.fetchOne(statement, arguments: [own, kind.rawValue]) ?? 0
    }
  }

  /// In the order of the rows: sorting a million records for every few would take seconds each time.
  private static let records = """
    record NOT INDEXED LEFT JOIN timeline ON timeline.account = record.account AND timeline.kind = record.kind
      AND timeline.service_id = record.service_id
    WHERE record.account = ? AND record.kind = ?
    """

  private static let isNewestMissing = """
    (timeline.id IS NULL OR timeline.fetched_at = 0 OR coalesce(timeline.changed_at > timeline.fetched_at, 0))
    """
  private static let isOlderMissing = "(NOT \(isNewestMissing) AND timeline.next IS NOT NULL)"
  private static let isGap = "(\(isNewestMissing) OR timeline.next IS NOT NULL)"
}
