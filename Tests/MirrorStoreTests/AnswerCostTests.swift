import CRM
import GRDB
import Testing

@testable import MirrorStore

/// What reading and writing a long answer touches, counted and not timed.
@Suite struct AnswerCostTests {
  private static let pageSize = 100

  /// A store with a complete answer of `count` rows, in the order of their ids.
  private func store(count: Int) throws -> MirrorStore {
    let store = try MirrorStore.temporary()
    _ = try store.begin(leads, in: work, with: page([], next: nil), at: moment(0))
    try store.write { database in
      try database.execute(
        sql: """
          INSERT INTO record (account, kind, service_id, title, is_partial, fetched_at)
          WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
          SELECT 1, 'lead', 'r' || i, 'Lead ' || i, 0, 0 FROM n
          """, arguments: [count])
      try database.execute(sql: "INSERT INTO original (record, json) SELECT id, '{}' FROM record")
      try database.execute(sql: "INSERT INTO answer_row SELECT 1, id - 1, id FROM record")
      try database.execute(sql: "UPDATE answer SET fresh_count = ?", arguments: [count])
    }
    return store
  }

  @Test func readingByIndexSearchesForTheRowsAskedForAndNoOthers() throws {
    let store = try store(count: 100_000)
    for start in [0, 50_000, 99_960] {
      let rows = try store.rows(of: leads, in: work, start..<start + 40)
      #expect(rows.map(\.id.id) == (start..<start + 40).map { "r\($0)" })
    }
    // Both are look-ups in a tree: no scan, no counting past rows, no sorting.
    let plan = try store.read { database in
      try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + AnswerRows.select, arguments: [1, 0, 40])
        .map { $0["detail"] as String }
    }
    #expect(
      plan == [
        "SEARCH answer_row USING PRIMARY KEY (answer=? AND position>? AND position<?)",
        "SEARCH record USING INTEGER PRIMARY KEY (rowid=?)",
      ])
  }

  /// Rows that `write` inserts, updates or deletes.
  private func changes(in store: MirrorStore, _ write: () throws -> Void) throws -> Int {
    let before = try store.write { $0.totalChangesCount }
    try write()
    return try store.write { $0.totalChangesCount } - before
  }

  @Test func fetchingALongAnswerAgainWritesThePagesAndNotTheTail() throws {
    let store = try store(count: 20_000)
    let ids = (0..<300).map { "r\($0)" }
    // Per row: the record, its original, the row taken out of the tail and the row put in; its row in the search index
    // and where that is; the new terms, `r17` for one, and what SQLite writes to keep both.
    let most = 20 * Self.pageSize
    #expect(
      try changes(in: store) {
        _ = try store.begin(leads, in: work, with: page(Array(ids[..<100]), next: "1"), at: moment(1))
      } < most)
    #expect(
      try changes(in: store) {
        _ = try store.extend(leads, in: work, from: "1", with: page(Array(ids[100..<200]), next: "2"), at: moment(1))
      } < most)
    // New and gone rows shift the 19 800 behind them, which costs nothing; the 200 of the paging given up are moved.
    #expect(
      try changes(in: store) {
        let shifted = ["new"] + Array(ids[..<50]) + Array(ids[60..<109])
        _ = try store.begin(leads, in: work, with: page(shifted, next: "1"), at: moment(2))
      } < most + 2 * 200)
    #expect(try store.answer(to: leads, in: work)?.count == 20_001)
    #expect(try store.rows(of: leads, in: work, 98..<102).map(\.id.id) == ["r107", "r108", "r50", "r51"])
    #expect(try store.rows(of: leads, in: work, 20_000..<20_001).map(\.id.id) == ["r19999"])
  }

  @Test func aRecordThatMovesUpFromFarBelowMovesTheShorterSide() throws {
    let store = try store(count: 20_000)
    let changes = try changes(in: store) {
      _ = try store.begin(leads, in: work, with: page(["r19000"], next: "1"), at: moment(1))
    }
    #expect(changes < 2 * 1000 + 20)
    #expect(try store.rows(of: leads, in: work, 0..<2).map(\.id.id) == ["r19000", "r0"])
    #expect(try store.rows(of: leads, in: work, 19_000..<19_002).map(\.id.id) == ["r18999", "r19001"])
  }
}
