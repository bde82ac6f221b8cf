import Canvas
import TestSupport
import Testing

@Suite struct ScrollWindowTests {
  private func window(count: Int = 100, height: Int = 10, selection: Int = 0) -> ScrollWindow {
    var window = ScrollWindow(count: count, height: height, margin: 2)
    window.select(selection)
    return window
  }

  @Test func viewFollowsTheSelectionWithAMargin() {
    var window = window()
    window.move(by: 7)
    #expect(window.visible == 0..<10)
    window.move(by: 1)
    #expect(window.visible == 1..<11)
    window.move(by: -5)
    #expect(window.visible == 1..<11)
    window.move(by: -1)
    #expect(window.visible == 0..<10)
  }

  @Test func endsNeedNoMargin() {
    var window = window()
    window.select(.max)
    #expect(window.selection == 99)
    #expect(window.visible == 90..<100)
    window.select(.min)
    #expect(window.selection == 0)
    #expect(window.visible == 0..<10)
  }

  @Test func pages() {
    var window = window(selection: 5)
    window.page(by: 1)
    #expect((window.selection, window.top) == (14, 9))
    window.page(by: -1)
    #expect((window.selection, window.top) == (5, 0))
    window.halfPage(by: 1)
    #expect((window.selection, window.top) == (10, 5))
    window.page(by: .max)
    #expect((window.selection, window.top) == (99, 90))
    window.halfPage(by: .min)
    #expect((window.selection, window.top) == (0, 0))
  }

  @Test func scrollingTheViewDragsTheSelection() {
    var window = window(selection: 5)
    window.scroll(by: 1)
    #expect((window.selection, window.top) == (5, 1))
    window.scroll(by: 5)
    #expect((window.selection, window.top) == (8, 6))
    window.scroll(by: 1_000)
    #expect((window.selection, window.top) == (92, 90))
    window.scroll(by: -1_000)
    #expect((window.selection, window.top) == (7, 0))
  }

  @Test func resizingKeepsTheSelectionInView() {
    var window = window(selection: 50)
    window.resize(height: 3)
    #expect(window.visible.contains(50))
    window.resize(height: 0)
    #expect(window.visible.isEmpty)
    window.resize(height: 20)
    #expect(window.visible.contains(50) && window.visible.count == 20)
    window.resize(height: 200)
    #expect(window.visible == 0..<100)
  }

  @Test func shrinkingListMovesTheSelectionToItsEnd() {
    var window = window(selection: 80)
    window.setCount(40)
    #expect(window.selection == 39)
    window.setCount(0)
    #expect(window.selection == 0 && window.visible.isEmpty)
    window.move(by: 3)
    #expect(window.selection == 0)
    window.setCount(-5)
    #expect(window.count == 0)
  }

  @Test func followingARowThatMovedKeepsItsPlaceOnTheScreen() {
    var window = window(selection: 50)
    let row = window.selectionRow
    window.follow(to: 73, count: 123)
    #expect(window.selection == 73 && window.selectionRow == row)
    window.follow(to: 1, count: 123)
    #expect(window.selection == 1 && window.top == 0)
  }

  @Test func center() {
    var window = window(selection: 50)
    window.center()
    #expect(window.visible == 46..<56)
  }

  @Test func millionsOfRows() {
    var window = window(count: 5_000_000, height: 50)
    window.select(4_000_000)
    window.page(by: 3)
    #expect(window.selection == 4_000_147)
    #expect(window.visible.count == 50)
  }

  @Test func selectionIsAlwaysInViewWithItsMargin() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<2_000 {
      var window = ScrollWindow(
        count: Int.random(in: 0...60, using: &generator), height: Int.random(in: 0...20, using: &generator),
        margin: Int.random(in: 0...12, using: &generator))
      for _ in 0..<20 {
        let step = Int.random(in: -30...30, using: &generator)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: window.move(by: step)
        case 1: window.page(by: step / 10)
        case 2: window.halfPage(by: step / 10)
        case 3: window.select(step * 2)
        case 4: window.scroll(by: step)
        case 5: window.resize(height: abs(step) - 2)
        case 6: window.setCount(abs(step) * 2 - 1)
        default: window.follow(to: step, count: abs(step) * 2)
        }
        check(window)
      }
    }
  }

  private func check(_ window: ScrollWindow) {
    let visible = window.visible
    if visible.lowerBound < 0 || visible.upperBound > window.count { Issue.record("\(window): shows \(visible)") }
    guard window.count > 0, window.height > 0 else { return }
    if visible.count != min(window.height, window.count) { Issue.record("\(window): blank rows below") }
    let margin = min(window.margin, (window.height - 1) / 2)
    let above = window.selection - visible.lowerBound
    let below = visible.upperBound - 1 - window.selection
    if above < min(margin, window.selection) || below < min(margin, window.count - 1 - window.selection) {
      Issue.record("\(window): selection too near the edge of \(visible)")
    }
  }
}
