import CRM
import Settings
import Testing

@testable import ViewModels

@Suite struct BrowserThemeTests {
  private var fixture: BrowserFixture

  init() throws {
    fixture = try BrowserFixture()
    fixture.receive(.theme(.listed(["dark", "default", "nord"], current: "default")))
  }

  private mutating func run(_ command: String) -> [Effect] {
    fixture.type(":")
    fixture.type(text: command)
    return fixture.type("enter").filter { if case .saveMemory = $0 { false } else { true } }
  }

  @Test mutating func aThemeIsShownAsTheCursorComesToIt() {
    #expect(run("theme") == [])
    #expect(fixture.type("down") == [.previewTheme("nord")])
    #expect(fixture.type("up") == [.previewTheme("default")])
    #expect(fixture.type("d") == [.previewTheme("dark")])
    #expect(fixture.type("esc") == [.previewTheme(nil)])
    #expect(fixture.browser.overlay == nil)
  }

  @Test mutating func enterTakesIt() {
    _ = run("theme")
    fixture.type("down")
    #expect(fixture.type("enter") == [.useTheme("nord")])
    fixture.receive(.theme(.taken("nord", remark: "theme nord")))
    #expect(fixture.browser.message == "theme nord")
    _ = run("theme")
    guard case .menu(let menu) = fixture.browser.overlay else {
      Issue.record("no menu")
      return
    }
    #expect(menu.selectedItem?.label == "nord")
    #expect(menu.selectedItem?.detail == "in use")
  }

  @Test mutating func aNameTakesItAtOnce() {
    #expect(run("theme dark") == [.useTheme("dark")])
    _ = run("theme dakr")
    #expect(fixture.browser.message == "no theme dakr; there are dark, default, nord")
    fixture.type(":")
    fixture.type(text: "theme n")
    guard case .prompt(let prompt) = fixture.browser.overlay else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.completions == ["nord"])
  }

  @Test mutating func whatIsWrongIsShownUntilItIsRight() {
    let problem = Problem("nord.theme.toml:3: unknown colour.", at: fixture.now)
    fixture.receive(.theme(.broken(problem)))
    #expect(fixture.browser.problem == problem)
    fixture.receive(.theme(.mended))
    #expect(fixture.browser.problem == nil)
    // Another problem is not mended by it.
    fixture.receive(.failed(problem))
    fixture.receive(.theme(.mended))
    #expect(fixture.browser.problem == problem)
  }
}
