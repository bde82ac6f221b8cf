import CSQLite

/// A mirror's file, seen as the database it is.
struct Mirror {
  let path: String

  /// Makes every answer as young as if it had just been fetched, so that nothing of it is asked for again.
  func rejuvenate() throws { try run("UPDATE answer SET fetched_at = \(Clock.microseconds)") }

  private func run(_ statement: String) throws {
    var database: OpaquePointer?
    defer { sqlite3_close(database) }
    guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
      sqlite3_exec(database, statement, nil, nil, nil) == SQLITE_OK
    else { throw BenchError("the mirror \(path): \(String(cString: sqlite3_errmsg(database)))") }
  }

  /// The names of its records.
  func titles() throws -> [String] {
    var database: OpaquePointer?
    var query: OpaquePointer?
    defer {
      sqlite3_finalize(query)
      sqlite3_close(database)
    }
    guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
      sqlite3_prepare_v2(database, "SELECT title FROM record WHERE title <> '' ORDER BY id", -1, &query, nil)
        == SQLITE_OK
    else { throw BenchError("the mirror \(path): \(String(cString: sqlite3_errmsg(database)))") }
    var titles: [String] = []
    while sqlite3_step(query) == SQLITE_ROW, let text = sqlite3_column_text(query, 0) {
      // A line break in a name would end a header.
      titles.append(
        String(String(cString: text).map { $0.isNewline || $0.unicodeScalars.first!.value < 32 ? " " : $0 }))
    }
    return titles
  }
}
