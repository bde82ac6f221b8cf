import CRM
import Canvas
import Settings
import Testing

@testable import ViewModels

@Suite struct BrowserKeyTests {
  @Test func aDigitAloneChoosesThePaneAfterARest() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    #expect(fixture.type("2") == [.setTimer(.keys, milliseconds: 300)])
    #expect(fixture.browser.focus == .list)
    fixture.receive(.timerFired(.keys))
    #expect(fixture.browser.focus == .detail)
  }

  @Test func aDigitBeforeAMotionIsACount() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("3", "j")
    #expect(fixture.browser.focus == .list)
    #expect(fixture.browser.list?.window.selection == 3)
    fixture.type("2", "0", "G")
    #expect(fixture.browser.list?.window.selection == 19)
    fixture.type("g", "g")
    #expect(fixture.browser.list?.window.selection == 0)
  }

  @Test(arguments: [["5"], ["5", "0"], ["2", "0"], ["g"]])
  func aCountAndASequenceWaitForAsLongAsItTakes(_ keys: [String]) throws {
    var fixture = try BrowserFixture()
    fixture.start()
    for key in keys {
      fixture.type(key)
      if key != "2" { fixture.receive(.timerFired(.keys)) }
    }
    #expect(fixture.browser.pendingKeys.map(\.notation) == keys)
    fixture.type(keys == ["g"] ? "g" : "j")
    #expect(fixture.browser.list?.window.selection == (keys == ["g"] ? 0 : Int(keys.joined())))
    #expect(fixture.browser.pendingKeys.isEmpty)
  }

  @Test func aRemarkAboutSomethingElseGoesWithTheNextCommand() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("ctrl-x")
    #expect(fixture.browser.message?.hasPrefix("ctrl-x does nothing here") == true)
    fixture.type("j")
    #expect(fixture.browser.message != nil)
    fixture.type("?")
    #expect(fixture.browser.message == nil)
  }

  @Test func whatWasWrongAtTheStartIsSaidInOneLine() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.receive(
      .noticed(["config.toml:1: no such theme.", "config.toml:2: no such key."].map { Problem($0, at: fixture.now) }))
    #expect(fixture.browser.problem?.line == "config.toml:1: no such theme. 1 more: :errors")
    fixture.type(":")
    fixture.type(text: "errors")
    fixture.type("enter")
    #expect(fixture.menu?.items.map(\.label) == ["config.toml:1: no such theme.", "config.toml:2: no such key."])
  }

  @Test func aDigitBeforeAnotherCommandIsThePane() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("3", "?")
    #expect(fixture.browser.focus == .timeline)
    guard case .menu = fixture.browser.overlay else {
      Issue.record("help did not open")
      return
    }
  }

  @Test func escapeForgetsAHalfTypedSequence() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("5", "j", "g")
    #expect(fixture.browser.pendingKeys.map(\.notation) == ["g"])
    fixture.type("esc", "j")
    #expect(fixture.browser.list?.window.selection == 6)
  }

  @Test func aPasteRunsNoCommands() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.receive(.typed(.paste("jjq\n:quit\n")))
    #expect(fixture.browser.list?.window.selection == 0)
    #expect(!fixture.browser.isQuitting)
    #expect(fixture.browser.message != nil)
  }

  @Test func aPasteGoesIntoTheSearch() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("/")
    fixture.receive(.typed(.paste("acme\ncorp")))
    fixture.type("enter")
    #expect(fixture.browser.account?.question.text == "acme corp")
  }

  @Test func everyCommandCanBeTyped() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type(":")
    fixture.type(text: "move-down")
    fixture.type("enter")
    #expect(fixture.browser.list?.window.selection == 1)
    fixture.type(":")
    fixture.type(text: "nonsense")
    fixture.type("enter")
    #expect(fixture.browser.message?.contains("nonsense") == true)
  }

  @Test func theCommandLineCompletesNamesAndArguments() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type(":")
    fixture.type(text: "foc")
    fixture.type("tab")
    guard case .prompt(let prompt) = fixture.browser.overlay else { return #expect(Bool(false)) }
    #expect(prompt.editor.text == "focus")
    fixture.type(text: " ti")
    fixture.type("tab", "enter")
    #expect(fixture.browser.focus == .timeline)
  }

  @Test func searchRemembersWhatWasTyped() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("/")
    fixture.type(text: "acme")
    fixture.type("enter", "esc")
    #expect(fixture.browser.account?.question.text == nil)
    fixture.type("/", "up")
    guard case .prompt(let prompt) = fixture.browser.overlay else { return #expect(Bool(false)) }
    #expect(prompt.editor.text == "acme")
  }

  @Test func aKindThatTheServiceCannotSearchSaysWhy() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("}")
    fixture.type("/")
    fixture.type(text: "acme")
    fixture.type("enter")
    #expect(fixture.browser.overlay == nil)
    #expect(fixture.browser.account?.question.text == nil)
    #expect(fixture.browser.message == "Close cannot search these")
  }

  @Test func menusNarrowAsOneTypesAndRunTheChoice() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("A")
    fixture.type(text: "hom")
    fixture.type("enter")
    #expect(fixture.browser.account?.id == BrowserFixture.home)
    #expect(fixture.browser.overlay == nil)
  }

  @Test func viewsSkipThoseTheServiceCannotRun() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.receive(
      .vocabularyLoaded(
        BrowserFixture.work,
        Vocabulary(views: [
          SavedView(id: "a", name: "Hot", kind: .lead),
          SavedView(id: "b", name: "Odd", kind: .lead, unavailable: "not through the API"),
          SavedView(id: "c", name: "Cold", kind: .lead), SavedView(id: "d", name: "Other", kind: .contact),
        ])))
    fixture.type("]")
    #expect(fixture.browser.account?.view?.name == "Hot")
    fixture.type("]")
    #expect(fixture.browser.account?.view?.name == "Cold")
    fixture.type("]")
    #expect(fixture.browser.account?.view == nil)
    fixture.type("[")
    #expect(fixture.browser.account?.view?.name == "Cold")
    _ = fixture.browser.run(Invocation(name: "view", arguments: ["Odd"]), count: nil)
    #expect(fixture.browser.message == "Odd: not through the API")
  }

  @Test func helpListsEveryCommandWithItsKeys() throws {
    var fixture = try BrowserFixture()
    fixture.start()
    fixture.type("?")
    guard case .menu(let menu) = fixture.browser.overlay else { return #expect(Bool(false)) }
    #expect(menu.items.count == CommandRegistry.all.count)
    #expect(menu.items.contains { $0.label.hasPrefix("move-first") && $0.detail?.contains("g g") == true })
  }
}
