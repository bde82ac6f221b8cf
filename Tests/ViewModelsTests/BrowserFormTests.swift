import CRM
import Canvas
import MirrorStore
import Testing

@testable import ViewModels

@Suite struct BrowserFormTests {
  private static let noteKey = DraftKey(BrowserFixture.lead, .note)

  @Test func aNoteIsOneKeyTheTextAndEnter() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    #expect(fixture.type("n") == [.loadForm(Self.noteKey)])
    fixture.receive(.formLoaded(FormSource(asked: Self.noteKey, record: BrowserFixture.record)))
    fixture.type(text: "hello")
    let effects = fixture.type("enter")
    let (write, dueAt, draft) = try BrowserFixture.enqueued(effects)
    #expect(write.change == .create(Entry(.note, [.text: .text("hello")])))
    #expect(write.ref == BrowserFixture.lead)
    #expect(dueAt == fixture.now.adding(seconds: 5))
    #expect(draft == Self.noteKey)
    #expect(fixture.browser.overlay == nil)
    #expect(fixture.browser.message == nil, "nothing is claimed before the mirror has it")

    let after = fixture.receive(.enqueued(OutboxItem(write: write, dueAt: dueAt)))
    #expect(after.contains(.wakeDeliverer))
    #expect(after.contains(.countOutbox))
    #expect(fixture.browser.message == "Note added · u takes it back")
  }

  @Test func keysTypedBeforeTheFormIsThereGoIntoIt() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("n")
    fixture.type(text: "jq")
    fixture.receive(.typed(.paste(" and more")))
    let typed = fixture.type("enter")
    #expect(typed.isEmpty)
    #expect(!fixture.browser.isQuitting)
    let effects = fixture.receive(.formLoaded(FormSource(asked: Self.noteKey, record: BrowserFixture.record)))
    let (write, _, _) = try BrowserFixture.enqueued(effects)
    #expect(write.change.entry?.text(.text) == "jq and more")
    #expect(fixture.browser.list?.window.selection == 0)
  }

  @Test func escapeBeforeTheFormIsThereCallsItOff() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("n", "esc")
    fixture.receive(.formLoaded(FormSource(asked: Self.noteKey, record: BrowserFixture.record)))
    #expect(fixture.browser.overlay == nil)
  }

  @Test func whatIsTypedIsSavedAMomentLaterAndNotPutOffByMore() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    #expect(fixture.type(text: "ab") == [.setTimer(.draft, milliseconds: 300)])
    let saved = fixture.receive(.timerFired(.draft))
    #expect(saved == [.saveDraft(Draft(key: Self.noteKey, texts: [.text: "ab"], savedAt: fixture.now))])
    #expect(fixture.receive(.timerFired(.draft)).isEmpty, "nothing new")
    #expect(fixture.type(text: "c") == [.setTimer(.draft, milliseconds: 300)])
  }

  @Test func leavingKeepsADraftAndSaysSo() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "half")
    let effects = fixture.type("esc")
    #expect(effects.contains(.saveDraft(Draft(key: Self.noteKey, texts: [.text: "half"], savedAt: fixture.now))))
    #expect(fixture.browser.overlay == nil)
    #expect(fixture.browser.message?.contains("kept as a draft") == true)
  }

  @Test func leavingAnUntouchedFormSaysNothing() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    #expect(fixture.type("esc") == [.cancelTimer(.draft)])
    #expect(fixture.browser.message == nil)
  }

  @Test func whatIsDeletedAgainLeavesNoDraft() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "x")
    fixture.receive(.timerFired(.draft))
    fixture.type("backspace")
    #expect(fixture.type("esc") == [.deleteDraft(Self.noteKey), .cancelTimer(.draft)])
    #expect(fixture.browser.message == nil)
  }

  @Test func aDraftIsOfferedAtOnceAndCanBeThrownAwayAndBroughtBack() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    let draft = Draft(key: Self.noteKey, texts: [.text: "as I said"], savedAt: Instant(seconds: 1_800_000_000 - 60))
    try fixture.openForm("n", draft: draft)
    #expect(fixture.form?.model.texts[.text] == "as I said")
    #expect(fixture.form?.notice == "draft of today 07:59 restored; ctrl-x discards it")
    #expect(fixture.type("ctrl-x").contains(.deleteDraft(Self.noteKey)))
    #expect(fixture.browser.overlay == nil)
    let effects = fixture.type("u")
    #expect(effects == [.saveDraft(Draft(key: Self.noteKey, texts: [.text: "as I said"], savedAt: fixture.now))])
    #expect(fixture.form?.model.texts[.text] == "as I said")
  }

  @Test func leavingTheProgramSavesWhatIsTyped() throws {
    for action in [Action.leaving] {
      var fixture = try BrowserFixture()
      fixture.start()
      try fixture.openForm("n")
      fixture.type(text: "half")
      let effects = fixture.receive(action)
      #expect(effects.first == .saveDraft(Draft(key: Self.noteKey, texts: [.text: "half"], savedAt: fixture.now)))
      #expect(effects.last == .quit)
    }
  }

  @Test func leavingTheProgramPutsWhatIsNotSafeIntoTheOutboxAgain() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "hello")
    let enqueue = try #require(fixture.type("enter").first { if case .enqueue = $0 { true } else { false } })
    #expect(fixture.type("q").first == enqueue)
  }

  @Test func aWriteTheMirrorDoesNotTakeIsBackOnTheScreen() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "hello")
    let (write, _, _) = try BrowserFixture.enqueued(fixture.type("enter"))
    let problem = Problem("The disk is full.", at: fixture.now)
    fixture.receive(.enqueueFailed(write.id, problem))
    #expect(fixture.form?.model.texts[.text] == "hello")
    #expect(fixture.browser.problem == problem)
  }

  @Test func aFormThatLacksSomethingStays() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    #expect(fixture.type("enter").isEmpty)
    #expect(fixture.form != nil)
  }

  @Test func whatTheServiceWouldNotTakeStaysInTheFormWithTheReason() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "forbidden")
    #expect(fixture.type("enter").isEmpty)
    #expect(fixture.form?.notice == "Close does not take that.")
  }

  @Test func pastesAndCommandsLookingLikeTextAreText() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    let lines = (0..<200).map { "q line \($0)" }.joined(separator: "\n")
    fixture.receive(.typed(.paste(lines)))
    #expect(fixture.form?.model.texts[.text] == lines)
    #expect(!fixture.browser.isQuitting)
  }

  @Test func theEditorGetsTheTextAndGivesItBack() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "draft")
    let effects = fixture.type("ctrl-e")
    let draft = Draft(key: Self.noteKey, texts: [.text: "draft"], savedAt: fixture.now)
    #expect(effects == [.saveDraft(draft), .openEditor("draft")])
    let saved = Draft(key: Self.noteKey, texts: [.text: "long\ntext"], savedAt: fixture.now)
    #expect(fixture.receive(.editorClosed("long\ntext")).contains(.saveDraft(saved)))
    #expect(fixture.form?.model.texts[.text] == "long\ntext")
    fixture.receive(.editorClosed(nil))
    #expect(fixture.form?.model.texts[.text] == "long\ntext")
  }

  @Test func aToDoHasNoTextForTheEditor() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("t")
    #expect(!fixture.type("ctrl-e").contains { if case .openEditor = $0 { true } else { false } })
    #expect(fixture.browser.message == "open-editor: this form has no long text")
  }

  @Test func aReadOnlyAccountSaysSo() throws {
    var fixture = try BrowserFixture(work: .readOnly)
    fixture.start()
    #expect(!fixture.type("c").contains { if case .loadForm = $0 { true } else { false } })
    #expect(fixture.browser.message == "log-call: the account work is read-only by the config")
  }

  @Test func aKindThatARecordCannotHaveSaysWhy() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("}")
    let contact = RecordRow(id: RecordID(.contact, "cont_1"), title: "Ann")
    let answer = Answer(count: 1, freshCount: 1, total: 1, next: nil, fetchedAt: fixture.now)
    fixture.receive(
      .listLoaded(
        BrowserFixture.work, try #require(fixture.browser.account?.question),
        ListSnapshot(answer: answer, rows: RowWindow(start: 0, rows: [contact]))))
    fixture.type("c")
    #expect(fixture.browser.message == "log-call: only leads have them")
  }

  @Test func aDryRunShowsTheRequestAndKeepsADraft() throws {
    var fixture = try BrowserFixture(work: .dryRun)
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "hello")
    let effects = fixture.type("enter")
    #expect(effects == [.saveDraft(Draft(key: Self.noteKey, texts: [.text: "hello"], savedAt: fixture.now))])
    #expect(
      fixture.menu?.items.map(\.label) == [
        "POST activity/note/", "", "{", #"  "note": "hello","#, #"  "tags": ["#, #"    "a","#, "    1", "  ]", "}",
      ])
    fixture.type("esc")
    #expect(fixture.browser.overlay == nil)
  }

  @Test func theMenuOfKindsGreysOutWhatCannotBe() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("L")
    #expect(fixture.menu?.items.map(\.unavailable) == [nil, nil, nil, "Close has no letters"])
    fixture.type(text: "to-do")
    #expect(fixture.type("enter") == [.loadForm(DraftKey(BrowserFixture.lead, .todo))])
  }

  @Test func draftsAreListedAndOpened() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type(":")
    fixture.type(text: "drafts")
    #expect(fixture.type("enter").contains(.loadDrafts))
    let drafts = [
      Draft(key: Self.noteKey, texts: [.text: "Wants forty chairs"], savedAt: fixture.now.adding(seconds: -120)),
      Draft(key: DraftKey(BrowserFixture.lead, .call), texts: [.phone: "123"], savedAt: fixture.now),
    ]
    fixture.receive(.draftsLoaded(drafts, titles: [BrowserFixture.lead: "Lead 0"]))
    #expect(fixture.menu?.items.map(\.label) == ["Lead 0 · Note · Wants forty chairs", "Lead 0 · Call"])
    #expect(fixture.menu?.items.first?.detail == "2 min ago")
    #expect(fixture.type("enter") == [.loadForm(Self.noteKey)])
  }

  @Test func theDirectionUsedLastIsThereNextTime() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    let draft = Draft(
      key: DraftKey(BrowserFixture.lead, .call), texts: [.text: "Called back", .direction: "inbound"],
      savedAt: fixture.now)
    try fixture.openForm("c", draft: draft)
    try fixture.accept(fixture.type("enter"))
    #expect(fixture.browser.memory.accounts[BrowserFixture.work]?.direction == "inbound")
    try fixture.openForm("c")
    #expect(fixture.form?.model.form[.direction]?.initial == .choice("inbound"))
  }

  // MARK: Nothing typed is lost

  /// The draft that these effects save.
  private func saved(_ effects: [Effect]) throws -> Draft {
    try #require(effects.compactMap { if case .saveDraft(let draft) = $0 { draft } else { nil } }.first)
  }

  private func typedAhead() throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("n")
    fixture.type(text: "helpo")
    fixture.type("backspace", "backspace")
    fixture.type(text: "lo")
    fixture.type("enter")
    fixture.receive(.typed(.paste("and more")))
    return fixture
  }

  /// It is a draft of its own, since the record may have one under the form's key, and it is offered by the next form.
  private func expectKept(_ draft: Draft) {
    #expect(draft.texts == [.text: "hello\nand more"])
    #expect(draft.key.ref == BrowserFixture.lead)
    #expect(draft.key.kind == .note)
    #expect(draft.key.item?.write != nil)
  }

  @Test func whatIsTypedForAFormThatFailsIsKept() throws {
    var fixture = try typedAhead()
    expectKept(try saved(fixture.receive(.formFailed(Problem("The mirror is damaged.", at: fixture.now)))))
    #expect(fixture.browser.overlay == nil)
  }

  @Test func whatIsTypedForAFormThatCannotBeMadeIsKept() throws {
    var fixture = try typedAhead()
    expectKept(try saved(fixture.receive(.formLoaded(FormSource(asked: Self.noteKey, record: nil)))))
    #expect(fixture.browser.overlay == nil)
    #expect(fixture.browser.message?.hasSuffix("what was typed is kept as a draft") == true)
  }

  @Test func whatIsTypedBeforeTheFormIsThereIsKeptOnLeavingTheProgram() throws {
    var fixture = try typedAhead()
    expectKept(try saved(fixture.receive(.leaving)))
  }

  @Test func nothingTypedAheadLeavesNoDraft() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("n")
    #expect(fixture.receive(.formFailed(Problem("The mirror is damaged.", at: fixture.now))).isEmpty)
  }

  @Test func theListOfDraftsDoesNotReplaceAForm() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    let drafts = [Draft(key: Self.noteKey, texts: [.text: "Wants forty chairs"], savedAt: fixture.now)]
    fixture.type("n")
    fixture.type(text: "he")
    fixture.receive(.draftsLoaded(drafts, titles: [:]))
    fixture.receive(.formLoaded(FormSource(asked: Self.noteKey, record: BrowserFixture.record)))
    fixture.type(text: "llo")
    fixture.receive(.draftsLoaded(drafts, titles: [:]))
    #expect(fixture.form?.model.texts[.text] == "hello")
  }

  @Test(arguments: [true, false])
  func whatWasSavedIsSavedAgainOnLeavingSinceAnotherCloseupMayHaveRemovedIt(_ isQuitting: Bool) throws {
    var fixture = try BrowserFixture()
    fixture.start()
    try fixture.openForm("n")
    fixture.type(text: "half")
    let draft = Draft(key: Self.noteKey, texts: [.text: "half"], savedAt: fixture.now)
    #expect(fixture.receive(.timerFired(.draft)) == [.saveDraft(draft)])
    let effects = isQuitting ? fixture.receive(.leaving) : fixture.type("esc")
    #expect(effects.first == .saveDraft(draft))
  }

  @Test func leavingTheProgramWritesAgainInTheOrderOfMaking() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    var made: [WriteID] = []
    for index in 0..<12 {
      try fixture.openForm("n")
      fixture.type(text: "note \(index)")
      made.append(try BrowserFixture.enqueued(fixture.type("enter")).write.id)
      fixture.now = fixture.now.adding(seconds: 1)
    }
    let again = fixture.receive(.leaving).compactMap { effect in
      if case .enqueue(let write, _, _) = effect { write.id } else { nil }
    }
    #expect(again == made)
  }
}
