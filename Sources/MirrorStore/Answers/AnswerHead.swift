import CRM
import GRDB

/// A row of `answer`: where the answer's rows lie and how far they go.
///
/// The tail, when there is one, always lies below the fresh run, which therefore has room to grow.
struct AnswerHead {
  let id: Int64
  /// Positions of the current paging's rows.
  var fresh: Range<Int64>
  /// Positions of the rows that are left of the earlier paging.
  var tail: Range<Int64>
  var total: Int?
  var next: String?
  var fetchedAt: Instant

  var count: Int { fresh.count + tail.count }

  var answer: Answer {
    Answer(count: count, freshCount: fresh.count, total: total, next: next, fetchedAt: fetchedAt)
  }

  /// The two stretches of positions that hold the rows `range` of the answer, in order.
  func positions(of range: Range<Int>) -> [Range<Int64>] {
    let rows = range.clamped(to: 0..<count)
    let early = rows.clamped(to: 0..<fresh.count)
    let late = rows.clamped(to: fresh.count..<count)
    let runs = [
      fresh.lowerBound + Int64(early.lowerBound)..<fresh.lowerBound + Int64(early.upperBound),
      tail.lowerBound + Int64(late.lowerBound - fresh.count)..<tail.lowerBound + Int64(late.upperBound - fresh.count),
    ]
    return runs.filter { !$0.isEmpty }
  }

  /// The row of the answer that lies at `position`.
  func index(of position: Int64) -> Int? {
    if fresh.contains(position) { return Int(position - fresh.lowerBound) }
    if tail.contains(position) { return fresh.count + Int(position - tail.lowerBound) }
    return nil
  }
}

extension AnswerHead {
  static func find(_ question: Question, account: Int64, in database: Database) throws -> AnswerHead? {
    let statement = try database.cachedStatement(sql: select)
    guard let row = try Row.fetchOne(statement, arguments: [account, question.key]) else { return nil }
    let fresh: Int64 = row[1]
    let tail: Int64 = row[3]
    return AnswerHead(
      id: row[0], fresh: fresh..<fresh + row[2], tail: tail..<tail + row[4], total: row[5], next: row[6],
      fetchedAt: Instant(microseconds: row[7]))
  }

  static func create(_ question: Question, account: Int64, in database: Database) throws -> AnswerHead {
    let id = try database.insertedID(insert, [account, question.key])
    return AnswerHead(id: id, fresh: 0..<0, tail: 0..<0, fetchedAt: Instant(microseconds: 0))
  }

  func save(in database: Database) throws {
    try database.run(
      Self.update,
      [
        fresh.lowerBound, fresh.count, tail.lowerBound, tail.count, total, next?.storable, fetchedAt.microseconds, id,
      ])
  }

  private static let select = """
    SELECT id, fresh_start, fresh_count, tail_start, tail_count, total, next, fetched_at FROM answer
    WHERE account = ? AND question = ?
    """
  private static let insert = """
    INSERT INTO answer (account, question, fresh_start, fresh_count, tail_start, tail_count, fetched_at)
    VALUES (?, ?, 0, 0, 0, 0, 0) RETURNING id
    """
  private static let update = """
    UPDATE answer SET
      fresh_start = ?, fresh_count = ?, tail_start = ?, tail_count = ?, total = ?, next = ?, fetched_at = ?
    WHERE id = ?
    """
}
