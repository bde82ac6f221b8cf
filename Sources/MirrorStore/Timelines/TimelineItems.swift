import CRM
import GRDB

/// The items of one timeline, for use within a transaction.
struct TimelineItems {
  let timeline: Int64
  let database: Database

  /// Newest first; items of one moment in the order in which they arrived.
  func all() throws -> [TimelineItem] {
    let cursor = try Row.fetchCursor(database.cachedStatement(sql: Self.select), arguments: [timeline])
    var items: [TimelineItem] = []
    while let row = try cursor.next() {
      let direction: String? = row[6]
      items.append(
        TimelineItem(
          id: row[0], kind: try storedCase(TimelineItem.Kind.self, row[1]), at: Instant(microseconds: row[2]),
          isAllDay: row[11],
          title: row[3], body: row[4], isCut: row[10], actor: row[5],
          direction: try direction.map { try storedCase(TimelineItem.Direction.self, $0) },
          duration: row[7], isDone: row[8], source: row[9]))
    }
    return items
  }

  /// Saves a page of `paging` and drops the stale items that it should have had but has not. Those are the ones newer
  /// than its oldest item: a page is a stretch without holes. After the last page, every stale item is one.
  func save(_ page: TimelinePage, paging: Int64) throws {
    let statement = try database.cachedStatement(sql: Self.save)
    for item in page.items {
      try statement.execute(arguments: [
        timeline, item.id.storable, paging, item.kind.rawValue, item.at.microseconds, item.isAllDay,
        item.title.storable,
        item.body?.storable, item.isCut, item.actor?.storable, item.direction?.rawValue, item.duration, item.isDone,
        item.source.storable,
      ])
    }
    if page.next == nil {
      try database.run("DELETE FROM timeline_item WHERE timeline = ? AND paging < ?", [timeline, paging])
    } else if let oldest = page.items.map(\.at).min() {
      try database.run(
        "DELETE FROM timeline_item WHERE timeline = ? AND paging < ? AND at > ?",
        [timeline, paging, oldest.microseconds])
    }
  }

  private static let select = """
    SELECT service_id, kind, at, title, body, actor, direction, duration, is_done, source, is_cut, is_all_day FROM timeline_item
    WHERE timeline = ? ORDER BY at DESC, id
    """

  private static let save = """
    INSERT INTO timeline_item
      (timeline, service_id, paging, kind, at, is_all_day, title, body, is_cut, actor, direction, duration, is_done, source)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (timeline, service_id) DO UPDATE SET
      paging = excluded.paging, kind = excluded.kind, at = excluded.at, is_all_day = excluded.is_all_day, title = excluded.title,
      body = CASE WHEN excluded.is_cut AND NOT is_cut THEN body ELSE excluded.body END,
      is_cut = MIN(excluded.is_cut, is_cut),
      actor = excluded.actor, direction = excluded.direction, duration = excluded.duration,
      is_done = excluded.is_done, source = excluded.source
    """
}
