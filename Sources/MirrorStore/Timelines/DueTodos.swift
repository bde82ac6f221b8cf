public import CRM
import GRDB

/// A to-do of any record.
public struct StoredTodo: Sendable, Hashable {
  public var ref: RecordRef
  public var item: TimelineItem
  /// nil where only the record's timeline is here.
  public var recordTitle: String?
}

extension MirrorStore {
  /// At most `limit` open to-dos that fall due at a time of day after `instant`, the soonest first. Those of a day, or of
  /// some day, are none.
  public func todosDue(after instant: Instant, limit: Int) throws(MirrorError) -> [StoredTodo] {
    try read { database in
      let names = try AccountNames(database: database).names
      let statement = try database.cachedStatement(sql: Self.due)
      let arguments: StatementArguments = [instant.microseconds, limit]
      return try Row.fetchAll(statement, arguments: arguments).compactMap { row -> StoredTodo? in
        guard let account = names[row[0]] else { return nil }
        let record = RecordID(try storedCase(RecordKind.self, row[1]), row[2])
        guard let item = try TimelineItems(timeline: row[3], database: database).item(row[4]) else { return nil }
        let ref = RecordRef(account, record)
        return StoredTodo(ref: ref, item: item, recordTitle: row[5])
      }
    }
  }

  private static let due = """
    WITH soon AS (
      SELECT timeline, service_id, at FROM timeline_item
      WHERE kind = 'task' AND is_done = 0 AND precision = 0 AND at > ?
      ORDER BY at LIMIT ?
    )
    SELECT timeline.account, timeline.kind, timeline.service_id, timeline.id, soon.service_id, record.title
    FROM soon JOIN timeline ON timeline.id = soon.timeline
      LEFT JOIN record ON record.account = timeline.account AND record.kind = timeline.kind
        AND record.service_id = timeline.service_id
    ORDER BY soon.at
    """
}
