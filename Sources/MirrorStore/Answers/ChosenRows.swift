public import CRM
import GRDB

extension MirrorStore {
  /// Makes these records, in this order, the whole answer to a question that no service is asked, such as that for the
  /// records marked here. Those that the mirror does not have are left out. `at` is when it was made.
  ///
  /// Returns the answer; nil when nothing was ever saved of the account.
  public func choose(
    _ records: [RecordID], as question: Question, in account: AccountID, at: Instant
  ) throws(MirrorError) -> Answer? {
    try write { database in
      guard let account = try database.number(of: account) else { return nil }
      let table = RecordTable(database: database)
      var seen: Set<Int64> = []
      let chosen = try records.compactMap { try table.number(of: $0, account: account) }
        .filter { seen.insert($0).inserted }
      var head =
        try AnswerHead.find(question, account: account, in: database)
        ?? AnswerHead.create(question, account: account, in: database)
      let runs = RowRuns(answer: head.id, database: database)
      try runs.remove(head.fresh)
      try runs.remove(head.tail)
      try runs.insert(chosen, at: 0)
      head.tail = 0..<0
      head.fresh = 0..<Int64(chosen.count)
      head.total = chosen.count
      head.next = nil
      head.fetchedAt = at
      try head.save(in: database)
      return head.answer
    }
  }

  /// The rows of an answer that `isWanted`, as their places in it, ascending; at most `limit`. Reads no further than
  /// the first `reach` rows.
  public func places(
    in question: Question, of account: AccountID, reach: Int, limit: Int, where isWanted: (RecordRow) -> Bool
  ) throws(MirrorError) -> [Int] {
    var places: [Int] = []
    var start = 0
    while start < reach, places.count < limit {
      let rows = try rows(of: question, in: account, start..<min(reach, start + 1000))
      if rows.isEmpty { break }
      for (offset, row) in rows.enumerated() where isWanted(row) { places.append(start + offset) }
      start += rows.count
    }
    return Array(places.prefix(limit))
  }
}
