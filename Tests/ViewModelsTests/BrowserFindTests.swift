import CRM
import Canvas
import MirrorStore
import Testing

@testable import ViewModels

@Suite struct BrowserFindTests {
  private func inTimeline() throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show(
      (0..<10).map { BrowserFixture.note("n\($0)", $0 % 3 == 0 ? "Wants forty chairs" : "Calls back") })
    fixture.type("3", "l")
    #expect(fixture.browser.focus == .timeline)
    return fixture
  }

  @Test func findsAsOneTypesFromWhereTheCursorStands() throws {
    var fixture = try inTimeline()
    fixture.type("j", "f")
    fixture.type(text: "CHAIRS")
    #expect(fixture.browser.find?.matches == [0, 3, 6, 9])
    #expect(fixture.browser.timeline.scroll.selection == 3)
    #expect(fixture.browser.findWords == "2 of 4")
    fixture.type("down")
    #expect(fixture.browser.timeline.scroll.selection == 6)
    fixture.type("enter")
    #expect(fixture.browser.overlay == nil)
    fixture.type(";")
    #expect(fixture.browser.timeline.scroll.selection == 9)
    #expect(fixture.browser.message == nil)
    fixture.type(";")
    #expect(fixture.browser.timeline.scroll.selection == 0)
    #expect(fixture.browser.message == "from the top again")
    fixture.type(",")
    #expect(fixture.browser.timeline.scroll.selection == 9)
    #expect(fixture.browser.message == "from the end again")
  }

  @Test func leavingTheLineGoesBack() throws {
    var fixture = try inTimeline()
    fixture.type("j", "f")
    fixture.type(text: "chairs")
    fixture.type("esc")
    #expect(fixture.browser.find == nil)
    #expect(fixture.browser.timeline.scroll.selection == 1)
  }

  @Test func leavingTheLineInTheListBringsItsRecordBack() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("f")
    fixture.type(text: "Lead 90")
    let question = try #require(fixture.browser.account?.question)
    fixture.receive(.rowsFound(BrowserFixture.work, question, "Lead 90", places: [90]))
    #expect(fixture.browser.list?.window.selection == 90)
    let effects = fixture.type("esc")
    #expect(fixture.browser.list?.selected?.id == "lead_0")
    let rests = effects.contains { if case .setTimer(.rest, _) = $0 { true } else { $0 == .cancelTimer(.rest) } }
    #expect(rests, "detail and timeline follow")
  }

  @Test func aMatchIsBroughtIntoViewOnce() throws {
    var fixture = try inTimeline()
    fixture.type("f")
    fixture.type(text: "chairs")
    #expect(fixture.browser.find?.wantsView == true)
    fixture.type("enter")
    #expect(fixture.browser.find?.wantsView == false, "scrolling goes on from there")
  }

  @Test func escapeEndsIt() throws {
    var fixture = try inTimeline()
    fixture.type("f")
    fixture.type(text: "chairs")
    fixture.type("enter", "esc")
    #expect(fixture.browser.find == nil)
    #expect(fixture.browser.focus == .timeline, "and does nothing else")
  }

  @Test func aFoldedTextThatHasTheWordsIsUnfolded() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    var item = BrowserFixture.note("n1", "Call")
    item.body = "First line.\nThe discount was too small."
    fixture.show([item, BrowserFixture.note("n2")])
    fixture.type("3", "l", "f")
    fixture.type(text: "discount")
    #expect(fixture.browser.timeline.unfolded == ["n1"])
    #expect(fixture.browser.find?.wantsView == true)
  }

  @Test func findsInTheFieldsOfARecord() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show([])
    fixture.type("l", "f")
    fixture.type(text: "potent")
    #expect(fixture.browser.find?.matches == [0])
    fixture.type("ctrl-u")
    fixture.type(text: "xyz")
    fixture.type("enter")
    #expect(fixture.browser.message == "“xyz” is not in the detail")
  }

  @Test func findsInTheWholeListByTheMirror() throws {
    var fixture = try BrowserFixture()
    fixture.start(count: 300)
    let question = try #require(fixture.browser.account?.question)
    fixture.type("f")
    let effects = fixture.type(text: "z")
    #expect(effects.contains(.findRows(BrowserFixture.work, question, "z")))
    #expect(fixture.browser.findWords == "looking …")
    fixture.receive(.rowsFound(BrowserFixture.work, question, "y", places: [1]))
    #expect(fixture.browser.findWords == "looking …", "an answer to an earlier line counts no more")
    fixture.receive(.rowsFound(BrowserFixture.work, question, "z", places: [40, 250]))
    #expect(fixture.browser.list?.window.selection == 40)
    fixture.type("enter", ";")
    #expect(fixture.browser.list?.window.selection == 250)
    #expect(fixture.browser.findWords == "2 of 2")
    #expect(fixture.load(count: 300).contains(.findRows(BrowserFixture.work, question, "z")))
  }

  @Test func anotherRecordEndsIt() throws {
    var fixture = try inTimeline()
    fixture.type("f")
    fixture.type(text: "chairs")
    fixture.type("enter", "h", "h", "j")
    fixture.receive(.timerFired(.rest))
    #expect(fixture.browser.find == nil)
  }

  @Test func withoutWordsNextSaysHowToBegin() throws {
    var fixture = try inTimeline()
    fixture.type(";")
    #expect(fixture.browser.message == "nothing is looked for; f finds words in the pane")
  }
}
