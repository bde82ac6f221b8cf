import CRM
import GRDB
import MirrorStore
import Testing

/// The index follows what is saved, and nothing else.
@Suite struct SearchIndexTests {
  let store: MirrorStore
  let ref = RecordRef(work, RecordID(.lead, "l1"))

  init() throws { store = try .temporary() }

  private func found(_ typed: String) throws -> [String] {
    let ids = try store.search(SearchQuery(typed), limit: 50, now: moment(100)).map(\.row.id.id)
    try store.checkSearchIndex()
    return ids
  }

  private func save(_ title: String, phone: String = "", isPartial: Bool = false, at seconds: Int64 = 0) throws {
    try store.save(
      Record(
        id: ref.record, title: title, updated: moment(seconds), isPartial: isPartial,
        original: ["name": .string(title), "phone": .string(phone)]), in: work, at: moment(seconds))
  }

  @Test func followsARecordThatChanges() throws {
    try save("Ada", phone: "+14155550132")
    #expect(try found("ada") == ["l1"])
    try save("Grace", phone: "+14155550199", at: 7200)
    #expect(try found("ada") == [])
    #expect(try found("0132") == [])
    #expect(try found("grace 0199") == ["l1"])
  }

  @Test func aPartialSaveKeepsWhatOnlyTheWholeRecordHas() throws {
    try save("Ada", phone: "+14155550132")
    try store.save(
      Record(id: ref.record, title: "Ada King", isPartial: true, original: ["x": "y"]), in: work, at: moment(1))
    #expect(try found("king 415555") == ["l1"])
  }

  @Test func aPartialRecordIsFoundByItsRow() throws {
    try store.save(
      Record(id: ref.record, title: "Ada", status: "Won", isPartial: true, original: [:]), in: work, at: moment(1))
    #expect(try found("stage:won ada") == ["l1"])
    try store.save(Record(id: ref.record, title: "Ada", isPartial: true, original: [:]), in: work, at: moment(2))
    #expect(try found("stage:won ada") == ["l1"])
  }

  @Test func pagesOfListsAreIndexed() throws {
    _ = try store.begin(leads, in: work, with: page(["a", "b"], next: "1"), at: moment(0))
    _ = try store.extend(leads, in: work, from: "1", with: page(["c"], next: nil), at: moment(0))
    #expect(try Set(found("lead")) == ["a", "b", "c"])
  }

  @Test func followsATimeline() throws {
    try save("Ada")
    func begin(_ items: [TimelineItem]) throws {
      try store.beginTimeline(of: ref, with: TimelinePage(items: items, next: nil), at: moment(0))
    }
    try begin([item("a", at: 1, title: "Invoice sent"), item("b", at: 2, title: "Lunch")])
    #expect(try found("invoice") == ["l1"])
    #expect(try found("note:lunch") == ["l1"])
    try begin([item("a", at: 1, title: "Reminder sent")])
    #expect(try found("invoice") == [])
    #expect(try found("lunch") == [])
    try store.saveBody("The whole story", of: "a", in: ref)
    #expect(try found("reminder story") == ["l1"])
  }

  @Test func whatIsWrittenHereIsFound() throws {
    try save("Ada")
    try store.beginTimeline(of: ref, with: TimelinePage(items: [], next: nil, limitation: "none"), at: moment(0))
    let item = TimelineItem(id: "w", kind: .note, at: moment(2), title: "Note", body: "zeppelin", source: "s")
    try store.extendTimeline(of: ref, from: "", with: TimelinePage(items: [item], next: nil), at: moment(2))
    #expect(try found("zeppelin") == [])
    try store.beginTimeline(of: ref, with: TimelinePage(items: [item], next: nil), at: moment(3))
    #expect(try found("zeppelin") == ["l1"])
  }

  @Test func isInStepAfterManyRandomChanges() throws {
    var generator = SeededGenerator(seed: 7)
    let names = ["Ada", "Bo", "Cy", "Dee", "Åke", "山田", "Eve"]
    var expected: [String: String] = [:]
    for step in 0..<400 {
      let id = "r\(Int.random(in: 0..<30, using: &generator))"
      let name = names.randomElement(using: &generator) ?? ""
      let isPartial = Bool.random(using: &generator)
      try store.save(
        Record(
          id: RecordID(.lead, id), title: name, updated: moment(Int64.random(in: 0..<100_000, using: &generator)),
          isPartial: isPartial, original: ["description": .string("step \(step)")]), in: work, at: moment(0))
      expected[id] = name
    }
    for name in names {
      let ids = expected.filter { $0.value == name }.keys.sorted()
      #expect(try found(name).sorted() == ids)
    }
  }

  @Test func whatIsRolledBackIsNotFound() throws {
    try save("Ada")
    let queue = try DatabaseQueue(path: store.path)
    struct Crash: Error {}
    #expect(throws: Crash.self) {
      try queue.write { database in
        try database.execute(sql: "INSERT INTO record_search (rowid, terms) VALUES (1, 'nghost wghost')")
        throw Crash()
      }
    }
    #expect(try found("ghost") == [])
    #expect(try found("ada") == ["l1"])
  }

  @Test func aRowToWhichNothingPointsIsPassedOver() throws {
    try save("Ada")
    try save("Grace", at: 3)
    let queue = try DatabaseQueue(path: store.path)
    try queue.write { database in
      try database.execute(sql: "DELETE FROM record")
    }
    #expect(try found("grace") == [])
    try save("Ada")
    #expect(try found("ada") == ["l1"])
  }

  @Test func canBeBuiltAnew() throws {
    try save("Ada")
    try store.beginTimeline(
      of: ref, with: TimelinePage(items: [item("a", at: 1, title: "Lunch")], next: nil), at: moment(0))
    try store.rebuildSearchIndex()
    #expect(try found("ada") == [])
    #expect(try store.searchBacklog().remaining == 2)
    #expect(try store.indexBacklog(rows: 1).remaining == 1)
    #expect(try found("ada") == ["l1"])
    try save("Ada King", at: 9)
    #expect(try store.indexBacklog(rows: 10).isDone)
    #expect(try found("lunch") == ["l1"])
    #expect(try found("king") == ["l1"])
  }
}
