import CRM
import Canvas
import MirrorStore
import Settings
import Testing

@testable import ViewModels

@Suite struct BrowserOutboxTests {
  private static let note = Write.Change.create(Entry(.note, [.text: .text("hello")]))

  private func row(
    _ id: String = "r1", _ change: Write.Change = note, _ state: OutboxState = .queued, question: OutboxQuestion? = nil
  ) -> OutboxItem {
    var row = OutboxItem(
      write: BrowserFixture.write(id, change), state: state, dueAt: Instant(seconds: 1_800_000_005), question: question)
    if state == .rejected { row.problem = OutboxProblem(ServiceError(.rejected, "Refused.", serverWords: "too long")) }
    return row
  }

  private func opened(_ rows: [OutboxItem]) throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.start()
    #expect(fixture.type("O") == [.loadOutbox, .countOutbox, .setTimer(.outbox, milliseconds: 2000)])
    fixture.receive(.outboxLoaded(rows, titles: [BrowserFixture.lead: "Lead 0"]))
    return fixture
  }

  // MARK: Taking back

  @Test func undoTakesBackWhatIsNotSentAndOpensItAgain() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "hello")
    let row = try fixture.accept(fixture.type("enter"))
    let key = try #require(row.draftKey)
    let draft = Draft(key: key, texts: [.text: "hello"], savedAt: fixture.now)
    #expect(fixture.type("u") == [.withdraw(row.id, keeping: draft)])
    let effects = fixture.receive(.outboxAnswered(.withdraw, row.id, .done(row)))
    #expect(effects.contains(.loadForm(key)))
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, draft: draft)))
    #expect(fixture.form?.model.texts[.text] == "hello")
    // Sent anew it is another write, and its draft goes with it.
    let (write, _, replaced) = try BrowserFixture.enqueued(fixture.type("enter"))
    #expect(write.id != row.id)
    #expect(replaced == key)
  }

  @Test func undoDeletesWhatWasDelivered() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "hello")
    var row = try fixture.accept(fixture.type("enter"))
    row.state = .delivered
    row.delivery = Delivery(item: BrowserFixture.note("acti_1"))
    row.deliveredAt = fixture.now
    fixture.receive(.outboxChanged(row))
    fixture.type("u")
    #expect(fixture.browser.confirmation?.question == "Close has it: delete “Note: hello” there?")
    fixture.type("n")
    let effects = fixture.undoThere()
    #expect(try BrowserFixture.enqueued(effects).write.change == .delete(ItemTarget(BrowserFixture.note("acti_1"))))
    try fixture.accept(effects)
    #expect(fixture.browser.message?.hasPrefix("The note is being deleted at Close") == true)
  }

  @Test func undoThatComesTooLateSaysSoAndTheNextOneDeletes() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "hello")
    var row = try fixture.accept(fixture.type("enter"))
    fixture.type("u")
    row.state = .delivered
    row.delivery = Delivery(item: BrowserFixture.note("acti_1"))
    fixture.receive(.outboxAnswered(.withdraw, row.id, .refused(row)))
    #expect(fixture.browser.message?.hasPrefix("too late: it is delivered") == true)
    #expect(try BrowserFixture.enqueued(fixture.undoThere()).write.change.target?.id == "acti_1")
  }

  @Test func undoAfterAWriteWasPutRightKeepsWhatItSaysNow() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "hello")
    let first = try fixture.accept(fixture.type("enter"))
    let better = BrowserFixture.write(first.id.rawValue, .create(Entry(.note, [.text: .text("hello, chairs")])))
    let row = OutboxItem(write: better, dueAt: fixture.now)
    fixture.receive(.outboxAnswered(.rewrite, row.id, .done(row)))
    let draft = Draft(key: try #require(row.draftKey), texts: [.text: "hello, chairs"], savedAt: fixture.now)
    #expect(fixture.type("u") == [.withdraw(row.id, keeping: draft)])
  }

  @Test func undoOfAnEditPutRightGoesBackToWhatWasBeforeBoth() throws {
    let note = BrowserFixture.note("acti_1")
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show([note])
    fixture.type("l", "l", "e")
    let key = DraftKey(BrowserFixture.lead, .note, editing: ItemTarget(note))
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, item: note)))
    fixture.type(text: "!")
    var row = try fixture.accept(fixture.type("enter"))
    let before = Entry(.note, [.text: .text("Wants chairs")])
    let entry = Entry(.note, [.text: .text("Wants forty chairs")])
    let change = Write.Change.edit(ItemTarget(note), entry, before: before)
    row = OutboxItem(write: BrowserFixture.write(row.id.rawValue, change), state: .delivered, dueAt: fixture.now)
    fixture.receive(.outboxChanged(row))
    #expect(
      try BrowserFixture.enqueued(fixture.undoThere()).write.change
        == .edit(ItemTarget(note), before, before: entry))
  }

  @Test func whatIsTakenBackUnderAnotherOverlayIsADraft() throws {
    let call = Entry(.call, [.text: .text("Called"), .direction: .choice("inbound"), .duration: .seconds(300)])
    var fixture = try BrowserFixture()
    fixture.start()
    let waiting = row("r1", .create(call))
    let key = try #require(waiting.draftKey)
    fixture.receive(.enqueued(waiting))
    fixture.type("?")
    let effects = fixture.receive(.outboxAnswered(.withdraw, waiting.id, .done(waiting)))
    #expect(!effects.contains(.loadForm(key)))
    #expect(fixture.menu != nil)
    #expect(fixture.browser.message?.contains("kept as a draft") == true)
  }

  @Test func aHeldWriteGoesWhenItsFormCannotOpen() throws {
    let waiting = row("r1", .create(Entry(.note, [.text: .text("hello")])))
    var fixture = try opened([waiting])
    #expect(fixture.type("e") == [.hold(waiting.id, until: fixture.now.adding(seconds: 1800))])
    fixture.type("?")
    #expect(
      fixture.receive(.outboxAnswered(.hold, waiting.id, .done(waiting))) == [.release(waiting.id, at: fixture.now)])
  }

  @Test func tooLateToEditSaysSo() throws {
    var waiting = row("r1", .create(Entry(.note, [.text: .text("hello")])))
    var fixture = try opened([waiting])
    fixture.type("e")
    waiting.state = .delivered
    fixture.receive(.outboxAnswered(.hold, waiting.id, .refused(waiting)))
    #expect(fixture.browser.message == "too late: it is delivered")
    #expect(fixture.browser.overlay == nil)
  }

  @Test func undoSaysWhyItCannot() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("u")
    #expect(fixture.browser.message?.hasPrefix("nothing was written") == true)
    try fixture.openForm("c")
    fixture.type(text: "hello")
    var row = try fixture.accept(fixture.type("enter"))
    row.state = .sending
    fixture.receive(.outboxChanged(row))
    fixture.type("u")
    #expect(fixture.browser.message?.hasPrefix("it is being sent") == true)
    row.state = .delivered
    row.delivery = Delivery(
      item: TimelineItem(id: "acti_2", kind: .call, at: fixture.now, title: "Call", source: "Close"))
    fixture.receive(.outboxChanged(row))
    fixture.type("u")
    #expect(fixture.browser.message == "Close has it already: Close cannot do that")
  }

  // MARK: The screen

  @Test func theOutboxTakesTheKeysAndGivesThemBack() throws {
    var fixture = try opened([row("r1"), row("r2"), row("r3")])
    #expect(fixture.browser.keyContext == .outbox)
    fixture.type("j", "j", "k")
    #expect(fixture.browser.outbox?.selectedRow?.id == WriteID("r2"))
    #expect(fixture.browser.list?.window.selection == 0)
    fixture.type("G")
    #expect(fixture.browser.outbox?.selectedRow?.id == WriteID("r3"))
    fixture.type("q")
    #expect(fixture.browser.outbox == nil)
    #expect(!fixture.browser.isQuitting)
  }

  @Test func theOutboxIsReadAgainWhileItIsOpen() throws {
    var fixture = try opened([])
    #expect(fixture.receive(.timerFired(.outbox)).contains(.loadOutbox))
    fixture.type("esc")
    #expect(fixture.receive(.timerFired(.outbox)).isEmpty)
  }

  @Test func theCursorStaysOnItsRow() throws {
    var fixture = try opened([row("r1"), row("r2"), row("r3")])
    fixture.type("j")
    fixture.receive(.outboxLoaded([row("r2"), row("r3")], titles: [:]))
    #expect(fixture.browser.outbox?.selectedRow?.id == WriteID("r2"))
    fixture.receive(.outboxLoaded([row("r3")], titles: [:]))
    #expect(fixture.browser.outbox?.selectedRow?.id == WriteID("r3"))
    fixture.receive(.outboxLoaded([], titles: [:]))
    #expect(fixture.browser.outbox?.selectedRow == nil)
  }

  @Test func aRefusedWriteIsSentAgain() throws {
    var fixture = try opened([row("r1", Self.note, .rejected)])
    #expect(fixture.type("r") == [.resend(WriteID("r1"), at: fixture.now)])
    let effects = fixture.receive(.outboxAnswered(.resend, WriteID("r1"), .done(row("r1"))))
    #expect(effects.contains(.wakeDeliverer))
    #expect(effects.contains(.loadOutbox))
  }

  @Test func aRefusedWriteIsPutRightInTheForm() throws {
    let refused = row("r1", Self.note, .rejected)
    var fixture = try opened([refused])
    let key = try #require(refused.draftKey)
    #expect(fixture.type("e") == [.loadForm(key)])
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, row: refused)))
    #expect(fixture.form?.model.texts[.text] == "hello")
    fixture.type(text: "!")
    let effects = fixture.type("enter")
    let rewrite = effects.compactMap { effect -> Write? in
      if case .rewrite(WriteID("r1"), let write, _, key) = effect { write } else { nil }
    }.first
    #expect(rewrite?.change == .create(Entry(.note, [.text: .text("hello!")])))
    fixture.receive(.outboxAnswered(.rewrite, WriteID("r1"), .done(row("r1"))))
    #expect(fixture.browser.message == "Note added, queued again")
    #expect(fixture.browser.outbox != nil, "back on the outbox")
  }

  @Test(arguments: [("y", true), ("n", false), ("esc", false), ("j", nil)] as [(String, Bool?)])
  func discardingAsks(_ key: String, _ isDone: Bool?) throws {
    var fixture = try opened([row("r1", Self.note, .rejected)])
    fixture.type("d")
    #expect(fixture.browser.confirmation?.question == "Discard “Note: hello” for good?")
    let effects = fixture.type(key)
    #expect(effects == (isDone == true ? [.discard(WriteID("r1"))] : []))
    #expect((fixture.browser.confirmation == nil) == (isDone != nil))
  }

  @Test func aPasteAnswersNoQuestion() throws {
    var fixture = try opened([row("r1", Self.note, .rejected)])
    fixture.type("d")
    #expect(fixture.receive(.typed(.paste("y"))).isEmpty)
    #expect(fixture.browser.confirmation != nil)
  }

  @Test func whatMayHaveArrivedShowsBothSidesBeforeItIsSentAgain() throws {
    let question = OutboxQuestion(question: "Is this your note?", candidates: [BrowserFixture.note("acti_1", "hello")])
    var fixture = try opened([row("r1", Self.note, .inDoubt, question: question)])
    #expect(fixture.type("r").isEmpty, "not without having seen both")
    let labels = try #require(fixture.menu?.items.map(\.label))
    #expect(labels.first == "Is this your note?")
    #expect(labels.contains("What was written"))
    #expect(labels.contains("What Close has"))
    #expect(fixture.menu?.selectedItem?.command == nil, "Enter alone decides nothing")
    fixture.type(text: "send it again")
    #expect(fixture.type("enter") == [.resend(WriteID("r1"), at: fixture.now)])
    fixture.type("enter")
    fixture.type(text: "it is there")
    #expect(fixture.type("enter") == [.acknowledge(WriteID("r1"), as: nil, at: fixture.now)])
  }

  @Test func ofSeveralCandidatesTheUserSaysWhich() throws {
    let question = OutboxQuestion(
      question: "Which?", candidates: [BrowserFixture.note("acti_1", "one"), BrowserFixture.note("acti_2", "two")])
    var fixture = try opened([row("r1", Self.note, .inDoubt, question: question)])
    fixture.type("a")
    fixture.type(text: "it is there two")
    #expect(
      fixture.type("enter")
        == [.acknowledge(WriteID("r1"), as: BrowserFixture.note("acti_2", "two"), at: fixture.now)])
  }

  @Test func rowsOnTheirWayCannotBeTouched() throws {
    var fixture = try opened([row("r1", Self.note, .sending)])
    for key in ["r", "e", "d"] {
      #expect(fixture.type(key) == [.setTimer(.message, milliseconds: 4000)], "\(key)")
    }
  }

  // MARK: What is said

  @Test func aRefusalIsReportedWithTheServersWords() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show([])
    let effects = fixture.receive(.outboxChanged(row("r1", Self.note, .rejected)))
    #expect(effects == [.countOutbox, .loadTimeline(BrowserFixture.lead)])
    #expect(fixture.browser.problem?.line == "“Note: hello” was refused. “too long” O shows it.")
  }

  @Test func leavingCountsWhatIsNotDelivered() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    func farewell(_ command: String? = "closeup outbox") -> [String] {
      Farewell(fixture.browser.outboxCounts, outboxCommand: command).lines
    }
    #expect(farewell().isEmpty)
    fixture.receive(.outboxCounted([BrowserFixture.work: [.queued: 1], BrowserFixture.home: [.sending: 1]]))
    #expect(
      farewell() == [
        "2 writes are not delivered yet; they go out when closeup runs next (closeup outbox flush sends them now)"
      ])
    fixture.receive(.outboxCounted([BrowserFixture.work: [.rejected: 1, .inDoubt: 2]]))
    #expect(
      farewell(nil) == [
        "2 writes may have arrived; closeup looks for them when it runs next, and asks you where it cannot tell",
        "1 write was refused and waits for you in the outbox",
      ])
  }
}
