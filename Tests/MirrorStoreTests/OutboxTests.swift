import CRM
import MirrorStore
import Testing

@Suite struct OutboxTests {
  let store: MirrorStore
  let owner: OutboxOwner

  init() throws {
    store = try .temporary()
    owner = try OutboxOwner(of: store)
  }

  @Test(arguments: [
    Write.Change.create(
      Entry(
        .call,
        [
          .text: .text("a\u{0}b\n漢字"), .outcome: .choice("vm-left"), .at: .moment(moment(3)),
          .due: .day(CalendarDate(daysSince1970: 20_000)), .duration: .seconds(65), .pinned: .flag(true),
          .participants: .list(["a@example.com", "b"]),
        ])),
    .edit(ItemTarget(id: "a", kind: .note, title: "T"), Entry(.note, [.text: .text("x")])),
    .delete(ItemTarget(id: "a", kind: .call, title: "T")),
    .complete(ItemTarget(id: "a", kind: .task, title: "T"), false),
    .postpone(ItemTarget(id: "a", kind: .task, title: "T"), to: nil),
    .postpone(ItemTarget(id: "a", kind: .task, title: "T"), to: .moment(moment(1))),
    .reassign(ItemTarget(id: "a", kind: .task, title: "T"), to: "user"),
  ])
  func everyWriteComesBackWhole(change: Write.Change) throws {
    let write = Write(id: WriteID("w"), ref: ref("l1"), change: change, madeAt: moment(0))
    let item = try store.enqueue(write, dueAt: moment(5))
    #expect(item == OutboxItem(write: write, dueAt: moment(5)))
    #expect(try store.outboxItem(write.id) == item)
    #expect(try store.outbox(of: write.ref) == [item])
    #expect(try store.outbox(delivered: false) == [item])
  }

  @Test func takesTheDraftsPlace() throws {
    let key = DraftKey(ref("l1"), .note)
    let other = DraftKey(ref("l1"), .call)
    for key in [key, other] { try store.saveDraft(Draft(key: key, texts: [.text: "Hello"], savedAt: moment(0))) }
    _ = try store.enqueue(note("w1"), dueAt: moment(0), replacing: key)
    #expect(try store.draft(key) == nil)
    #expect(try store.draft(other) != nil)
  }

  @Test func aSecondCallWithTheSameIdChangesNothing() throws {
    let first = try store.enqueue(note("w1"), dueAt: moment(0))
    let key = DraftKey(ref("l1"), .note)
    try store.saveDraft(Draft(key: key, texts: [.text: "Next"], savedAt: moment(0)))
    #expect(try store.enqueue(note("w1", text: "Other"), dueAt: moment(9), replacing: key) == first)
    #expect(try store.outbox(delivered: true) == [first])
    #expect(try store.draft(key) != nil)
  }

  @Test func countsWhatIsNotDelivered() throws {
    #expect(try store.outboxCounts().isEmpty)
    let home = AccountID("home")
    try store.put(note("a"), note("b"), note("c", on: ref("l2")), note("d", on: ref("l1", in: home)))
    let first = try #require(try store.claim(owner))
    _ = try store.finish(first, .delivered(delivery("n")), at: moment(11))
    let second = try #require(try store.claim(owner))
    _ = try store.finish(second, .rejected(refusal), at: moment(12))
    #expect(try store.outboxCounts() == [work: [.rejected: 1, .queued: 1], home: [.queued: 1]])
    #expect(try store.outbox(delivered: false).map(\.id.rawValue) == ["b", "c", "d"])
    #expect(try store.outbox(delivered: true).map(\.id.rawValue) == ["a", "b", "c", "d"])
  }

  @Test func itemsThatOtherWritesBecameAreKnown() throws {
    try store.put(note("a"), note("b"), note("c"), note("far", on: ref("l1", in: AccountID("home"))))
    for (write, item) in [("a", "n1"), ("b", "n2")] {
      let claimed = try #require(try store.claim(owner))
      #expect(claimed.item.id.rawValue == write)
      _ = try store.finish(claimed, .delivered(delivery(item)), at: moment(11))
    }
    #expect(try store.itemsKnown(besides: note("c")) == ["n1", "n2"])
    #expect(try store.itemsKnown(besides: note("a")) == ["n2"])
    let edit = Write(
      id: WriteID("e"), ref: ref("l1"), change: .delete(ItemTarget(id: "n1", kind: .note, title: "N")),
      madeAt: moment(0))
    #expect(try store.itemsKnown(besides: edit) == ["n2"])
    #expect(try store.itemsKnown(besides: note("x", on: ref("l1", in: AccountID("none")))).isEmpty)
  }

  @Test func deliveredRowsAreKeptForAMonth() throws {
    try store.put(note("a"), note("b"), note("c"))
    let day: Int64 = 86_400
    for (write, at) in [("a", 0), ("b", 20 * day), ("c", 31 * day)] {
      let claimed = try #require(try store.claim(owner))
      #expect(claimed.item.id.rawValue == write)
      _ = try store.finish(claimed, .delivered(delivery("n\(write)")), at: moment(at))
    }
    #expect(try store.outbox(delivered: true).map(\.id.rawValue) == ["b", "c"])
  }
}
