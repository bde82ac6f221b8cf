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
}
