import CRM
import MirrorStore
import Testing

@testable import ViewModels

@Suite struct BrowserItemTests {
  private func started(_ items: [TimelineItem], outbox: [OutboxItem] = []) throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show(items, outbox: outbox)
    return fixture
  }

  @Test func theOnlyOpenToDoIsCompletedFromTheList() throws {
    let todo = BrowserFixture.todo("task_1")
    var fixture = try started([todo, BrowserFixture.todo("task_2", isDone: true)])
    let effects = fixture.type("x")
    #expect(try BrowserFixture.enqueued(effects).write.change == .complete(ItemTarget(todo), true))
    try fixture.accept(effects)
    #expect(fixture.browser.message == "Done · u takes it back")
  }

  @Test func ofSeveralToDosOneIsChosen() throws {
    var fixture = try started([BrowserFixture.todo("task_1"), BrowserFixture.todo("task_2", "Call back")])
    #expect(fixture.type("x").isEmpty)
    fixture.type(text: "back")
    #expect(try BrowserFixture.enqueued(fixture.type("enter")).write.change.target?.id == "task_2")
  }

  @Test func inTheTimelineItIsTheOneUnderTheCursor() throws {
    let done = BrowserFixture.todo("task_2", isDone: true)
    var fixture = try started([BrowserFixture.todo("task_1"), done])
    fixture.type("l", "l", "j")
    #expect(try BrowserFixture.enqueued(fixture.type("x")).write.change == .complete(ItemTarget(done), false))
  }

  @Test func whatIsNotAToDoSaysSo() throws {
    var fixture = try started([BrowserFixture.note("acti_1")])
    fixture.type("x")
    #expect(fixture.browser.message == "complete: no open to-do here")
    fixture.type("l", "l", "x")
    #expect(fixture.browser.message == "complete: this is not a to-do")
  }

  @Test func beforeTheRecordIsShownTheCommandWaitsForIt() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    let effects = fixture.type("x")
    #expect(effects == [.loadDetail(BrowserFixture.lead), .loadTimeline(BrowserFixture.lead)])
    #expect(
      try BrowserFixture.enqueued(fixture.show([BrowserFixture.todo("task_1")])).write.change.target?.id == "task_1")
  }

  @Test func aTimelineThatWasNeverFetchedIsWaitedFor() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("x")
    let effects = fixture.receive(.timelineLoaded(BrowserFixture.lead, nil, []))
    #expect(effects == [.fetchTimeline(BrowserFixture.lead)])
    let timeline = StoredTimeline(
      items: [BrowserFixture.todo("task_1")], next: nil, limitation: nil, fetchedAt: fixture.now)
    let fetched = fixture.receive(.timelineFetched(BrowserFixture.lead, .success(timeline)))
    #expect(try BrowserFixture.enqueued(fetched).write.change.target?.id == "task_1")
  }

  @Test func anotherKeyCallsAWaitingCommandOff() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("x", "?")
    let effects = fixture.show([BrowserFixture.todo("task_1")])
    #expect(!effects.contains { if case .enqueue = $0 { true } else { false } })
    #expect(fixture.browser.message?.hasPrefix("complete: called off") == true)
  }

  @Test func undoneBeforeItIsSentNothingHappensAndAfterwardsTheOpposite() throws {
    let todo = BrowserFixture.todo("task_1")
    var fixture = try started([todo])
    var row = try fixture.accept(fixture.type("x"))
    #expect(fixture.type("u") == [.withdraw(row.id, keeping: nil)])
    row.state = .delivered
    fixture.receive(.outboxAnswered(.withdraw, row.id, .refused(row)))
    #expect(try BrowserFixture.enqueued(fixture.undoThere()).write.change == .complete(ItemTarget(todo), false))
  }

  @Test func postponeAsksForTheTime() throws {
    var fixture = try started([BrowserFixture.todo("task_1")])
    fixture.type("p")
    fixture.type(text: "2027-03-01")
    let (write, _, _) = try BrowserFixture.enqueued(fixture.type("enter"))
    guard case .postpone(let target, to: let due) = write.change else {
      Issue.record("no postponement")
      return
    }
    #expect(target.id == "task_1")
    #expect(due == .day(try #require(CalendarDate(year: 2027, month: 3, day: 1))))
    #expect(fixture.browser.overlay == nil)
    fixture.receive(.enqueued(OutboxItem(write: write, dueAt: fixture.now)))
    #expect(fixture.browser.message == "Postponed to Mon 1 Mar · u takes it back")
  }

  @Test func aTimeThatIsNotUnderstoodStaysToBePutRight() throws {
    var fixture = try started([BrowserFixture.todo("task_1")])
    fixture.type("p")
    fixture.type(text: "blorf")
    guard case .prompt(let prompt) = fixture.browser.overlay else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.hint?.isEmpty == false)
    fixture.type("enter")
    guard case .prompt = fixture.browser.overlay else {
      Issue.record("the prompt is gone")
      return
    }
    #expect(fixture.browser.message?.isEmpty == false)
  }

  @Test func reassignListsTheUsers() throws {
    var fixture = try started([BrowserFixture.todo("task_1")])
    fixture.receive(
      .vocabularyLoaded(BrowserFixture.work, Vocabulary(users: [Choice("user_1", "Ann"), Choice("user_2", "Bob")])))
    fixture.type(":")
    fixture.type(text: "reassign")
    fixture.type("enter")
    fixture.type(text: "bob")
    let effects = fixture.type("enter")
    let todo = BrowserFixture.todo("task_1")
    #expect(try BrowserFixture.enqueued(effects).write.change == .reassign(ItemTarget(todo), to: "user_2"))
    var row = try fixture.accept(effects)
    #expect(fixture.browser.message?.hasPrefix("Reassigned to Bob") == true)
    row.state = .delivered
    fixture.receive(.outboxChanged(row))
    #expect(try BrowserFixture.enqueued(fixture.undoThere()).write.change == .reassign(ItemTarget(todo), to: "user_1"))
  }

  @Test func anItemIsEditedInAForm() throws {
    let note = BrowserFixture.note("acti_1")
    var fixture = try started([note])
    fixture.type("l", "l")
    let key = DraftKey(BrowserFixture.lead, .note, editing: ItemTarget(note))
    #expect(fixture.type("e") == [.loadForm(key)])
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, item: note)))
    #expect(fixture.form?.model.texts[.text] == "Wants chairs")
    fixture.type(text: "!")
    let (write, _, draft) = try BrowserFixture.enqueued(fixture.type("enter"))
    let before = Entry(.note, [.text: .text("Wants chairs")])
    #expect(
      write.change == .edit(ItemTarget(note), Entry(.note, [.text: .text("Wants chairs!")]), before: before))
    #expect(draft == key)
  }

  @Test func anEditThatChangesNothingIsNoWrite() throws {
    let note = BrowserFixture.note("acti_1")
    var fixture = try started([note])
    fixture.type("l", "l", "e")
    let key = DraftKey(BrowserFixture.lead, .note, editing: ItemTarget(note))
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, item: note)))
    let effects = fixture.type("enter")
    #expect(!effects.contains { if case .enqueue = $0 { true } else { false } })
    #expect(fixture.browser.message == "nothing was changed")
  }

  @Test func deletingAsksFirst() throws {
    let note = BrowserFixture.note("acti_1")
    var fixture = try started([note])
    fixture.type("D")
    #expect(fixture.browser.message == "delete: choose an item in the timeline first")
    fixture.type("l", "l", "D")
    #expect(fixture.browser.confirmation?.question == "Delete “Wants chairs” from Close?")
    #expect(try BrowserFixture.enqueued(fixture.type("y")).write.change == .delete(ItemTarget(note)))
  }

  @Test func whatTheServiceCannotDoSaysWhy() throws {
    var fixture = try started([BrowserFixture.todo("task_1")])
    fixture.type("l", "l", "D")
    #expect(fixture.browser.message == "delete: Close cannot do that")
  }

  @Test func aWriteThatWaitsIsHeldWhileItIsEdited() throws {
    let row = OutboxItem(
      write: BrowserFixture.write("r1", .create(Entry(.note, [.text: .text("hello")]))),
      dueAt: Instant(seconds: 1_800_000_005))
    var fixture = try started([], outbox: [row])
    fixture.type("l", "l")
    let key = DraftKey(BrowserFixture.lead, .note, editing: ItemTarget(row.write, .note))
    #expect(fixture.type("e") == [.hold(row.id, until: fixture.now.adding(seconds: 1800))])
    #expect(fixture.receive(.outboxAnswered(.hold, row.id, .done(row))).contains(.loadForm(key)))
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, row: row)))
    #expect(fixture.form?.model.texts[.text] == "hello")
    fixture.type(text: "!")
    let effects = fixture.type("enter")
    let rewritten = effects.compactMap {
      if case .rewrite(let id, let write, let at, _) = $0 { (id, write, at) } else { nil }
    }
    #expect(rewritten.first?.0 == row.id)
    #expect(rewritten.first?.1.change.entry?.text(.text) == "hello!")
    #expect(rewritten.first?.2 == fixture.now.adding(seconds: 5))
  }

  @Test(arguments: ["esc", "ctrl-x"])
  func leavingTheFormLetsTheHeldWriteGo(_ key: String) throws {
    let row = OutboxItem(
      write: BrowserFixture.write("r1", .create(Entry(.note, [.text: .text("hello")]))),
      dueAt: Instant(seconds: 1_800_000_005))
    var fixture = try started([], outbox: [row])
    fixture.type("l", "l", "e")
    let draftKey = DraftKey(BrowserFixture.lead, .note, editing: ItemTarget(row.write, .note))
    fixture.receive(.outboxAnswered(.hold, row.id, .done(row)))
    fixture.receive(.formLoaded(FormSource(asked: draftKey, record: BrowserFixture.record, row: row)))
    fixture.type(text: "!")
    #expect(fixture.type(key).contains(.release(row.id, at: fixture.now)))
    #expect(fixture.browser.overlay == nil)
  }

  @Test func aDraftOfAWriteThatWentOutChangesItThere() throws {
    let note = BrowserFixture.note("acti_1")
    let row = OutboxItem(
      write: BrowserFixture.write("r1", .create(Entry(.note, [.text: .text("hello")]))), state: .delivered,
      dueAt: Instant(seconds: 1_800_000_000), delivery: Delivery(item: note))
    var fixture = try started([])
    fixture.receive(.draftsLoaded([], titles: [:]))
    let key = DraftKey(BrowserFixture.lead, .note, editing: ItemTarget(row.write, .note))
    let draft = Draft(key: key, texts: [.text: "hello!"], savedAt: fixture.now)
    fixture.receive(.draftsLoaded([draft], titles: [:]))
    fixture.type("enter")
    fixture.receive(.formLoaded(FormSource(asked: key, record: BrowserFixture.record, draft: draft, row: row)))
    #expect(fixture.form?.notice?.hasPrefix("delivered as it was") == true)
    let change = try BrowserFixture.enqueued(fixture.type("enter")).write.change
    #expect(change.target == ItemTarget(note))
    #expect(change.entry?.text(.text) == "hello!")
  }

  // MARK: Waiting for another record

  @Test func aWaitingCommandIsNotRunOnAnotherRecord() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("x")
    let rows = RowWindow(start: 0, rows: [BrowserFixture.row(7)])
    let answer = Answer(count: 1, freshCount: 1, total: 1, next: nil, fetchedAt: fixture.now)
    fixture.receive(
      .listLoaded(
        BrowserFixture.work, try #require(fixture.browser.account?.question),
        ListSnapshot(answer: answer, rows: rows, anchor: BrowserFixture.lead.record, position: nil)))
    let other = RecordRef(BrowserFixture.work, RecordID(.lead, "lead_7"))
    #expect(fixture.browser.subject == other)
    let effects = fixture.receive(
      .timelineLoaded(
        other,
        StoredTimeline(items: [BrowserFixture.todo("task_1")], next: nil, limitation: nil, fetchedAt: fixture.now), []))
    #expect(!effects.contains { if case .enqueue = $0 { true } else { false } })
    #expect(fixture.browser.message?.hasPrefix("complete: called off") == true)
  }

  @Test func aWaitingCommandDoesNotReplaceAFormThatIsComing() throws {
    let row = OutboxItem(
      write: BrowserFixture.write("r1", .create(Entry(.note, [.text: .text("hello")]))),
      dueAt: Instant(seconds: 1_800_000_005))
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("p")
    fixture.receive(.outboxAnswered(.hold, row.id, .done(row)))
    fixture.show([BrowserFixture.todo("task_1")])
    guard case .opening = fixture.browser.overlay else {
      Issue.record("the form is gone")
      return
    }
  }

  // MARK: Undoing changes of to-dos

  static let day = CalendarDate(daysSince1970: 21_000)

  private static func delivered(_ write: Write, as item: TimelineItem? = nil) -> OutboxItem {
    OutboxItem(
      write: write, state: .delivered, dueAt: write.madeAt, delivery: item.map { Delivery(item: $0) },
      deliveredAt: write.madeAt)
  }

  private func postponed(_ todo: TimelineItem) throws -> BrowserFixture {
    var fixture = try started([todo])
    fixture.type("p")
    fixture.type(text: "2027-03-01")
    var row = try fixture.accept(fixture.type("enter"))
    row.state = .delivered
    fixture.receive(.outboxChanged(row))
    return fixture
  }

  @Test(arguments: [.moment(Instant(seconds: 1_799_000_000)), .day(day), nil] as [EntryValue?])
  func theDateBeforeComesBack(_ due: EntryValue?) throws {
    var todo = BrowserFixture.todo("task_1")
    switch due {
    case .day(let day): (todo.at, todo.precision) = (TimelineItem.moment(of: day), .day)
    case nil: todo.precision = .someday
    default: break
    }
    var fixture = try postponed(todo)
    #expect(
      try BrowserFixture.enqueued(fixture.undoThere()).write.change == .postpone(ItemTarget(todo), to: due))
  }

  @Test func aReopenedToDoIsCompletedAgainByItsOwnId() throws {
    let done = BrowserFixture.todo("acti_9", isDone: true)
    var fixture = try started([done])
    fixture.type("l", "l")
    let row = try fixture.accept(fixture.type("x"))
    let reopened = BrowserFixture.todo("task_9")
    fixture.receive(.outboxChanged(Self.delivered(row.write, as: reopened)))
    #expect(
      try BrowserFixture.enqueued(fixture.undoThere()).write.change == .complete(ItemTarget(reopened), true))
  }

  @Test func anUndoThatIsNotTakenCanBeTriedAgain() throws {
    let todo = BrowserFixture.todo("task_1")
    var fixture = try started([todo])
    let row = try fixture.accept(fixture.type("x"))
    fixture.receive(.outboxChanged(Self.delivered(row.write)))
    let (inverse, _, _) = try BrowserFixture.enqueued(fixture.undoThere())
    fixture.type("u")
    #expect(fixture.browser.message == "it is being undone")
    fixture.receive(.enqueueFailed(inverse.id, Problem("The disk is full.", at: fixture.now)))
    let again = fixture.undoThere()
    #expect(try BrowserFixture.enqueued(again).write.change == .complete(ItemTarget(todo), false))
    let undone = try fixture.accept(again)
    #expect(fixture.type("u") == [.withdraw(undone.id, keeping: nil)])
    fixture.receive(.outboxAnswered(.withdraw, undone.id, .done(undone)))
    fixture.type("u")
    #expect(fixture.browser.message?.hasPrefix("nothing was written") == true, "the first is forgotten")
  }
}
