import CRM
import Canvas
import MirrorStore
import Settings
import Testing

@testable import ViewModels

/// Writes whose items were changed at the service meanwhile, from the screen's side.
@Suite struct BrowserConflictTests {
  private static let note = BrowserFixture.note("acti_1")
  private static let before = Entry(.note, [.text: .text("Wants chairs")])
  private static let edit = Write.Change.edit(
    ItemTarget(note), Entry(.note, [.text: .text("Wants tables")]), before: before)
  private static let collision = WriteConflict(
    .changedBoth,
    [.init(.text, base: .text("Wants chairs"), theirs: .text("Wants beds"), mine: .text("Wants tables"))])

  private func row(_ change: Write.Change = edit, _ conflict: WriteConflict? = collision) -> OutboxItem {
    let write = Write(
      id: WriteID("r1"), ref: BrowserFixture.lead, change: change, madeAt: Instant(seconds: 1_800_000_000),
      base: ItemFacts([.text: .text("Wants chairs"), .title: .text("Wants chairs")]))
    return OutboxItem(write: write, state: .conflict, dueAt: Instant(seconds: 1_800_000_000), conflict: conflict)
  }

  private func started(_ rows: OutboxItem..., items: [TimelineItem] = [note]) throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show(items, outbox: rows)
    return fixture
  }

  private func model(_ fixture: BrowserFixture) -> ConflictModel? {
    if case .conflict(let model) = fixture.browser.overlay { model } else { nil }
  }

  private func rewritten(_ effects: [Effect]) -> Write? {
    for case .rewrite(_, let write, _, _) in effects { return write }
    return nil
  }

  @Test func itIsToldAtOnce() throws {
    var fixture = try started()
    let effects = fixture.receive(.outboxChanged(row()))
    #expect(effects.contains(.fetchTimeline(BrowserFixture.lead)) && effects.contains(.countOutbox))
    #expect(
      fixture.browser.problem?.line
        == "“Edit: Wants chairs” was not sent: it was changed at Close meanwhile. ! goes through it.")
    fixture.show([Self.note], outbox: [row()])
    #expect(fixture.browser.timeline.marks["acti_1"]?.words == "edit in conflict: text")
    #expect(fixture.browser.timeline.items.map(\.title) == ["Wants chairs"])
  }

  @Test func fieldsAreChosenAndSentOverWhatWasSeen() throws {
    var fixture = try started(row())
    fixture.type("!")
    #expect(model(fixture)?.rows.map(\.label) == ["Text"])
    #expect(
      model(fixture)?.rows.map { [$0.base, $0.theirs, $0.mine] } == [["Wants chairs", "Wants beds", "Wants tables"]])
    // Nothing is sent before all is decided.
    #expect(rewritten(fixture.type("enter")) == nil)
    #expect(fixture.browser.message == "choose for “Text” first: m or t, mine or Close's")
    fixture.type("t", "m")
    let effects = fixture.type("enter")
    let write = try #require(rewritten(effects))
    #expect(write == row().write.resolving(Self.collision, keeping: [.text]))
    #expect(fixture.browser.overlay == nil)
    var queued = row()
    queued.state = .queued
    queued.conflict = nil
    fixture.receive(.outboxChanged(row()))
    fixture.receive(.outboxAnswered(.rewrite, WriteID("r1"), .done(queued)))
    #expect(fixture.browser.problem == nil && fixture.browser.message == "Changed, queued again")
  }

  @Test func allTheirsGivesItUp() throws {
    var fixture = try started(row())
    fixture.type("!", "T")
    #expect(fixture.type("enter") == [.discard(WriteID("r1"))])
  }

  @Test func itCanBeLeftForLater() throws {
    var fixture = try started(row())
    fixture.type("l", "l", "e")
    #expect(model(fixture) != nil)
    #expect(fixture.type("esc").isEmpty)
    #expect(fixture.browser.overlay == nil)
    // Keys of the panes do nothing to what cannot be seen.
    fixture.type("!", "x")
    #expect(model(fixture) != nil && fixture.browser.message?.contains("does nothing here") == true)
  }

  @Test func somethingElseIsPutTogetherInTheForm() throws {
    var fixture = try started(row())
    fixture.type("!")
    let effects = fixture.type("e")
    let key = try #require(effects.compactMap { if case .loadForm(let key) = $0 { key } else { nil } }.first)
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, row: row())))
    #expect(fixture.form?.model.texts[.text] == "Wants tables")
    fixture.type(text: " and beds")
    let write = try #require(rewritten(fixture.type("enter")))
    #expect(write.assignments.map { [$0.base, $0.value] } == [[.text("Wants beds"), .text("Wants tables and beds")]])
    #expect(write.base?[.text] == .text("Wants beds"))
  }

  @Test func whatWasDeletedThereIsWrittenAnew() throws {
    let gone = row(Self.edit, WriteConflict(deletedThere: row().write))
    var fixture = try started(gone, items: [])
    #expect(fixture.browser.timeline.marks["acti_1"]?.words == "edit in conflict: deleted there")
    fixture.type("!", "m")
    let effects = fixture.type("enter")
    let key = try #require(effects.compactMap { if case .loadForm(let key) = $0 { key } else { nil } }.first)
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, row: gone)))
    let write = try #require(rewritten(fixture.type("enter")))
    #expect(write.change == .create(Entry(.note, [.text: .text("Wants tables")])) && write.base == nil)
  }

  @Test func aDeletionIsDecidedAsAWhole() throws {
    let conflict = WriteConflict(
      .deletedHere, [.init(.text, base: .text("Wants chairs"), theirs: .text("Wants beds"), mine: nil)])
    var fixture = try started(row(.delete(ItemTarget(Self.note)), conflict))
    fixture.type("!")
    #expect(model(fixture)?.notice == "It was changed at Close since. Delete it all the same?")
    #expect(fixture.type("e").contains { if case .loadForm = $0 { true } else { false } } == false)
    fixture.type("m")
    let write = try #require(rewritten(fixture.type("enter")))
    #expect(write.change == .delete(ItemTarget(Self.note)) && write.base?[.text] == .text("Wants beds"))
  }

  @Test func longTextsAreShownFromWhereTheyDiffer() {
    let lines = (0..<9).map { "line \($0)" }
    let texts = ConflictExcerpt.of([
      lines.joined(separator: "\n"), (lines + ["theirs"]).joined(separator: "\n"),
      (lines + ["mine"]).joined(separator: "\n"),
    ])
    #expect(texts == ["… line 7\nline 8", "… line 7\nline 8\ntheirs", "… line 7\nline 8\nmine"])
    #expect(ConflictExcerpt.of(["a\nb", "", "a\nc"]) == ["a\nb", "", "a\nc"])
  }

  // MARK: What a change begins with

  @Test func changesCarryWhatWasSeen() throws {
    var fixture = try started()
    fixture.type("l", "l", "D")
    let deletion = try BrowserFixture.enqueued(fixture.type("y")).write
    #expect(deletion.base == TestRules().facts(of: Self.note))
    fixture.type("e")
    let key = DraftKey(BrowserFixture.lead, .note, editing: ItemTarget(Self.note))
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, item: Self.note)))
    // The timeline follows the service while the form is open; the form does not.
    fixture.show([BrowserFixture.note("acti_1", "Wants beds")])
    fixture.type(text: "!")
    let edit = try BrowserFixture.enqueued(fixture.type("enter")).write
    #expect(edit.base == TestRules().facts(of: Self.note))
    #expect(edit.assignments.map(\.base) == [.text("Wants chairs")])
  }

  @Test func aDraftGoesOnFromWhatItBeganWith() throws {
    var fixture = try started()
    fixture.type("l", "l", "e")
    let key = DraftKey(BrowserFixture.lead, .note, editing: ItemTarget(Self.note))
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, item: Self.note)))
    fixture.type(text: "!")
    let effects = fixture.type("esc")
    let kept = effects.compactMap { if case .saveDraft(let draft) = $0 { draft } else { nil } }
    let draft = try #require(kept.last)
    #expect(draft.base?.entry == Self.before)
    fixture.type("e")
    let changed = BrowserFixture.note("acti_1", "Wants beds")
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, draft: draft, item: changed)))
    let edit = try BrowserFixture.enqueued(fixture.type("enter")).write
    #expect(edit.assignments.map { [$0.base, $0.value] } == [[.text("Wants chairs"), .text("Wants chairs!")]])
  }

  @Test func aSecondEditBeginsWithTheFirst() throws {
    var fixture = try started()
    fixture.type("l", "l", "e")
    let key = DraftKey(BrowserFixture.lead, .note, editing: ItemTarget(Self.note))
    let first = BrowserFixture.write("w", Self.edit)
    fixture.receive(
      .formLoaded(FormSource(asked: key, record: BrowserFixture.record, item: Self.note, underWay: [first])))
    #expect(fixture.form?.model.texts[.text] == "Wants tables")
  }

  @Test func undoingIsAChangeOfWhatHadArrived() throws {
    let todo = BrowserFixture.todo("task_1")
    var fixture = try started(items: [todo])
    var row = try fixture.accept(fixture.type("x"))
    row.state = .delivered
    let done = BrowserFixture.todo("task_1", isDone: true)
    row.delivery = Delivery(item: done)
    fixture.receive(.outboxChanged(row))
    #expect(try BrowserFixture.enqueued(fixture.undoThere()).write.base == TestRules().facts(of: done))
  }
}
