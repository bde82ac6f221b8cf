import CRM
import Canvas
import MirrorStore
import Settings
import Sync
import Testing

@testable import ViewModels

@Suite struct BrowserListTests {
  @Test func startsFromTheMirrorAndFetchesOnlyThen() throws {
    var fixture = try BrowserFixture()
    #expect(fixture.receive(.started) == [.loadMemory])
    let effects = fixture.receive(.memoryLoaded(BrowserMemory()))
    let question = Question(kind: .lead, sort: BrowserFixture.newest)
    #expect(
      effects == [
        .loadVocabulary(BrowserFixture.work), .loadVocabulary(BrowserFixture.home),
        .loadList(BrowserFixture.work, question, center: 0, anchor: nil), .countOutbox,
        .fetchVocabulary(BrowserFixture.work), .fetchVocabulary(BrowserFixture.home),
      ])
    let loaded = fixture.receive(
      .listLoaded(BrowserFixture.work, question, ListSnapshot(answer: nil, rows: RowWindow(), position: nil)))
    #expect(loaded.contains(.fetchFirstPage(BrowserFixture.work, question, generation: 1)))
  }

  @Test func aFreshAnswerIsNotFetchedAgainAndAStaleOneIs() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    #expect(!fixture.browser.inFlight.contains(.list(BrowserFixture.work)))

    var stale = try BrowserFixture()
    stale.receive(.started)
    stale.receive(.memoryLoaded(BrowserMemory()))
    let question = stale.browser.account!.question
    let old = BrowserFixture.snapshot(0..<10, fetchedAt: stale.now.adding(seconds: -3600))
    stale.receive(.listLoaded(BrowserFixture.work, question, old))
    #expect(stale.browser.inFlight.contains(.list(BrowserFixture.work)))
  }

  @Test func asksForTheNextPageNearTheEnd() throws {
    var fixture = try BrowserFixture()
    fixture.start(count: 200, next: "page2")
    #expect(fixture.type("j").allSatisfy { $0.fetchKey == nil })
    let question = fixture.browser.account!.question
    let effects = fixture.type("G")
    #expect(effects.contains(.fetchNextPage(BrowserFixture.work, question, after: "page2", generation: 1)))
    #expect(fixture.type("k").allSatisfy { $0.fetchKey == nil }, "one page at a time")
  }

  @Test func theCursorStaysOnItsRecordWhenRowsComeAbove() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("1", "0", "j")
    #expect(fixture.browser.list?.window.selection == 10)
    let row = fixture.browser.list?.window.selectionRow
    let question = fixture.browser.account!.question
    var rows = (0..<3).map { BrowserFixture.row(1000 + $0) }
    rows += (0..<100).map(BrowserFixture.row)
    fixture.receive(
      .listLoaded(
        BrowserFixture.work, question,
        ListSnapshot(
          answer: Answer(count: 103, freshCount: 103, total: nil, next: nil, fetchedAt: fixture.now),
          rows: RowWindow(start: 0, rows: rows), position: 13)))
    #expect(fixture.browser.list?.window.selection == 13)
    #expect(fixture.browser.list?.window.selectionRow == row)
    #expect(fixture.browser.list?.selected == RecordID(.lead, "lead_10"))
  }

  @Test func movesMadeWhileTheMirrorIsReadAreKept() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("1", "0", "j")
    let question = fixture.browser.account!.question
    var snapshot = BrowserFixture.snapshot(0..<200, fetchedAt: fixture.now, position: 10)
    snapshot.anchor = RecordID(.lead, "lead_10")
    fixture.type("j", "j", "j")
    fixture.receive(.listLoaded(BrowserFixture.work, question, snapshot))
    #expect(fixture.browser.list?.window.selection == 13)
    #expect(fixture.browser.list?.selected == RecordID(.lead, "lead_13"))
  }

  @Test func aRowThatIsNotPagedInYetIsGoneToAsPagesCome() throws {
    var fixture = try BrowserFixture()
    fixture.start(count: 100, next: "page2")
    fixture.type("2", "5", "0", "G")
    #expect(fixture.browser.list?.window.selection == 99)
    fixture.load(count: 200, next: "page3")
    #expect(fixture.browser.list?.window.selection == 199)
    fixture.load(count: 300, next: "page4")
    #expect(fixture.browser.list?.window.selection == 249)
    fixture.load(count: 400, next: "page5")
    #expect(fixture.browser.list?.window.selection == 249)
  }

  @Test func fetchesOfARecordNoLongerShownAreCalledOff() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    let first = RecordRef(BrowserFixture.work, RecordID(.lead, "lead_0"))
    #expect(fixture.receive(.detailLoaded(first, nil, nil)) == [.fetchDetail(first)])
    #expect(fixture.receive(.timelineLoaded(first, nil, [])) == [.fetchTimeline(first)])
    fixture.type("j")
    let effects = fixture.receive(.timerFired(.rest))
    #expect(effects.prefix(2) == [.cancel(.detail), .cancel(.timeline)])
    #expect(fixture.browser.inFlight.isDisjoint(with: [.detail, .timeline]))
  }

  @Test func aLinkedRecordIsLeftForTheLineItWasOpenedFrom() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    let lead = RecordRef(BrowserFixture.work, RecordID(.lead, "lead_0"))
    let fields = (0..<5).map { Field("Contact \($0)", .text("x"), link: RecordID(.contact, "cont_\($0)")) }
    let detail = RecordDetail(groups: [FieldGroup("Contacts", fields)])
    fixture.receive(.detailLoaded(lead, nil, detail))
    fixture.receive(.timelineLoaded(lead, nil, []))
    fixture.type("l", "j", "j", "j", "enter")
    #expect(fixture.browser.subject?.record == RecordID(.contact, "cont_3"))
    fixture.receive(.detailLoaded(fixture.browser.subject!, nil, nil))
    fixture.receive(.timelineLoaded(fixture.browser.subject!, nil, []))
    fixture.type("esc")
    fixture.receive(.detailLoaded(lead, nil, detail))
    #expect(fixture.browser.subject == lead)
    #expect(fixture.browser.detail.scroll.selection == 3)
  }

  @Test func keysTypedAheadDoNotActOnTheRecordThatWasThereBefore() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    let first = RecordRef(BrowserFixture.work, RecordID(.lead, "lead_0"))
    let contact = Field("Contact", .text("x"), link: RecordID(.contact, "cont_1"))
    fixture.receive(.detailLoaded(first, nil, RecordDetail(groups: [FieldGroup("Contacts", [contact])])))
    fixture.type("j", "l", "enter")
    #expect(fixture.browser.subject?.record == RecordID(.lead, "lead_1"))
  }

  @Test func anAbsurdWaitIsNoCrash() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    let effects = fixture.receive(.serviceWaits(BrowserFixture.work, seconds: 2e16))
    #expect(effects == [.setTimer(.wait(BrowserFixture.work), milliseconds: 86_400_000)])
  }

  @Test func detailFollowsOnlyWhenTheCursorRests() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    let moved = fixture.type("j", "j", "j")
    #expect(moved == Array(repeating: .setTimer(.rest, milliseconds: 80), count: 3))
    let ref = RecordRef(BrowserFixture.work, RecordID(.lead, "lead_3"))
    #expect(fixture.receive(.timerFired(.rest)) == [.loadDetail(ref), .loadTimeline(ref)])
  }

  @Test func anAnswerForARecordNoLongerLookedAtIsDropped() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("j")
    let old = RecordRef(BrowserFixture.work, RecordID(.lead, "lead_0"))
    #expect(fixture.receive(.detailLoaded(old, nil, nil)).isEmpty)
    #expect(fixture.browser.detail.ref == nil)
  }

  @Test func switchingAccountsAndBackKeepsThePosition() throws {
    var fixture = try BrowserFixture()
    fixture.start(count: 2000)
    fixture.type("1", "8", "0", "0", "j")
    #expect(fixture.browser.list?.window.selection == 1800)
    fixture.receive(
      .rowsLoaded(
        BrowserFixture.work, fixture.browser.account!.question,
        RowWindow(start: 1600, rows: (1600..<2000).map(BrowserFixture.row))))
    _ = fixture.browser.run(.init(name: "account", arguments: ["home"]), count: nil)
    fixture.load(count: 5)
    #expect(fixture.browser.list?.window.selection == 0)
    _ = fixture.browser.run(.init(name: "account", arguments: ["work"]), count: nil)
    #expect(fixture.browser.list?.window.selection == 1800)
    #expect(fixture.browser.list?.selected == RecordID(.lead, "lead_1800"))
  }

  @Test func aFailureKeepsWhatIsOnScreenAndSaysWhatToDo() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    let effects = fixture.type("r")
    let question = fixture.browser.account!.question
    #expect(effects.contains(.fetchFirstPage(BrowserFixture.work, question, generation: 1)))
    let problem = Problem(
      "Close cannot be reached.", account: BrowserFixture.work, at: fixture.now, reason: .unreachable)
    let after = fixture.receive(
      .pageFetched(
        BrowserFixture.work, question, generation: 1, .failed(problem, .passing(retryAfter: 7))))
    #expect(after == [.setTimer(.retry(BrowserFixture.work, generation: 1), milliseconds: 7000)])
    #expect(fixture.browser.list?.count == 100)
    #expect(fixture.browser.problem == problem)
    #expect(fixture.browser.account?.offlineSince == fixture.now)

    let retried = fixture.receive(.timerFired(.retry(BrowserFixture.work, generation: 1)))
    #expect(retried == [.fetchFirstPage(BrowserFixture.work, question, generation: 2)])
    let answer = Answer(count: 100, freshCount: 100, total: 100, next: nil, fetchedAt: fixture.now)
    fixture.receive(.pageFetched(BrowserFixture.work, question, generation: 2, .arrived(answer)))
    #expect(fixture.browser.problem == nil)
    #expect(fixture.browser.account?.offlineSince == nil)
  }

  @Test func withoutTheServiceAListGoesOnWithWhatTheMirrorHas() throws {
    var fixture = try BrowserFixture()
    fixture.start(next: "2")
    fixture.type("r")
    let question = fixture.browser.account!.question
    let every = Effect.addEveryRecord(
      BrowserFixture.work, question, .updated(isDescending: true), center: 0, anchor: RecordID(.lead, "lead_0"))
    func fail(_ generation: Int, _ reason: ServiceError.Reason) -> [Effect] {
      let problem = Problem("No.", account: BrowserFixture.work, at: fixture.now, reason: reason)
      return fixture.receive(
        .pageFetched(
          BrowserFixture.work, question, generation: generation, .failed(problem, .passing(retryAfter: 7))))
    }
    #expect(!fail(1, .serverFailure).contains(every), "it is there, and said no")
    fixture.receive(.timerFired(.retry(BrowserFixture.work, generation: 1)))
    #expect(fail(2, .unreachable).contains(every))
    fixture.receive(.timerFired(.retry(BrowserFixture.work, generation: 2)))
    #expect(!fail(3, .unreachable).contains(every), "once is enough")
  }

  @Test func aListThatWasNeverFetchedBeginsWithWhatTheMirrorHas() throws {
    var fixture = try BrowserFixture()
    fixture.receive(.started)
    fixture.receive(.memoryLoaded(BrowserMemory()))
    let question = fixture.browser.account!.question
    let nothing = ListSnapshot(answer: nil, rows: RowWindow(), position: nil)
    let effects = fixture.receive(.listLoaded(BrowserFixture.work, question, nothing))
    #expect(
      effects.contains(
        .addEveryRecord(BrowserFixture.work, question, .updated(isDescending: true), center: 0, anchor: nil)))
    #expect(effects.contains(.fetchFirstPage(BrowserFixture.work, question, generation: 1)))
    fixture.receive(.listLoaded(BrowserFixture.work, question, nothing))
    #expect(!fixture.receive(.listLoaded(BrowserFixture.work, question, nothing)).contains { $0.isAddingRecords })
  }

  @Test func rowsAreLoadedAroundAJump() throws {
    var fixture = try BrowserFixture()
    fixture.start(count: 100_000)
    let question = fixture.browser.account!.question
    let effects = fixture.type("G")
    #expect(effects.contains(.loadRows(BrowserFixture.work, question, 99_780..<100_000)))
    #expect(fixture.browser.list?.selected == nil, "the row is not known yet")
  }

  @Test func rememberedPlacesComeBack() throws {
    var fixture = try BrowserFixture()
    fixture.start(count: 300)
    fixture.type("4", "2", "j")
    let memory = fixture.browser.memory
    let text = try #require(memory.text)
    var again = try BrowserFixture()
    again.receive(.started)
    let effects = again.receive(.memoryLoaded(try #require(BrowserMemory(text: text))))
    #expect(
      effects.contains(
        .loadList(
          BrowserFixture.work, fixture.browser.account!.question, center: 42, anchor: RecordID(.lead, "lead_42"))))
  }
}

extension Effect {
  fileprivate var isAddingRecords: Bool { if case .addEveryRecord = self { true } else { false } }
}
