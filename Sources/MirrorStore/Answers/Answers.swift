public import CRM
import GRDB

extension MirrorStore {
  /// What is known of the answer to `question`; nil when it was never asked.
  public func answer(to question: Question, in account: AccountID) throws(MirrorError) -> Answer? {
    try read { database in try head(of: question, in: account, database)?.answer }
  }

  /// The rows `range` of an answer in its order, as far as there are such rows.
  public func rows(
    of question: Question, in account: AccountID, _ range: Range<Int>
  ) throws(MirrorError) -> [RecordRow] {
    try read { database in
      guard let head = try head(of: question, in: account, database) else { return [] }
      return try head.positions(of: range).flatMap { try AnswerRows.read($0, of: head.id, in: database) }
    }
  }

  /// Where `record` stands in an answer; nil when it is not in it.
  public func position(
    of record: RecordID, in question: Question, account: AccountID
  ) throws(MirrorError) -> Int? {
    try read { database in
      guard let number = try database.number(of: account),
        let head = try AnswerHead.find(question, account: number, in: database),
        let record = try RecordTable(database: database).number(of: record, account: number),
        let position = try RowRuns(answer: head.id, database: database).position(of: record)
      else { return nil }
      return head.index(of: position)
    }
  }

  private func head(of question: Question, in account: AccountID, _ database: Database) throws -> AnswerHead? {
    guard let account = try database.number(of: account) else { return nil }
    return try AnswerHead.find(question, account: account, in: database)
  }
}

/// Reads list rows by their positions.
enum AnswerRows {
  static func read(_ positions: Range<Int64>, of answer: Int64, in database: Database) throws -> [RecordRow] {
    let cursor = try Row.fetchCursor(
      database.cachedStatement(sql: select), arguments: [answer, positions.lowerBound, positions.upperBound])
    var rows: [RecordRow] = []
    rows.reserveCapacity(positions.count)
    while let row = try cursor.next() {
      rows.append(
        RecordRow(
          id: RecordID(try storedCase(RecordKind.self, row[0]), row[1]), title: row[2], subtitle: row[3],
          status: row[4], value: row[5], updated: Instant(stored: row[6])))
    }
    return rows
  }

  static let select = """
    SELECT record.kind, record.service_id, record.title, record.subtitle, record.status, record.value, record.updated
    FROM answer_row JOIN record ON record.id = answer_row.record
    WHERE answer_row.answer = ? AND answer_row.position >= ? AND answer_row.position < ?
    ORDER BY answer_row.position
    """
}
