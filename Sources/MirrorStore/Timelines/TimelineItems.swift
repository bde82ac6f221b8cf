import CRM
import GRDB

/// The items of one timeline, for use within a transaction.
struct TimelineItems {
  let timeline: Int64
  let database: Database

  /// Newest first; items of one moment in the order in which they arrived.
  func all() throws -> [TimelineItem] {
    let statement = try database.cachedStatement(sql: "\(Self.select) WHERE timeline = ? ORDER BY at DESC, id")
    let cursor = try Row.fetchCursor(statement, arguments: [timeline])
    var items: [TimelineItem] = []
    while let row = try cursor.next() { items.append(try Self.read(row)) }
    return items
  }

  func item(_ id: TimelineItem.ID) throws -> TimelineItem? {
    let statement = try database.cachedStatement(sql: "\(Self.select) WHERE timeline = ? AND service_id = ?")
    return try Row.fetchOne(statement, arguments: [timeline, id.storable]).map(Self.read)
  }

  /// The open to-do that is due first; those due some day come last.
  func nextTodo() throws -> TimelineItem? {
    let statement = try database.cachedStatement(
      sql: "\(Self.select) WHERE timeline = ? AND kind = 'task' AND is_done = 0 ORDER BY precision = 2, at, id LIMIT 1")
    return try Row.fetchOne(statement, arguments: [timeline]).map(Self.read)
  }

  /// Saves a page of `paging`, which came at `at`, and drops the stale items that it should have had but has not. Those
  /// are the ones newer than its oldest item: a page is a stretch without holes. After the last page, every stale item
  /// is one. `isLimited` says that the service does not list everything.
  func save(_ page: TimelinePage, paging: Int64, isLimited: Bool, at: Instant) throws {
    for item in page.items { try save(item, paging: paging, writtenAt: nil) }
    let written = Self.keptWhenWritten(isLimited: isLimited, at: at)
    if page.next == nil {
      try removeAll(where: "timeline = ? AND paging < ? AND \(Self.isNotKept)", [timeline, paging] + written)
    } else if let oldest = page.items.map(\.at).min() {
      try removeAll(
        where: "timeline = ? AND paging < ? AND at > ? AND \(Self.isNotKept)",
        [timeline, paging, oldest.microseconds] + written)
    }
  }

  /// Saves an item that a delivery at `writtenAt` has made or changed.
  func save(_ item: TimelineItem, writtenAt: Instant) throws {
    let paging = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT paging FROM timeline WHERE id = ?"), arguments: [timeline])
    try save(item, paging: paging ?? 0, writtenAt: writtenAt)
  }

  func remove(_ id: TimelineItem.ID) throws {
    try removeAll(where: "timeline = ? AND service_id = ?", [timeline, id.storable])
  }

  /// Puts the whole text of an item in the place of its beginning.
  func saveBody(_ body: String, of id: TimelineItem.ID) throws {
    try reindexing(id) {
      try database.run(
        "UPDATE timeline_item SET body = ?, is_cut = 0 WHERE timeline = ? AND service_id = ?",
        [body.storable, timeline, id.storable])
    }
  }

  private func removeAll(where condition: String, _ arguments: StatementArguments) throws {
    try ItemIndexing(database: database).removeAll(where: condition, arguments)
    try database.run("DELETE FROM timeline_item WHERE \(condition)", arguments)
  }

  /// Makes a change to an item and has the index follow.
  private func reindexing(_ id: TimelineItem.ID, _ change: () throws -> Void) throws {
    let indexing = ItemIndexing(database: database)
    let former = try indexing.stored(id, timeline: timeline)
    try change()
    if let item = try indexing.stored(id, timeline: timeline) { try indexing.update(item, former: former) }
  }

  private func save(_ item: TimelineItem, paging: Int64, writtenAt: Instant?) throws {
    try reindexing(item.id) {
      try database.run(
        Self.save,
        [
          timeline, item.id.storable, paging, item.kind.rawValue, item.at.microseconds, item.precision.rawValue,
          item.title.storable, item.body?.storable, item.isCut, item.actor?.storable, item.direction?.rawValue,
          item.duration, item.isDone, item.source.storable, writtenAt?.microseconds,
        ])
    }
  }

  private static func read(_ row: Row) throws -> TimelineItem {
    let direction: String? = row[6]
    return TimelineItem(
      id: row[0], kind: try storedCase(TimelineItem.Kind.self, row[1]), at: Instant(microseconds: row[2]),
      precision: TimelineItem.Precision(rawValue: row[11]) ?? .moment, title: row[3], body: row[4], isCut: row[10],
      actor: row[5],
      direction: try direction.map { try storedCase(TimelineItem.Direction.self, $0) }, duration: row[7],
      isDone: row[8], source: row[9])
  }

  /// Since when items must have been written from here to stay although a page lacks them: local ones, and others.
  ///
  /// Where the service does not list everything, all of them stay. Where it does, its list is right; only it may have
  /// been on its way already when the delivery came, and an item that is there and gone for a moment is taken for lost.
  /// A local one would be there twice then, so it goes.
  private static func keptWhenWritten(isLimited: Bool, at: Instant) -> StatementArguments {
    isLimited ? [Int64.min, Int64.min] : [Int64.max, at.adding(seconds: -60).microseconds]
  }

  private static let isNotKept = """
    (written_at IS NULL OR written_at < iif(service_id GLOB '\(TimelineItem.localPrefix)*', ?, ?))
    """

  private static let select = """
    SELECT service_id, kind, at, title, body, actor, direction, duration, is_done, source, is_cut, precision
    FROM timeline_item
    """

  private static let save = """
    INSERT INTO timeline_item
      (timeline, service_id, paging, kind, at, precision, title, body, is_cut, actor, direction, duration, is_done, source,
        written_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (timeline, service_id) DO UPDATE SET
      paging = excluded.paging, kind = excluded.kind, at = excluded.at, precision = excluded.precision,
      title = excluded.title,
      body = CASE WHEN excluded.is_cut AND NOT is_cut THEN body ELSE excluded.body END,
      is_cut = MIN(excluded.is_cut, is_cut),
      actor = excluded.actor, direction = excluded.direction, duration = excluded.duration,
      is_done = excluded.is_done, source = excluded.source, written_at = excluded.written_at
    """
}
