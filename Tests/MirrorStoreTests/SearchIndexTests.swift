import CRM
import GRDB
import MirrorStore
import TestSupport
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

  @Test func changesWithinOneTransactionCountInTheirOrder() throws {
    let other = RecordID(.lead, "l2")
    func record(_ id: RecordID, _ title: String) -> CRM.Record {
      Record(id: id, title: title, updated: moment(5), original: ["name": .string(title)])
    }
    _ = try store.begin(
      leads, in: work,
      with: RecordPage(records: [record(ref.record, "Ada"), record(other, "Bo"), record(ref.record, "Cy")], next: nil),
      at: moment(6))
    #expect(try found("ada") == [])
    #expect(try found("cy") == ["l1"])
    #expect(try found("bo") == ["l2"])
  }

  @Test func findsTheSameWhenItIsMerged() throws {
    for index in 0..<30 {
      try store.save(
        Record(
          id: RecordID(.lead, "r\(index)"), title: "Adam \(index)", updated: moment(Int64(index) * 4000),
          original: ["description": .string("step \(index % 7)")]), in: work, at: moment(0))
    }
    let queries = ["ada", "ada 3", "note:step", "ada step 4", "adma"]
    let before = try queries.map(found)
    #expect(before.allSatisfy { !$0.isEmpty })
    var isFirst = true
    while try store.mergeSearchIndex(isFirst: isFirst, pages: 10) { isFirst = false }
    #expect(try queries.map(found) == before)
    #expect(try !store.mergeSearchIndex(isFirst: true))
  }

  @Test func severalWordsAreRankedTheSameHoweverManyAreFound() throws {
    for index in 0..<30 {
      try store.save(
        Record(
          id: RecordID(.lead, "r\(index)"), title: index == 3 ? "Ada King" : "Bo \(index)",
          updated: moment(Int64(index) * 4000), original: ["description": "Ada King"]), in: work, at: moment(0))
    }
    let query = SearchQuery("ada king")
    for limit in [1, 5, 30, 31, 50] {
      let ids = try store.search(query, limit: limit, now: moment(0)).map(\.row.id.id)
      let others = (0..<30).reversed().filter { $0 != 3 }.map { "r\($0)" }
      #expect(ids == Array((["r3"] + others).prefix(limit)))
    }
  }
}
