import CRM
import MirrorStore
import Testing

@Suite struct AnswersTests {
  let store: MirrorStore

  init() throws { store = try .temporary() }

  private func begin(_ ids: [String], next: String?, total: Int? = nil, at seconds: Int64 = 0) throws -> Answer {
    try store.begin(leads, in: work, with: page(ids, next: next, total: total), at: moment(seconds))
  }

  private func extend(_ next: String, _ ids: [String], next following: String?) throws -> Answer? {
    try store.extend(leads, in: work, from: next, with: page(ids, next: following), at: moment(9))
  }

  @Test func aQuestionNeverAskedHasNoAnswer() throws {
    #expect(try store.answer(to: leads, in: work) == nil)
    #expect(try store.ids() == [])
    #expect(try store.position(of: RecordID(.lead, "a"), in: leads, account: work) == nil)
    #expect(try extend("1", ["a"], next: nil) == nil)
    #expect(try store.record(RecordRef(work, RecordID(.lead, "a"))) == nil)
  }

  @Test func pagesFollowEachOther() throws {
    let first = try begin(["a", "b"], next: "1", total: 4)
    #expect(first == Answer(count: 2, freshCount: 2, total: 4, next: "1", fetchedAt: moment(0)))
    #expect(!first.isComplete)
    let second = try extend("1", ["c", "d"], next: nil)
    #expect(second == Answer(count: 4, freshCount: 4, total: 4, next: nil, fetchedAt: moment(0)))
    #expect(second?.isComplete == true)
    #expect(try store.answer(to: leads, in: work) == second)
    #expect(try store.ids() == ["a", "b", "c", "d"])
  }

  @Test func localRowsStandBehindWhatTheServiceFound() throws {
    let question = Question(kind: .lead, text: "a")
    _ = try begin(["x", "y", "z"], next: nil)
    let local = ["z", "nobody", "x"].map { RecordID(.lead, $0) }
    let before = try #require(try store.addLocalRows(local, to: question, in: work))
    #expect(before.count == 2 && before.freshCount == 0)
    #expect(try store.rows(of: question, in: work, 0..<9).map(\.id.id) == ["z", "x"])
    // The service finds one of them and another.
    let answer = try store.begin(question, in: work, with: page(["x", "b"], next: "1"), at: moment(5))
    #expect(answer.count == 3 && answer.freshCount == 2)
    #expect(try store.rows(of: question, in: work, 0..<9).map(\.id.id) == ["x", "b", "z"])
    let last = try store.extend(question, in: work, from: "1", with: page(["c"], next: nil), at: moment(6))
    #expect(last?.count == 3)
    let after = try #require(try store.addLocalRows(local + [RecordID(.lead, "y")], to: question, in: work))
    #expect(after.count == 5 && after.freshCount == 3 && after.isComplete)
    #expect(try store.rows(of: question, in: work, 0..<9).map(\.id.id) == ["x", "b", "c", "z", "y"])
    #expect(try store.position(of: RecordID(.lead, "y"), in: question, account: work) == 4)
    #expect(try store.addLocalRows(local, to: question, in: work)?.count == 5, "the same again changes nothing")
  }

  @Test func anEmptyAnswerIsAnAnswer() throws {
    #expect(try begin([], next: nil, total: 0).isComplete)
    #expect(try store.answer(to: leads, in: work)?.count == 0)
  }

  @Test func rowsShowWhatTheListNeeds() throws {
    let record = Record(
      id: RecordID(.lead, "a"), title: "Ada", subtitle: "Engines", status: "Won", value: "$5", updated: moment(3),
      original: nil)
    _ = try store.begin(leads, in: work, with: RecordPage(records: [record], next: nil), at: moment(0))
    #expect(
      try store.rows(of: leads, in: work, 0..<1) == [
        RecordRow(id: record.id, title: "Ada", subtitle: "Engines", status: "Won", value: "$5", updated: moment(3))
      ])
  }

  @Test func rangesAreClamped() throws {
    _ = try begin(["a", "b", "c"], next: "1")
    _ = try begin(["x"], next: "1")
    #expect(try store.rows(of: leads, in: work, 2..<99).map(\.id.id) == ["b", "c"])
    #expect(try store.rows(of: leads, in: work, -5..<2).map(\.id.id) == ["x", "a"])
    #expect(try store.rows(of: leads, in: work, 4..<9).isEmpty)
    #expect(try store.rows(of: leads, in: work, 1..<1).isEmpty)
  }

  @Test func aNewPagingKeepsTheEarlierRowsBehindIt() throws {
    _ = try begin(["a", "b"], next: "1")
    _ = try extend("1", ["c", "d"], next: nil)
    let again = try begin(["d", "n"], next: "1", at: 5)
    #expect(again == Answer(count: 5, freshCount: 2, total: nil, next: "1", fetchedAt: moment(5)))
    #expect(try store.ids() == ["d", "n", "a", "b", "c"])
    #expect(try extend("1", ["b"], next: "2")?.count == 5)
    #expect(try store.ids() == ["d", "n", "b", "a", "c"])
    #expect(try extend("2", ["a"], next: nil)?.count == 4)
    #expect(try store.ids() == ["d", "n", "b", "a"])
  }

  @Test func aPagingBegunTwiceKeepsBothTails() throws {
    _ = try begin(["a", "b", "c", "d"], next: "1")
    _ = try begin(["x", "b"], next: "1")
    _ = try begin(["d", "y"], next: "1")
    #expect(try store.ids() == ["d", "y", "x", "b", "a", "c"])
  }

  @Test func aCompleteFirstPageDropsTheTail() throws {
    _ = try begin(["a", "b"], next: "1")
    #expect(try begin(["c"], next: nil).count == 1)
    #expect(try store.ids() == ["c"])
  }

  @Test func aRepeatedRecordStaysAtItsFirstPlace() throws {
    _ = try begin(["a", "b", "a"], next: "1")
    #expect(try extend("1", ["b", "c", "c"], next: "2")?.freshCount == 3)
    #expect(try store.ids() == ["a", "b", "c"])
  }

  @Test func aLatePageOfAnEarlierPagingIsNotWritten() throws {
    _ = try begin(["a"], next: "1")
    _ = try begin(["b"], next: "2")
    #expect(try extend("1", ["late"], next: nil) == nil)
    #expect(try store.ids() == ["b", "a"])
    #expect(try store.record(RecordRef(work, RecordID(.lead, "late"))) == nil)
  }

  @Test func positionsFollowTheRows() throws {
    _ = try begin(["a", "b", "c"], next: "1")
    _ = try begin(["c", "d"], next: "1")
    for (index, id) in try store.ids().enumerated() {
      #expect(try store.position(of: RecordID(.lead, id), in: leads, account: work) == index)
    }
    #expect(try store.position(of: RecordID(.contact, "a"), in: leads, account: work) == nil)
  }

  @Test func questionsAndAccountsHaveAnswersOfTheirOwn() throws {
    let home = AccountID("home")
    let byName = SortOrder("display_name", label: "Name", isDescending: false)
    let questions = [
      leads, Question(kind: .contact), Question(kind: .lead, text: "ada"), Question(kind: .lead, view: "ada"),
      Question(kind: .lead, sort: byName),
      Question(kind: .lead, sort: SortOrder("display_name", label: "Name", isDescending: true)),
    ]
    for (index, question) in questions.enumerated() {
      _ = try store.begin(question, in: work, with: page(["\(index)"], next: nil), at: moment(0))
    }
    for (index, question) in questions.enumerated() {
      #expect(try store.ids(of: question) == ["\(index)"])
      #expect(try store.answer(to: question, in: home) == nil)
    }
    let renamed = Question(kind: .lead, sort: SortOrder("display_name", label: "Lead name", isDescending: false))
    #expect(try store.ids(of: renamed) == ["4"])
  }

  @Test func anUpdatedRecordShowsInEveryAnswer() throws {
    _ = try begin(["a"], next: nil)
    try store.save(lead("a", title: "New name"), in: work, at: moment(1))
    #expect(try store.rows(of: leads, in: work, 0..<1).first?.title == "New name")
  }

  @Test func twoStoresShareOneFile() async throws {
    let folder = try Folder()
    defer { withExtendedLifetime(folder) {} }
    let one = try MirrorStore(path: folder.file("mirror.sqlite"))
    let two = try MirrorStore(path: folder.file("mirror.sqlite"))
    _ = try one.begin(leads, in: work, with: page(["a"], next: "1"), at: moment(0))
    #expect(try two.extend(leads, in: work, from: "1", with: page(["b"], next: "2"), at: moment(1))?.count == 2)
    #expect(try one.extend(leads, in: work, from: "1", with: page(["b"], next: "2"), at: moment(1)) == nil)
    #expect(try one.ids() == ["a", "b"])
    try await withThrowingTaskGroup { group in
      for (store, name) in [(one, "one"), (two, "two")] {
        group.addTask {
          for index in 0..<100 { try store.save(lead("\(name)\(index)"), in: work, at: moment(0)) }
        }
      }
      try await group.waitForAll()
    }
    for name in ["one", "two"] {
      for index in 0..<100 {
        #expect(try one.record(RecordRef(work, RecordID(.lead, "\(name)\(index)"))) != nil)
      }
    }
  }
}
