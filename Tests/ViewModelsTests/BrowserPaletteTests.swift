import CRM
import Canvas
import Settings
import Testing

@testable import ViewModels

@Suite struct BrowserPaletteTests {
  private func opened(_ fixture: BrowserFixture) throws -> Menu {
    guard case .menu(let menu) = fixture.browser.overlay else { throw NotOpen() }
    return menu
  }
  private struct NotOpen: Error {}

  @Test func aFewLettersFindACommandAndEnterRunsIt() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("ctrl-k")
    fixture.type(text: "acs")
    #expect(try opened(fixture).selectedItem?.command?.name == "accounts")
    fixture.type("enter")
    #expect(try opened(fixture).title == "Accounts")
    fixture.type("esc", ":", "up")
    guard case .prompt(let prompt) = fixture.browser.overlay else { return #expect(Bool(false)) }
    #expect(prompt.editor.text == "accounts", "it is in the history as if it had been typed")
  }

  @Test func whatCannotBeDoneNowSaysWhyAndComesLast() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("ctrl-k")
    let items = try opened(fixture).items
    #expect(items.count == CommandRegistry.all.count)
    let firstGrey = try #require(items.firstIndex { $0.unavailable != nil })
    #expect(items[firstGrey...].allSatisfy { $0.unavailable != nil })
    #expect(items.first { $0.command?.name == "clear-search" }?.unavailable == "nothing is searched for")
    #expect(items.first { $0.command?.name == "menu-choose" }?.unavailable == "no menu is open")
    fixture.type(text: "clear-search")
    fixture.type("enter")
    #expect(fixture.browser.message == "nothing is searched for")
    #expect(try opened(fixture).filter.text == "clear-search", "it stays open")
  }

  @Test func aColonAloneOpensItWithWhatWasTypedOfLateFirst() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type(":")
    fixture.type(text: "sort Name")
    fixture.type("enter", ":", "enter")
    #expect(try opened(fixture).items.first?.command?.name == "sort")
  }

  @Test func wordsOfTheDescriptionFindItToo() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("ctrl-k")
    fixture.type(text: "leave closeup")
    #expect(try opened(fixture).selectedItem?.command?.name == "quit")
  }

  /// A command that cannot do without a word goes on to the command line, which completes it.
  @Test func whatHasToFollowIsAskedFor() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("ctrl-k")
    fixture.type(text: "focus")
    fixture.type("enter")
    guard case .prompt(let prompt) = fixture.browser.overlay else { return #expect(Bool(false)) }
    #expect(prompt.editor.text == "focus " && prompt.completions == ["list", "detail", "timeline"])
    fixture.type("d", "tab", "enter")
    #expect(fixture.browser.focus == .detail)
  }

  @Test func argumentsAreChecked() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    for (line, message) in [
      ("focus nowhere", "focus: no pane nowhere; there is list, detail, timeline"),
      ("quit now", "quit: nothing can follow it"), ("drafts first", "drafts: first is not the number of a row"),
    ] {
      fixture.type(":")
      fixture.type(text: line)
      let effects = fixture.type("enter")
      #expect(fixture.browser.message == message)
      #expect(!effects.contains(.quit))
    }
  }

  @Test func lettersOfANameCompleteOnTheCommandLine() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type(":")
    fixture.type(text: "lgc")
    fixture.type("tab")
    guard case .prompt(let prompt) = fixture.browser.overlay else { return #expect(Bool(false)) }
    #expect(prompt.editor.text == "log-call")
  }
}
