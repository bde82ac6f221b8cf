import CRM
import Canvas
import Testing

@testable import ViewModels

@Suite struct BrowserMouseTests {
  /// A screen with the list at the left, rows from 1 on, and the other panes beside it.
  private func started(_ mouse: String = "on") throws -> BrowserFixture {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.show((0..<5).map { BrowserFixture.note("n\($0)") })
    fixture.type(":")
    fixture.type(text: "mouse \(mouse)")
    fixture.type("enter")
    var viewport = Viewport(listHeight: 20, timeline: ScrollView(height: 9, lastItem: 2))
    viewport.regions = [HitRegion(Rect(x: 0, y: 0, width: 40, height: 21), .pane(.list))]
    viewport.regions += (0..<20).map { HitRegion(Rect(x: 0, y: 1 + $0, width: 40, height: 1), .row(.list, $0)) }
    viewport.regions.append(HitRegion(Rect(x: 80, y: 0, width: 40, height: 21), .pane(.timeline)))
    viewport.regions += (0..<5).map {
      HitRegion(Rect(x: 81, y: 1 + $0 * 3, width: 38, height: 3), .row(.timeline, $0))
    }
    fixture.receive(.painted(viewport))
    return fixture
  }

  private func at(_ x: Int, _ y: Int, _ act: MouseEvent.Act = .press(.left)) -> Action {
    .typed(.mouse(MouseEvent(act, at: Point(x: x, y: y))))
  }

  @Test func aPressSelectsWhatIsUnderIt() throws {
    var fixture = try started()
    fixture.receive(at(5, 8))
    #expect(fixture.browser.list?.window.selection == 7)
    fixture.receive(at(90, 9))
    #expect(fixture.browser.focus == .timeline)
    fixture.receive(at(30, 3))
    #expect(fixture.browser.focus == .list)
    #expect(fixture.browser.list?.window.selection == 2)
  }

  @Test func theSecondPressOpens() throws {
    var fixture = try started()
    fixture.receive(at(5, 3))
    fixture.now = fixture.now.adding(seconds: 1)
    fixture.receive(at(5, 3))
    #expect(fixture.browser.focus == .list)
    fixture.receive(at(5, 3))
    #expect(fixture.browser.focus == .detail)
  }

  @Test func theWheelScrollsWhatItIsOver() throws {
    var fixture = try started()
    fixture.receive(at(5, 3, .wheel(1)))
    fixture.receive(at(5, 3, .wheel(1)))
    #expect(fixture.browser.list?.window.top == 6)
    #expect(fixture.browser.focus == .list)
    fixture.receive(at(5, 3, .wheel(-1)))
    #expect(fixture.browser.list?.window.top == 3)
    // The timeline scrolls, the list keeps its cursor and the focus.
    let selection = fixture.browser.list?.window.selection
    fixture.receive(at(90, 3, .wheel(1)))
    #expect(fixture.browser.timeline.scroll.selection == 1)
    #expect(fixture.browser.focus == .list)
    #expect(fixture.browser.list?.window.selection == selection)
  }

  @Test func theLineBetweenTwoPanesIsDragged() throws {
    var fixture = try started()
    var viewport = fixture.browser.viewport
    viewport.spans = [
      PaneSpan(pane: .list, end: 40), PaneSpan(pane: .detail, end: 80), PaneSpan(pane: .timeline, end: 120),
    ]
    viewport.regions.append(HitRegion(Rect(x: 40, y: 0, width: 1, height: 21), .edge(.list)))
    fixture.receive(.painted(viewport))
    fixture.receive(at(40, 5))
    #expect(fixture.receive(at(50, 5, .drag(.left))) == [])
    #expect(fixture.browser.arrangement.ends(of: Pane.allCases, width: 120) == [50, 80, 120])
    #expect(fixture.browser.focus == .list)
    let effects = fixture.receive(at(50, 5, .release(.left)))
    #expect(effects == [.saveMemory(fixture.browser.memory)])
    fixture.receive(at(5, 8, .drag(.left)))
    #expect(fixture.browser.arrangement.ends(of: Pane.allCases, width: 120) == [50, 80, 120], "it was let go")
  }

  @Test func menusAreChosenFromAndLeft() throws {
    var fixture = try started()
    fixture.type("s")
    var viewport = fixture.browser.viewport
    viewport.regions += [
      HitRegion(Rect(x: 30, y: 5, width: 20, height: 5), .menu),
      HitRegion(Rect(x: 31, y: 7, width: 18, height: 1), .menuRow(0)),
      HitRegion(Rect(x: 31, y: 8, width: 18, height: 1), .menuRow(1)),
    ]
    fixture.receive(.painted(viewport))
    fixture.receive(at(30, 5))
    #expect(fixture.browser.overlay != nil)
    fixture.receive(at(35, 8))
    #expect(fixture.browser.overlay == nil)
    #expect(fixture.browser.account?.question.sort == BrowserFixture.byName)
    fixture.type("s")
    fixture.receive(at(1, 1))
    #expect(fixture.browser.overlay == nil)
    #expect(fixture.browser.list?.window.selection == 0)
  }

  @Test func switchedOffItDoesNothing() throws {
    var fixture = try started("off")
    #expect(fixture.receive(at(5, 8)) == [])
    #expect(fixture.browser.list?.window.selection == 0)
    #expect(!fixture.browser.reach.hasMouse)
    #expect(fixture.browser.message?.contains("the mouse is the terminal's") == true)
  }

  @Test func formsAndQuestionsKeepWhatTheyHave() throws {
    var fixture = try started()
    try fixture.openForm("n")
    fixture.receive(at(5, 8))
    fixture.receive(at(5, 8, .wheel(1)))
    guard case .form = fixture.browser.overlay else {
      Issue.record("the form is gone")
      return
    }
    #expect(fixture.browser.list?.window.selection == 0)
  }

  @Test func aFieldOfAFormIsGoneTo() throws {
    var fixture = try started()
    try fixture.openForm("c")
    fixture.receive(.painted(Viewport(regions: [HitRegion(Rect(x: 30, y: 9, width: 40, height: 1), .formField(1))])))
    fixture.receive(at(35, 9))
    guard case .form(let form) = fixture.browser.overlay else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.model.focus == 1)
  }
}

extension Viewport {
  fileprivate init(regions: [HitRegion]) {
    self.init()
    self.regions = regions
  }
}
