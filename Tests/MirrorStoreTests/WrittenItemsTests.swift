import CRM
import MirrorStore
import Testing

/// What a delivery leaves on the timelines that the mirror has.
@Suite struct WrittenItemsTests {
  let store: MirrorStore
  let owner: OutboxOwner
  private let lead = ref("l1")
  private let limit = "This account does not give its timeline."

  init() throws {
    store = try .temporary()
    owner = try OutboxOwner(of: store)
  }

  private func fetch(_ items: [TimelineItem], of ref: RecordRef? = nil, limitation: String? = nil, at: Int64) throws {
    let page = TimelinePage(items: items, next: nil, limitation: limitation)
    try store.beginTimeline(of: ref ?? lead, with: page, at: moment(at))
  }

  private func deliver(_ change: Write.Change, as delivery: Delivery, id: String = "w", at: Int64 = 100) throws {
    _ = try store.enqueue(
      Write(id: WriteID(id), ref: lead, change: change, madeAt: moment(at)), dueAt: moment(0))
    let claimed = try #require(try store.claim(owner))
    _ = try #require(try store.finish(claimed, .delivered(delivery), at: moment(at)))
  }

  private func items(of ref: RecordRef? = nil) throws -> [TimelineItem] {
    try store.timeline(of: ref ?? lead)?.items ?? []
  }

  private let entry = Write.Change.create(Entry(.note, [.text: .text("Hello")]))
  private let task = TimelineItem(
    id: "t", kind: .task, at: moment(50), title: "Call back", actor: "Ada", isDone: false, source: "Close task")

  @Test func aTimelineThatWasNeverFetchedIsNotBegunByADelivery() throws {
    try deliver(entry, as: delivery("n"))
    #expect(try store.timeline(of: lead) == nil)
  }

  @Test func theServicesItemIsSeenAtOnce() throws {
    try fetch([item("a", at: 10)], at: 10)
    try deliver(entry, as: delivery("n", at: 100))
    #expect(try items().map(\.id) == ["n", "a"])
    #expect(try store.timeline(of: lead)?.fetchedAt == moment(10))
  }

  @Test func withoutOneTheWriteItselfIsSeen() throws {
    try fetch([item("a", at: 10)], at: 10)
    try deliver(entry, as: Delivery())
    #expect(
      try items().first
        == TimelineItem(
          id: "local:w", kind: .note, at: moment(100), title: "Hello", source: "written here"))
  }

  @Test func whatTheServiceListsTakesThePlaceOfALocalItem() throws {
    try fetch([], at: 10)
    try deliver(entry, as: Delivery())
    try fetch([item("n", at: 100)], at: 101)
    #expect(try items().map(\.id) == ["n"])
  }

  @Test func localItemsStayWhereTheServiceDoesNotListEverything() throws {
    try fetch([], limitation: limit, at: 10)
    try deliver(entry, as: Delivery(), id: "w1")
    try deliver(entry, as: delivery("n", at: 90), id: "w2")
    try fetch([item("feed", at: 300)], limitation: limit, at: 9_000)
    #expect(try items().map(\.id) == ["feed", "local:w1", "n"])
    // The account has got its timeline after all.
    try fetch([item("feed", at: 300)], at: 9_001)
    #expect(try items().map(\.id) == ["feed"])
  }

  @Test func aPageThatWasOnItsWayBeforeTheDeliveryDoesNotTakeTheItemAway() throws {
    try fetch([], at: 10)
    try deliver(entry, as: delivery("n", at: 100), at: 100)
    try fetch([], at: 101)
    #expect(try items().map(\.id) == ["n"])
    try fetch([], at: 300)
    #expect(try items().isEmpty)
  }

  @Test func anItemThatTheServiceListsIsTheServicesFromThenOn() throws {
    try fetch([], at: 10)
    try deliver(entry, as: delivery("n", at: 100), at: 100)
    try fetch([item("n", at: 100)], at: 101)
    // Deleted on the service a moment later.
    try fetch([], at: 102)
    #expect(try items().isEmpty)
  }

  @Test func aChangeIsSeenInEveryTimelineThatHasTheItem() throws {
    let contact = RecordRef(work, RecordID(.contact, "c1"))
    try fetch([task], at: 10)
    try fetch([task], of: contact, at: 10)
    try deliver(.complete(ItemTarget(task), true), as: Delivery())
    #expect(try items().first?.isDone == true)
    #expect(try items(of: contact).first?.isDone == true)
    #expect(try items().first?.actor == "Ada")
    try deliver(.delete(ItemTarget(task)), as: Delivery(), id: "w2")
    #expect(try items().isEmpty)
    #expect(try items(of: contact).isEmpty)
  }

  @Test func anItemThatBecomesAnotherIsThereOnce() throws {
    try fetch([task], at: 10)
    let done = TimelineItem(id: "done", kind: .task, at: moment(100), title: "Done", isDone: true, source: "Close")
    try deliver(.complete(ItemTarget(task), true), as: Delivery(item: done))
    #expect(try items() == [done])
  }

  @Test func anEditShowsItsTextAndKeepsTheRest() throws {
    try fetch([task], at: 10)
    try deliver(.edit(ItemTarget(task), Entry(.todo, [.text: .text("Write")])), as: Delivery())
    #expect(try items().first?.title == "Write")
    #expect(try items().first?.actor == "Ada")
  }

  @Test func aChangeToAnItemThatIsNotThereMakesNone() throws {
    try fetch([], at: 10)
    try deliver(.complete(ItemTarget(task), true), as: Delivery())
    #expect(try items().isEmpty)
  }

  @Test func aTimelineBegunLaterHasWhatWasWrittenBefore() throws {
    try deliver(entry, as: Delivery(), id: "w1", at: 100)
    try deliver(entry, as: delivery("n", at: 110), id: "w2", at: 110)
    let written = ItemTarget(id: "local:w1", kind: .note, title: "Hello")
    try deliver(.edit(written, Entry(.note, [.text: .text("Better")])), as: Delivery(), id: "w3", at: 120)
    try deliver(.delete(ItemTarget(id: "n", kind: .note, title: "Hello")), as: Delivery(), id: "w4", at: 130)
    try fetch([], limitation: limit, at: 200)
    #expect(try items().map(\.title) == ["Better"])
    // A service that lists everything needs no help.
    try deliver(entry, as: Delivery(), id: "w5", at: 140)
    let other = ref("l2")
    _ = try store.enqueue(note("w6", on: other), dueAt: moment(0))
    _ = try store.finish(try #require(try store.claim(owner)), .delivered(Delivery()), at: moment(150))
    try fetch([], of: other, at: 200)
    #expect(try items(of: other).isEmpty)
  }
}
