import CRM
import Canvas
import MirrorStore
import Settings
import Testing

@testable import ViewModels

@Suite struct BrowserFuzzTests {
  /// Whatever happens in whatever order: nothing crashes, the selection exists, and at most one page is in flight.
  @Test func invariantsHoldUnderRandomInput() throws {
    let keys = [
      "j", "k", "G", "g", "ctrl-d", "ctrl-u", "h", "l", "tab", "1", "2", "3", "9", "0", "enter", "esc", "/", "[", "]",
      "A", "v", "s", "r", "?", ":", "q", "K", "{", "}", "space", "Z", "a", "down", "up", "backspace", "pagedown",
    ].compactMap { Key(notation: $0) }
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<40 {
      var fixture = try BrowserFixture()
      fixture.start(count: Int.random(in: 0...500, using: &generator), next: Bool.random() ? "next" : nil)
      for _ in 0..<500 {
        let effects: [Effect]
        switch Int.random(in: 0..<10, using: &generator) {
        case 0:
          effects = fixture.load(count: Int.random(in: 0...500, using: &generator))
        case 1: effects = fixture.receive(.timerFired([.rest, .keys, .message].randomElement(using: &generator)!))
        case 2:
          effects = fixture.receive(.painted(Viewport(listHeight: Int.random(in: 0...60, using: &generator))))
        case 3: effects = fixture.receive(.typed(.paste("x\ny")))
        default: effects = fixture.receive(.typed(.key(keys.randomElement(using: &generator)!)))
        }
        #expect(effects.count(where: { if case .list = $0.fetchKey { true } else { false } }) <= 1)
        let list = try #require(fixture.browser.list)
        #expect(list.window.selection == 0 || list.window.selection < list.window.count)
        if let selected = list.selected, let row = list.selectedRow { #expect(row.id == selected) }
      }
    }
  }
}
