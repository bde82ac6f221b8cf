import CRM
import MirrorStore
import Testing

/// A write that waits because the item was changed there meanwhile.
@Suite struct OutboxConflictTests {
  private let folder: Folder
  private let store: MirrorStore
  private let owner: OutboxOwner
  private static let target = ItemTarget(id: "acti_1", kind: .note, title: "Kick-off")
  private static let before = Entry(.note, [.text: .text("Old"), .title: .text("Kick-off")])
  private static let conflict = WriteConflict(
    .changedBoth, [.init(.text, base: .text("Old"), theirs: .text("Theirs"), mine: .text("Mine"))])

  init() throws {
    folder = try Folder()
    store = try MirrorStore(path: folder.file("mirror.sqlite"))
    owner = try OutboxOwner(of: store)
  }

  private func edit(_ id: String, _ field: EntryField = .text, _ text: String = "Mine") -> Write {
    var entry = Self.before
    entry[field] = .text(text)
    return Write(
      id: WriteID(id), ref: ref("l1"), change: .edit(Self.target, entry, before: Self.before), madeAt: moment(0),
      base: ItemFacts(Self.before.values))
  }

  @discardableResult
  private func conflicting(_ id: String = "a") throws -> OutboxItem {
    try store.put(edit(id))
    let sent = try #require(try store.claim(owner))
    return try #require(try store.finish(sent, .conflict(Self.conflict), at: moment(11)))
  }

  @Test func itIsKeptAsItWas() throws {
    let item = try conflicting()
    #expect(item.state == .conflict && item.conflict == Self.conflict && item.attempts == 0)
    // Another program, or the next run, has all of it.
    let again = try MirrorStore(path: folder.file("mirror.sqlite"))
    #expect(try again.outbox(delivered: false) == [item])
    #expect(try again.outboxItem(WriteID("a"))?.write == edit("a"))
    #expect(try again.outboxCounts() == [work: [.conflict: 1]])
  }

  @Test func itWaitsForTheUserAndHoldsNobodyBack() throws {
    try conflicting()
    #expect(try store.claim(owner) == nil)
    #expect(try store.nextOutboxDate(accounts: [work]) == nil)
    #expect(try store.resend(WriteID("a"), at: moment(12)) == nil)
    #expect(try store.withdraw(WriteID("a")) == nil)
    #expect(try store.acknowledge(WriteID("a"), at: moment(12)) == nil)
    try store.put(note("b"))
    #expect(try store.claim(owner)?.item.id == WriteID("b"))
  }

  @Test func decidedItIsQueuedAnewBehindWhatWentAhead() throws {
    let item = try conflicting()
    try store.put(note("b"))
    let resolved = try #require(item.write.resolving(Self.conflict, keeping: [.text]))
    let queued = try #require(try store.rewrite(item.id, as: resolved, at: moment(12)))
    #expect(queued.state == .queued && queued.conflict == nil && queued.write == resolved)
    #expect(try store.outbox(delivered: false).map(\.id.rawValue) == ["b", "a"])
    // The first decision counts.
    let sent = try #require(try store.claim(owner, at: moment(13)))
    _ = try store.finish(sent, .delivered(delivery("n")), at: moment(14))
    let edited = try #require(try store.claim(owner, at: moment(15)))
    #expect(edited.item.write == resolved)
    #expect(try store.rewrite(item.id, as: edit("a"), at: moment(16)) == nil)
  }

  @Test func givenUpItIsGone() throws {
    try conflicting()
    #expect(try store.discard(WriteID("a"))?.state == .conflict)
    #expect(try store.outbox(delivered: true).isEmpty)
  }

  @Test func whatFollowsAnOwnChangeIsAChangeOfWhatThatMade() throws {
    try store.put(edit("a", .title, "Mine"), edit("b"))
    let sent = try #require(try store.claim(owner))
    _ = try store.finish(sent, .delivered(Delivery()), at: moment(11))
    let next = try #require(try store.claim(owner, at: moment(12)))
    #expect(next.item.write.assignments.map(\.field) == [.text])
    #expect(next.item.write.base?[.title] == .text("Mine"))
  }

  @Test func aDraftKeepsWhatTheItemWas() throws {
    let key = DraftKey(ref("l1"), .note, editing: Self.target)
    let base = EditBase(entry: Self.before, facts: ItemFacts(Self.before.values))
    let draft = Draft(key: key, texts: [.text: "Mi"], savedAt: moment(1), base: base)
    try store.saveDraft(draft)
    #expect(try store.draft(key) == draft)
    #expect(try store.drafts(of: nil) == [draft])
  }
}
