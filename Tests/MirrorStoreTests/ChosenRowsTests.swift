import CRM
import MirrorStore
import Testing

@Suite struct ChosenRowsTests {
  let store: MirrorStore
  private let marked = Question(kind: .lead, view: "marked")

  init() throws {
    store = try .temporary()
    _ = try store.begin(leads, in: work, with: page(["a", "b", "c"], next: nil), at: moment(0))
  }

  private func choose(_ ids: String...) throws -> Answer? {
    try store.choose(ids.map { RecordID(.lead, $0) }, as: marked, in: work, at: moment(5))
  }

  @Test func theyAreTheWholeAnswerInTheOrderGiven() throws {
    #expect(
      try choose("c", "nobody", "a", "c")
        == Answer(count: 2, freshCount: 2, total: 2, next: nil, fetchedAt: moment(5)))
    #expect(try store.ids(of: marked) == ["c", "a"])
    #expect(try store.position(of: RecordID(.lead, "a"), in: marked, account: work) == 1)
  }

  @Test func theNextChoiceTakesTheirPlace() throws {
    _ = try choose("a", "b", "c")
    _ = try choose("b")
    #expect(try store.ids(of: marked) == ["b"])
    _ = try choose()
    #expect(try store.ids(of: marked) == [])
    #expect(try store.ids() == ["a", "b", "c"], "other answers stay")
  }

  @Test func placesOfRows() throws {
    #expect(
      try store.places(in: leads, of: work, reach: 100, limit: 10) { $0.id.id != "b" } == [0, 2])
    #expect(try store.places(in: leads, of: work, reach: 100, limit: 1) { _ in true } == [0])
    #expect(try store.places(in: leads, of: work, reach: 2, limit: 9) { _ in true } == [0, 1])
    #expect(try store.places(in: marked, of: work, reach: 2, limit: 9) { _ in true } == [])
  }

  @Test func lastContactAndNextStep() throws {
    let id = RecordID(.lead, "a")
    var todo = item("t1", at: 900, title: "Later")
    todo.kind = .task
    todo.isDone = false
    var sooner = todo
    sooner = TimelineItem(
      id: "t2", kind: .task, at: moment(700), title: "Sooner", isDone: false, source: "Close task")
    let done = TimelineItem(id: "t3", kind: .task, at: moment(1), title: "Done", isDone: true, source: "Close task")
    let someday = TimelineItem(
      id: "t4", kind: .task, at: moment(2), precision: .someday, title: "Someday", isDone: false, source: "Close task")
    let note = TimelineItem(id: "n1", kind: .note, at: moment(50), title: "Note", source: "Close activity")
    try store.beginTimeline(
      of: RecordRef(work, id),
      with: TimelinePage(
        items: [todo, sooner, item("c2", at: 500), note, item("c1", at: 40), someday, done], next: nil),
      at: moment(100))
    let facts = try store.contactFacts(of: [id, RecordID(.lead, "b")], in: work, now: moment(100))
    #expect(facts.count == 1)
    #expect(facts[id]?.lastContact == moment(40), "what is planned was not yet, and a note is no contact")
    #expect(facts[id]?.nextStep?.title == "Sooner")
  }
}
