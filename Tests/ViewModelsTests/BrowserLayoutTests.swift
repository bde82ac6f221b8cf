import CRM
import Canvas
import MirrorStore
import Settings
import Testing

@testable import ViewModels

@Suite struct BrowserLayoutTests {
  private func started() throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.start()
    var viewport = Viewport(listHeight: 20)
    viewport.spans = [
      PaneSpan(pane: .list, end: 40), PaneSpan(pane: .detail, end: 80), PaneSpan(pane: .timeline, end: 120),
    ]
    fixture.receive(.painted(viewport))
    return fixture
  }

  private func saved(_ effects: [Effect]) -> BrowserMemory? {
    effects.compactMap { if case .saveMemory(let memory) = $0 { memory } else { nil } }.last
  }

  @Test func keysMakeThePaneWiderAndNarrower() throws {
    var fixture = try started()
    let memory = try #require(saved(fixture.type(">")))
    #expect(fixture.browser.arrangement.ends(of: Pane.allCases, width: 120) == [44, 80, 120])
    #expect(memory.panes == fixture.browser.arrangement)
    fixture.type("3", "l", "<")
    #expect(
      fixture.browser.arrangement.ends(of: Pane.allCases, width: 120) == [40, 84, 120],
      "the last pane has its left edge moved; widths count from what is on the screen")
  }

  @Test func anEdgeIsMovedToAColumn() throws {
    var fixture = try started()
    #expect(saved(fixture.browser.movePaneEdge(of: .detail, to: 90)) != nil)
    #expect(fixture.browser.arrangement.ends(of: Pane.allCases, width: 120) == [40, 90, 120])
    #expect(saved(fixture.browser.movePaneEdge(of: .timeline, to: 90)) == nil)
    fixture.type(":")
    fixture.type(text: "pane-edge list 30")
    fixture.type("enter")
    #expect(fixture.browser.arrangement.ends(of: Pane.allCases, width: 120) == [30, 80, 120])
    fixture.type("w", "=")
    #expect(fixture.browser.arrangement == PaneArrangement())
  }

  @Test func aPanePutAwayIsPassedOverAndGoneToByName() throws {
    var fixture = try started()
    #expect(saved(fixture.type("w", "2"))?.panes?.hidden == [.detail])
    fixture.type("tab")
    #expect(fixture.browser.focus == .timeline)
    fixture.type("h")
    #expect(fixture.browser.focus == .list)
    fixture.run("focus detail")
    #expect(fixture.browser.focus == .detail)
    #expect(fixture.browser.arrangement.visible(focus: .detail).contains(.detail))
    fixture.type("w", "2")
    #expect(fixture.browser.arrangement.hidden.isEmpty)
    fixture.type("w", "2")
    #expect(fixture.browser.focus == .list, "the focus leaves a pane that is put away")
  }

  @Test func whatWasArrangedIsThereInTheNextRun() throws {
    var fixture = try started()
    fixture.type(">", "w", "3", "T")
    let text = try #require(fixture.browser.memory.text)
    let memory = try #require(BrowserMemory(text: text))
    var next = try BrowserFixture()
    next.receive(.started)
    next.receive(.memoryLoaded(memory))
    #expect(next.browser.arrangement == fixture.browser.arrangement)
    #expect(next.browser.dates == .relative)
  }

  @Test func aMemoryOfAnEarlierVersionIsTaken() throws {
    let memory = try #require(
      BrowserMemory(
        text: #"{"accounts":["work",{"kind":"lead","questions":[],"position":3}],"searches":["a"],"commands":[]}"#))
    var fixture = try BrowserFixture()
    fixture.receive(.started)
    fixture.receive(.memoryLoaded(memory))
    #expect(fixture.browser.searches == ["a"])
    #expect(fixture.browser.tourOffer == nil)
  }

  @Test func zoomGoesWithTheFocus() throws {
    var fixture = try started()
    fixture.type("+")
    #expect(fixture.browser.isZoomed)
    fixture.type("l")
    #expect(fixture.browser.isZoomed && fixture.browser.focus == .detail)
    fixture.type("+")
    #expect(!fixture.browser.isZoomed)
  }

  // MARK: Dates

  @Test func datesGoRoundAndOnlyAgesNeedAClock() throws {
    var fixture = try started()
    #expect(fixture.browser.dates == .calendar)
    #expect(fixture.type("T").contains(.setTimer(.dates, milliseconds: 60_000)))
    #expect(fixture.browser.dates == .relative)
    #expect(fixture.receive(.timerFired(.dates)) == [.setTimer(.dates, milliseconds: 60_000)])
    #expect(fixture.type("T").contains(.cancelTimer(.dates)))
    #expect(fixture.browser.dates == .absolute)
    #expect(fixture.receive(.timerFired(.dates)) == [.cancelTimer(.dates)])
    fixture.type("T")
    #expect(fixture.browser.dates == .calendar)
  }

  @Test func aConfigThatChangesOverridesWhatWasChosenAgainstTheOldOne() throws {
    var fixture = try BrowserFixture()
    fixture.receive(.started)
    fixture.receive(
      .memoryLoaded(BrowserMemory(dates: BrowserMemory.Dates(shown: .relative, instead: .absolute))))
    #expect(fixture.browser.dates == .calendar)
  }

  private static let aged: [(Int64, String)] = [
    (-30, "just now"), (-7500, "2 h ago"), (-86_400 * 5, "5 d ago"), (-86_400 * 40, "5 wk ago"),
    (-86_400 * 200, "6 mo ago"), (-86_400 * 900, "2 y ago"), (86_400 * 3 + 60, "in 3 d"), (300, "in 5 min"),
  ]

  @Test(arguments: aged)
  func distances(_ seconds: Int64, _ words: String) {
    let now = Instant(seconds: 1_800_000_000)
    let times = TimeText(now: now, local: .utc, dates: .relative)
    #expect(times.moment(now.adding(seconds: seconds)) == words)
  }

  @Test func figures() throws {
    let now = try #require(Instant(iso8601: "2026-11-21T10:30:00Z"))
    let times = TimeText(now: now, local: .utc, dates: .absolute)
    #expect(times.moment(now) == "2026-11-21 10:30")
    #expect(times.day(try #require(CalendarDate(iso8601: "2026-11-20"))) == "2026-11-20")
  }

  // MARK: Back and forward

  @Test func theWayBackThroughRecords() throws {
    var fixture = try started()
    fixture.type("enter")
    #expect(fixture.browser.subject?.record.id == "lead_0")
    fixture.type("esc", "5", "j", "enter")
    #expect(fixture.browser.subject?.record.id == "lead_5")
    fixture.type("esc", "j", "j")
    fixture.type("ctrl-o")
    #expect(fixture.browser.subject?.record.id == "lead_5", "from a row that was only passed, to the last visit")
    #expect(fixture.browser.focus == .detail)
    fixture.type("ctrl-o")
    #expect(fixture.browser.subject?.record.id == "lead_0")
    #expect(fixture.browser.list?.window.selection == 0, "it is a row of this list")
    fixture.type("ctrl-o")
    #expect(fixture.browser.message?.contains("no record was visited before") == true)
    fixture.type("alt-right", "alt-right")
    #expect(fixture.browser.subject?.record.id == "lead_7")
  }

  @Test func aRecordIsAsItWasWhenItWasLeft() throws {
    var fixture = try started()
    fixture.type("enter")
    fixture.show([BrowserFixture.note("n1"), BrowserFixture.note("n2"), BrowserFixture.note("n3")])
    fixture.type("l", "j", "j")
    #expect(fixture.browser.timeline.scroll.selection == 2)
    fixture.run("focus list")
    fixture.type("5", "j", "enter")
    fixture.type("ctrl-o")
    fixture.show([BrowserFixture.note("n1"), BrowserFixture.note("n2"), BrowserFixture.note("n3")])
    #expect(fixture.browser.subject == BrowserFixture.lead)
    #expect(fixture.browser.focus == .timeline)
    #expect(fixture.browser.timeline.scroll.selection == 2)
  }

  @Test func theHistoryDoesNotGrowBeyondItsLimit() {
    func visit(_ number: Int) -> Visit {
      Visit(
        ref: RecordRef(BrowserFixture.work, RecordID(.lead, "lead_\(number)")), pane: .list, detail: ItemScroll(),
        timeline: ItemScroll())
    }
    var history = JumpHistory()
    for number in 0..<500 {
      history.visit(visit(number))
      _ = history.back(from: visit(10_000 + number))
      _ = history.forward(from: nil)
    }
    #expect(history.visits.count <= JumpHistory.limit)
    #expect(history.visits.indices.contains(history.index))
  }

  @Test func theWayBackLeadsToOtherKinds() throws {
    var fixture = try started()
    fixture.type("enter")
    _ = fixture.browser.jump(to: RecordRef(BrowserFixture.work, RecordID(.contact, "cont_1")))
    #expect(fixture.browser.account?.kind == .contact)
    fixture.type("ctrl-o")
    #expect(fixture.browser.subject == BrowserFixture.lead)
    #expect(fixture.browser.account?.kind == .lead)
    fixture.type("alt-right")
    #expect(fixture.browser.subject?.record.id == "cont_1")
  }
}
