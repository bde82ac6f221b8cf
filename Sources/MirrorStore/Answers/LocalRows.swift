public import CRM
import GRDB

extension MirrorStore {
  /// Puts records that the mirror found behind the rows of an answer that the service gave or is to give: those that the
  /// answer does not have, in this order. They stay as stale rows do, until the answer's last page is there.
  ///
  /// Returns the answer as it is then; nil when nothing was ever saved of the account.
  public func addLocalRows(
    _ records: [RecordID], to question: Question, in account: AccountID
  ) throws(MirrorError) -> Answer? {
    try write { database in
      guard let account = try database.number(of: account) else { return nil }
      let table = RecordTable(database: database)
      var head =
        try AnswerHead.find(question, account: account, in: database)
        ?? AnswerHead.create(question, account: account, in: database)
      let runs = RowRuns(answer: head.id, database: database)
      let added = try records.compactMap { try table.number(of: $0, account: account) }
        .filter { try runs.position(of: $0) == nil }
      // The tail ends where the fresh rows begin: it grows by moving down.
      head.tail = try runs.append(added, to: head.tail, endingAt: head.fresh.lowerBound)
      try head.save(in: database)
      return head.answer
    }
  }

  /// Puts every record of the question's kind that the mirror has behind the rows of its answer, in `order`: what a
  /// list shows that the service cannot be asked for. They stay as those of ``addLocalRows(_:to:in:)`` do.
  ///
  /// Returns the answer as it is then, of an account that was never pulled as old as can be; nil when there is no record.
  public func addEveryRecord(
    to question: Question, in account: AccountID, in order: RecordOrder
  ) throws(MirrorError) -> Answer? {
    try write { database in
      guard let account = try database.number(of: account) else { return nil }
      var head =
        try AnswerHead.find(question, account: account, in: database)
        ?? AnswerHead.create(question, account: account, in: database)
      let missing = try Int64.fetchAll(
        database,
        sql: """
          SELECT id FROM record WHERE account = ? AND kind = ?
            AND id NOT IN (SELECT record FROM answer_row WHERE answer = ?)
          ORDER BY \(order.expression), id
          """,
        arguments: [account, question.kind.rawValue, head.id])
      head.tail = try RowRuns(answer: head.id, database: database)
        .append(missing, to: head.tail, endingAt: head.fresh.lowerBound)
      if head.fresh.isEmpty, let state = try PullTable(database: database, account: account).state(of: question.kind),
        let finishedAt = state.finishedAt
      {
        head.fetchedAt = max(head.fetchedAt, state.changedAt ?? finishedAt)
      }
      try head.save(in: database)
      return head.count == 0 ? nil : head.answer
    }
  }
}

/// An order that the mirror can put records in.
public enum RecordOrder: Sendable, Hashable {
  case title(isDescending: Bool)
  case created(isDescending: Bool)
  case updated(isDescending: Bool)

  fileprivate var expression: String {
    switch self {
    case .title(let isDescending): "title COLLATE NOCASE \(isDescending ? "DESC" : "ASC")"
    case .created(let isDescending): "created \(isDescending ? "DESC" : "ASC")"
    case .updated(let isDescending): "updated \(isDescending ? "DESC" : "ASC")"
    }
  }
}
