import CRM
import GRDB

/// How much of the mirror is not in the search index yet.
public struct SearchBacklog: Sendable, Hashable {
  /// Rows that are left to look at, at most; 0 when the index has everything.
  public var remaining: Int

  public var isDone: Bool { remaining == 0 }
}

extension MirrorStore {
  /// What an older version, or `rebuildSearchIndex`, left to index.
  public func searchBacklog() throws(MirrorError) -> SearchBacklog {
    try read { try BacklogTable(database: $0).state() }
  }

  /// Indexes some of the backlog, in one short transaction, and says what is left. Does nothing when nothing is.
  ///
  /// `rows` at a time keep a transaction below some tens of milliseconds.
  public func indexBacklog(rows: Int = 100) throws(MirrorError) -> SearchBacklog {
    if try searchBacklog().isDone { return SearchBacklog(remaining: 0) }
    return try write(.recoverable) { database in
      let table = BacklogTable(database: database)
      try table.index(rows)
      return try table.state()
    }
  }

  /// Empties the search index and leaves everything to `indexBacklog`. Meanwhile searches find what is indexed again.
  public func rebuildSearchIndex() throws(MirrorError) {
    try write { database in
      for table in ["record", "timeline_item"] {
        try database.execute(
          sql: """
            UPDATE \(table) SET search_row = NULL, search_hash = NULL WHERE search_row IS NOT NULL;
            UPDATE search_backlog SET done = 0, last = (SELECT coalesce(max(id), 0) FROM \(table)) WHERE name = '\(table)';
            """)
      }
      try database.execute(
        sql: """
          INSERT INTO record_search (record_search) VALUES ('delete-all');
          INSERT INTO item_search (item_search) VALUES ('delete-all');
          DELETE FROM search_typo;
          DELETE FROM search_term;
          """)
    }
  }

  /// Has SQLite check that both parts of the index are whole. Throws `MirrorError` for what is not.
  public func checkSearchIndex() throws(MirrorError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO record_search (record_search) VALUES ('integrity-check');
          INSERT INTO item_search (item_search) VALUES ('integrity-check');
          """)
    }
  }
}

private struct BacklogTable {
  let database: Database

  func state() throws -> SearchBacklog {
    let remaining = try Int.fetchOne(
      database.cachedStatement(sql: "SELECT coalesce(sum(last - done), 0) FROM search_backlog WHERE done < last"))
    return SearchBacklog(remaining: remaining ?? 0)
  }

  /// Records first.
  func index(_ rows: Int) throws {
    let statement = try database.cachedStatement(
      sql: "SELECT name, done, last FROM search_backlog WHERE done < last ORDER BY name LIMIT 1")
    guard let backlog = try Row.fetchOne(statement) else { return }
    let (name, done, last): (String, Int64, Int64) = (backlog[0], backlog[1], backlog[2])
    let reached =
      name == SearchIndex.Content.record.table
      ? try indexRecords(after: done, upTo: last, rows) : try indexItems(after: done, upTo: last, rows)
    try database.run("UPDATE search_backlog SET done = ? WHERE name = ?", [reached ?? last, name])
  }

  /// The number of the last that was looked at; nil when there was none.
  private func indexRecords(after done: Int64, upTo last: Int64, _ rows: Int) throws -> Int64? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT \(IndexedRecord.columns), json FROM record JOIN original ON original.record = record.id
        WHERE record.id > ? AND record.id <= ? ORDER BY record.id LIMIT ?
        """)
    var reached: Int64?
    for row in try Row.fetchAll(statement, arguments: [done, last, rows]) {
      let record = try IndexedRecord(row)
      reached = record.number
      guard record.place == nil, let original = try? JSON(parsing: row[12] as String) else { continue }
      try RecordIndexing(database: database).update(
        record, terms: record.terms(original), former: nil, formerOriginal: nil)
    }
    return reached
  }

  private func indexItems(after done: Int64, upTo last: Int64, _ rows: Int) throws -> Int64? {
    let indexing = ItemIndexing(database: database)
    var reached: Int64?
    for item in try indexing.waiting(after: done, upTo: last, limit: rows) {
      reached = item.number
      if !item.isIndexed { try indexing.update(item, former: nil) }
    }
    return reached
  }
}
