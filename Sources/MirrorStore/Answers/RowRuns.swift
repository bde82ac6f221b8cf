import GRDB

/// Rows of one answer in runs of consecutive positions, for use within a transaction.
struct RowRuns {
  let answer: Int64
  let database: Database

  func position(of record: Int64) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT position FROM answer_row WHERE answer = ? AND record = ?"),
      arguments: [answer, record])
  }

  func insert(_ records: some Sequence<Int64>, at start: Int64) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO answer_row (answer, position, record) VALUES (?, ?, ?)")
    var position = start
    for record in records {
      try statement.execute(arguments: [answer, position, record])
      position += 1
    }
  }

  func remove(_ run: Range<Int64>) throws {
    guard !run.isEmpty else { return }
    try database.run(
      "DELETE FROM answer_row WHERE answer = ? AND position >= ? AND position < ?",
      [answer, run.lowerBound, run.upperBound])
  }

  /// Puts records behind those of `run`, all of which then end at `end`. The positions below must be free.
  func append(_ records: [Int64], to run: Range<Int64>, endingAt end: Int64) throws -> Range<Int64> {
    let start = end - Int64(run.count + records.count)
    try move(run, to: start)
    try insert(records, at: start + Int64(run.count))
    return start..<end
  }

  /// Makes one run of two, `first` in front of `second`, by moving the shorter to the longer.
  ///
  /// The positions below `second` and above `first` must be free.
  func join(_ first: Range<Int64>, _ second: Range<Int64>) throws -> Range<Int64> {
    if first.isEmpty { return second }
    if second.isEmpty { return first }
    if first.count <= second.count {
      try move(first, to: second.lowerBound - Int64(first.count))
      return second.lowerBound - Int64(first.count)..<second.upperBound
    }
    try move(second, to: first.upperBound)
    return first.lowerBound..<first.upperBound + Int64(second.count)
  }

  /// Takes the rows at `gaps` out of `run` and moves what is left together; returns the shorter run.
  ///
  /// `gaps` ascend and lie within `run`. Some are closed from the front and the rest from the back, whichever way fewer
  /// rows move: the pages of a list that is fetched again meet their own rows at the front of the tail, and a record
  /// that changed leaves a gap anywhere.
  func close(_ gaps: [Int64], in run: Range<Int64>) throws -> Range<Int64> {
    guard !gaps.isEmpty else { return run }
    let count = gaps.count
    func moves(closingFromFront front: Int) -> Int64 {
      let before = front == 0 ? 0 : gaps[front - 1] + 1 - run.lowerBound - Int64(front)
      let after = front == count ? 0 : run.upperBound - gaps[front] - Int64(count - front)
      return before + after
    }
    let front = (0...count).min { moves(closingFromFront: $0) < moves(closingFromFront: $1) } ?? 0
    let removed = Set(gaps)
    if front > 0 {
      try move(run.lowerBound..<gaps[front - 1] + 1, to: run.lowerBound + Int64(front), without: removed)
    }
    if front < count {
      try move(gaps[front]..<run.upperBound, to: gaps[front], without: removed)
    }
    return run.lowerBound + Int64(front)..<run.upperBound - Int64(count - front)
  }

  private func move(_ run: Range<Int64>, to start: Int64, without removed: Set<Int64> = []) throws {
    let statement = try database.cachedStatement(sql: Self.select)
    var records: [Int64] = []
    let rows = try Row.fetchCursor(statement, arguments: [answer, run.lowerBound, run.upperBound])
    while let row = try rows.next() {
      if !removed.contains(row[0]) { records.append(row[1]) }
    }
    try remove(run)
    try insert(records, at: start)
  }

  private static let select = """
    SELECT position, record FROM answer_row WHERE answer = ? AND position >= ? AND position < ? ORDER BY position
    """
}
