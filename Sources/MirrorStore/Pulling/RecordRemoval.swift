import CRM
import GRDB

/// Takes records out of the mirror with their places in answers and their timelines, for use within a transaction.
/// What the user wrote about them stays: drafts and the outbox.
struct RecordRemoval {
  let database: Database
  let account: Int64

  /// Removes those of `ids` that are there, and says which these were.
  func remove(_ ids: [RecordID]) throws -> [RecordID] {
    let table = RecordTable(database: database)
    return try remove(
      Set(ids).compactMap { id in try table.number(of: id, account: account).map { ($0, id) } })
  }

  /// Removes every record of a kind that was not fetched since `moment`.
  func removeOlder(than moment: Instant, kind: RecordKind) throws -> [RecordID] {
    try remove(
      found(
        "SELECT id, service_id FROM record WHERE account = ? AND kind = ? AND fetched_at < ?",
        [account, kind.rawValue, moment.microseconds], kind))
  }

  /// Removes every record of a kind whose key the pass that just ended has not met, unless it was fetched since `moment`,
  /// when the pass began.
  func removeUnmet(kind: RecordKind, fetchedBy moment: Instant) throws -> [RecordID] {
    try remove(
      found(
        """
        SELECT id, service_id FROM record WHERE account = ?1 AND kind = ?2 AND fetched_at <= ?3 AND NOT EXISTS (
          SELECT 1 FROM pull_key
          WHERE pull_key.account = ?1 AND pull_key.kind = ?2 AND pull_key.service_id = record.service_id)
        """,
        [account, kind.rawValue, moment.microseconds], kind))
  }

  private func found(
    _ sql: String, _ arguments: StatementArguments, _ kind: RecordKind
  ) throws -> [(number: Int64, id: RecordID)] {
    try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map { ($0[0], RecordID(kind, $0[1])) }
  }

  private func remove(_ records: [(number: Int64, id: RecordID)]) throws -> [RecordID] {
    try takeOutOfAnswers(records.map(\.number))
    let indexing = RecordIndexing(database: database)
    for number in records.map(\.number) {
      try indexing.remove(number)
      try database.run(
        """
        DELETE FROM timeline WHERE (account, kind, service_id) =
          (SELECT account, kind, service_id FROM record WHERE id = ?)
        """, [number])
      try database.run("DELETE FROM record WHERE id = ?", [number])
    }
    return records.map(\.id)
  }

  private func takeOutOfAnswers(_ numbers: [Int64]) throws {
    guard !numbers.isEmpty else { return }
    for var head in try AnswerHead.all(of: account, in: database) {
      let runs = RowRuns(answer: head.id, database: database)
      let positions = try numbers.compactMap(runs.position).sorted()
      guard !positions.isEmpty else { continue }
      let fresh = positions.filter(head.fresh.contains)
      head.total = head.total.map { max(0, $0 - fresh.count) }
      // The tail lies below the fresh run; where they touch, closing one does not move the other.
      head.fresh = try runs.close(fresh, in: head.fresh)
      head.tail = try runs.close(positions.filter(head.tail.contains), in: head.tail)
      try head.save(in: database)
    }
  }
}

extension AnswerHead {
  /// The answers of an account.
  fileprivate static func all(of account: Int64, in database: Database) throws -> [AnswerHead] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT id, fresh_start, fresh_count, tail_start, tail_count, total, next, fetched_at FROM answer
        WHERE account = ?
        """)
    return try Row.fetchAll(statement, arguments: [account]).map { row in
      let fresh: Int64 = row[1]
      let tail: Int64 = row[3]
      return AnswerHead(
        id: row[0], fresh: fresh..<fresh + row[2], tail: tail..<tail + row[4], total: row[5], next: row[6],
        fetchedAt: Instant(microseconds: row[7]))
    }
  }
}
