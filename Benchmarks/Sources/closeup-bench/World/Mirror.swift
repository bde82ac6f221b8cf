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

  /// The names of its records, or so many of them from all over the mirror. What is started by a large process takes
  /// longer to start, and is reckoned to be as large: the bench keeps few.
  func titles(atMost count: Int = .max) throws -> [String] {
    let step = max(1, try records() / count)
    // A line break in a name would end a header.
    return try texts("SELECT title FROM record WHERE title <> '' AND id % \(step) = 0 ORDER BY id").map { title in
      String(title.map { $0.isNewline || $0.unicodeScalars.first!.value < 32 ? " " : $0 })
    }
  }

  /// The ids of leads, from all over the mirror.
  func leadIDs(count: Int) throws -> [String] {
    let step = max(1, try records() / count / 4)
    return try texts("SELECT service_id FROM record WHERE kind = 'lead' AND id % \(step) = 0 LIMIT \(count)")
  }

  private func records() throws -> Int {
    guard let count = try texts("SELECT count(*) FROM record").first.flatMap({ Int($0) }) else {
      throw BenchError("the mirror \(path) does not tell its size")
    }
    return count
  }

  /// Bytes of the file for each record, beyond those of the records' JSON.
  func bytesBeyondJSON() throws -> Double {
    try run("PRAGMA wal_checkpoint(TRUNCATE)")
    let figures = try texts(
      """
      SELECT (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)
        UNION ALL SELECT sum(length(CAST(json AS BLOB))) FROM original UNION ALL SELECT count(*) FROM record
      """
    ).compactMap(Double.init)
    guard figures.count == 3 else { throw BenchError("the mirror \(path) does not tell its size") }
    return (figures[0] - figures[1]) / figures[2]
  }

  /// The first column of the rows that a query finds.
  private func texts(_ statement: String) throws -> [String] {
    var database: OpaquePointer?
    var query: OpaquePointer?
    defer {
      sqlite3_finalize(query)
      sqlite3_close(database)
    }
    guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
      sqlite3_prepare_v2(database, statement, -1, &query, nil) == SQLITE_OK
    else { throw BenchError("the mirror \(path): \(String(cString: sqlite3_errmsg(database)))") }
    var texts: [String] = []
    while sqlite3_step(query) == SQLITE_ROW {
      if let text = sqlite3_column_text(query, 0) { texts.append(String(cString: text)) }
    }
    return texts
  }
}
