public import CRM
import GRDB

extension MirrorStore {
  /// Starts a new paging of `question` with its first page, fetched at `at`.
  ///
  /// The page's rows become the first. Rows of the earlier paging that are not among them stay behind as a stale tail,
  /// unless the page is also the last: so a list does not shrink while it is fetched again.
  public func begin(
    _ question: Question, in account: AccountID, with page: RecordPage, at: Instant
  ) throws(MirrorError) -> Answer {
    try write { database in
      let account = try database.numberForSaving(account)
      let records = try RecordTable(database: database).saveOnce(page.records, account: account, at: at)
      var head =
        try AnswerHead.find(question, account: account, in: database)
        ?? AnswerHead.create(question, account: account, in: database)
      let runs = RowRuns(answer: head.id, database: database)
      if page.next == nil {
        try runs.remove(head.fresh)
        try runs.remove(head.tail)
        head.tail = 0..<0
      } else {
        let earlier = try runs.join(head.fresh, head.tail)
        let gaps = try records.compactMap(runs.position).sorted()
        head.tail = try runs.close(gaps, in: earlier)
      }
      let start = head.tail.isEmpty ? 0 : head.tail.upperBound
      try runs.insert(records, at: start)
      head.fresh = start..<start + Int64(records.count)
      head.total = page.total
      head.next = page.next
      head.fetchedAt = at
      try head.save(in: database)
      return head.answer
    }
  }

  /// Adds the page that `next` named to the current paging of `question`. Nil, and nothing is written, when the answer
  /// has moved on meanwhile: its `next` is another.
  ///
  /// A record that an earlier page had stays where it was. After the last page nothing stale is left.
  public func extend(
    _ question: Question, in account: AccountID, from next: String, with page: RecordPage, at: Instant
  ) throws(MirrorError) -> Answer? {
    try write { database in
      guard let account = try database.number(of: account),
        var head = try AnswerHead.find(question, account: account, in: database), head.next == next.storable
      else { return nil }
      let records = try RecordTable(database: database).saveOnce(page.records, account: account, at: at)
      let runs = RowRuns(answer: head.id, database: database)
      let placed = try records.map { (record: $0, position: try runs.position(of: $0)) }
      let added = placed.filter { entry in !(entry.position.map(head.fresh.contains) ?? false) }
      if page.next == nil {
        try runs.remove(head.tail)
        head.tail = 0..<0
      } else {
        head.tail = try runs.close(added.compactMap(\.position).sorted(), in: head.tail)
      }
      try runs.insert(added.map(\.record), at: head.fresh.upperBound)
      head.fresh = head.fresh.lowerBound..<head.fresh.upperBound + Int64(added.count)
      head.total = page.total ?? head.total
      head.next = page.next
      try head.save(in: database)
      return head.answer
    }
  }
}

extension RecordTable {
  /// Saves the records of a page and returns their numbers in its order, each once.
  fileprivate func saveOnce(_ records: [CRM.Record], account: Int64, at: Instant) throws -> [Int64] {
    var seen: Set<Int64> = []
    return try records.map { try save($0, account: account, at: at) }.filter { seen.insert($0).inserted }
  }
}
