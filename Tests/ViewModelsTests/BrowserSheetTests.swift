import CRM
import Canvas
import Settings
import Testing

@testable import ViewModels

@Suite struct BrowserSheetTests {
  private func openSheet(_ fixture: BrowserFixture) -> TextSheet? {
    if case .sheet(let sheet) = fixture.browser.overlay { sheet } else { nil }
  }

  @Test func enterShowsAllOfAnErrorAndEscapeLeadsBack() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.receive(.failed(Problem("The first failed.", at: fixture.now)))
    fixture.receive(
      .failed(
        Problem(
          "The second failed.", serverWords: "line one\nline two", advice: "Try again.",
          account: BrowserFixture.work, at: fixture.now)))
    _ = fixture.browser.run(Invocation(name: "errors"), count: nil)
    fixture.type("enter")
    let second = try #require(openSheet(fixture))
    #expect(
      second.lines
        == ["The second failed.", "", "The server said:", "line one", "line two", "", "Try again."])
    #expect(second.note?.hasPrefix("work · ") == true)
    fixture.type("esc", "down", "enter")
    #expect(openSheet(fixture)?.lines == ["The first failed."])
    fixture.type("q", "esc")
    #expect(fixture.browser.overlay == nil)
  }

  @Test func itScrollsWithTheKeysOfThePanes() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    let text = (1...50).map(String.init).joined(separator: "\n")
    _ = fixture.browser.show(TextSheet(title: "t", text: text))
    fixture.receive(.painted(Viewport(sheet: SheetView(height: 10, rows: 50))))
    for (keys, top) in [
      (["j"], 1), (["k", "k"], 0), (["1", "2", "j"], 12), (["pagedown"], 21), (["ctrl-u"], 16), (["G"], 40),
      (["j"], 40), (["g", "g"], 0),
    ] {
      for key in keys { fixture.type(key) }
      #expect(openSheet(fixture)?.top == top, "\(keys)")
    }
    #expect(fixture.browser.list?.window.selection == 0, "the list below stays where it is")
  }

  /// Whatever a keymap binds there, Escape is a way out.
  @Test func escapeClosesItInAnyKeymap() throws {
    let fixture = try BrowserFixture()
    let source = AssetSource(fileNames: ["bare.keys.toml"]) { _ in "[global]\nq = \"quit\"" }
    let keymap = Keymap.load(
      "bare", from: AssetFinder(folders: [], builtin: source), commands: CommandRegistry.names
    ).keymap
    var browser = Browser(accounts: [], keymap: keymap, options: fixture.browser.options, now: fixture.now)
    _ = browser.show(TextSheet(title: "t", text: "x"))
    _ = browser.receive(.typed(.key(.init(.escape))), at: fixture.now)
    #expect(browser.overlay == nil)
  }

  @Test func tabsAndWhatWasWrittenOverAreLines() {
    let sheet = TextSheet(title: "t", text: "a\tb\n10%\r50%\rdone\r\nlast\n\n")
    #expect(sheet.lines == ["a       b", "done", "last"])
  }
}
