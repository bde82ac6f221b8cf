import CRM
import MirrorStore
import Testing

@Suite struct TimelinesTests {
  let store: MirrorStore
  let ref = RecordRef(work, RecordID(.lead, "l1"))

  init() throws { store = try .temporary() }

  private func begin(_ items: [TimelineItem], next: String?, at seconds: Int64 = 0) throws {
    try store.beginTimeline(of: ref, with: TimelinePage(items: items, next: next), at: moment(seconds))
  }

  private func extend(_ from: String, _ items: [TimelineItem], next: String?) throws {
    try store.extendTimeline(of: ref, from: from, with: TimelinePage(items: items, next: next), at: moment(9))
  }

  private var ids: [String]? { get throws { try store.timeline(of: ref)?.items.map(\.id) } }

  @Test func oneThatWasNeverFetchedIsNotAnEmptyOne() throws {
    #expect(try store.timeline(of: ref) == nil)
    try extend("1", [item("a", at: 1)], next: nil)
    #expect(try store.timeline(of: ref) == nil)
    try store.beginTimeline(
      of: ref, with: TimelinePage(items: [], next: nil, limitation: "This account has none."), at: moment(3))
    #expect(
      try store.timeline(of: ref)
        == StoredTimeline(items: [], next: nil, limitation: "This account has none.", fetchedAt: moment(3)))
  }

  @Test(arguments: TimelineItem.Kind.allCases)
  func itemsComeBackWhole(kind: TimelineItem.Kind) throws {
    let full = TimelineItem(
      id: "a", kind: kind, at: moment(2), title: "T", body: "B\u{1B}\n" + String(repeating: "é", count: 60_000),
      actor: "Ada", direction: .inbound, duration: 61, isDone: false, source: "Close task")
    let bare = TimelineItem(id: "b", kind: kind, at: moment(1), title: "T", source: "s")
    try begin([full, bare], next: nil)
    #expect(try store.timeline(of: ref)?.items == [full, bare])
  }

  @Test func isNewestFirstWhateverTheOrderOfArrival() throws {
    try begin([item("b", at: 20), item("task", at: 90), item("a", at: 30)], next: "1")
    try extend("1", [item("d", at: 5), item("c", at: 10), item("e", at: 5)], next: nil)
    #expect(try ids == ["task", "a", "b", "c", "d", "e"])
  }

  @Test func aNewPagingDropsWhatIsGoneAndKeepsWhatIsOlder() throws {
    try begin([item("d", at: 40), item("c", at: 30)], next: "1")
    try extend("1", [item("b", at: 20), item("a", at: 10)], next: nil)
    try begin([item("e", at: 50), item("c", at: 30, title: "Edited")], next: "1", at: 7)
    let timeline = try #require(try store.timeline(of: ref))
    #expect(timeline.items.map(\.id) == ["e", "c", "b", "a"])
    #expect(timeline.items[1].title == "Edited")
    #expect(timeline.next == "1")
    #expect(timeline.fetchedAt == moment(7))
    try extend("1", [item("a", at: 10)], next: "2")
    #expect(try ids == ["e", "c", "a"])
    try extend("2", [], next: nil)
    #expect(try ids == ["e", "c", "a"])
  }

  @Test func anItemOfTheMomentAtWhichAPageEndsMayBeOnTheNext() throws {
    try begin([item("b", at: 20), item("a", at: 20)], next: "1")
    try begin([item("b", at: 20)], next: "1")
    #expect(try ids == ["b", "a"])
    try extend("1", [item("z", at: 10)], next: "2")
    #expect(try ids == ["b", "z"])
  }

  @Test func theLastPageDropsEveryStaleItem() throws {
    try begin([item("b", at: 20), item("a", at: 10)], next: nil)
    try begin([item("b", at: 20)], next: nil)
    #expect(try ids == ["b"])
    try begin([], next: nil)
    #expect(try ids == [])
  }

  @Test func aLatePageOfAnEarlierPagingIsNotWritten() throws {
    try begin([item("b", at: 20)], next: "1")
    try begin([item("b", at: 20)], next: "2")
    try extend("1", [item("late", at: 1)], next: nil)
    #expect(try ids == ["b"])
    #expect(try store.timeline(of: ref)?.next == "2")
  }

  @Test func anItemMayBeInTheTimelinesOfTwoRecords() throws {
    let contact = RecordRef(work, RecordID(.contact, "c1"))
    try begin([item("a", at: 1)], next: nil)
    try store.beginTimeline(of: contact, with: TimelinePage(items: [item("a", at: 1)], next: nil), at: moment(0))
    try begin([], next: nil)
    #expect(try ids == [])
    #expect(try store.timeline(of: contact)?.items.map(\.id) == ["a"])
  }
}
