import CRM
import Canvas
import Settings
import Testing

@testable import ViewModels

/// Sequences of keys, in the panes and where text is typed, and the panel that says what can follow.
@Suite struct KeySequenceTests {
  private static let own = """
    inherits = "default"
    [global]
    "ctrl-x ctrl-s" = "sort"
    "ctrl-x h j" = "focus timeline"
    [prompt]
    "j k" = "prompt-cancel"
    "ctrl-x c" = "prompt-complete"
    [picker]
    "ctrl-x c" = "menu-close"
    [confirm]
    "ctrl-x y" = "confirm-yes"
    """

  private func fixture() throws -> BrowserFixture {
    var fixture = try BrowserFixture(keymap: Self.own)
    fixture.start()
    return fixture
  }

  @Test func aPrefixLetStandShowsWhatCanFollow() throws {
    var fixture = try fixture()
    #expect(fixture.type("ctrl-x") == [.setTimer(.keys, milliseconds: 300)])
    #expect(fixture.browser.keyChoices == nil, "those who know the keys see no panel")
    fixture.receive(.timerFired(.keys))
    let choices = try #require(fixture.browser.keyChoices)
    #expect(choices.typed == "ctrl-x")
    #expect(choices.choices.map(\.key) == ["ctrl-s", "h"])
    #expect(choices.choices.map(\.words) == ["Choose the order; with a name, at once", nil])
    fixture.type("h")
    #expect(fixture.browser.keyChoices == nil)
    fixture.receive(.timerFired(.keys))
    #expect(fixture.browser.keyChoices?.choices.map(\.words) == ["focus timeline"])
    #expect(fixture.type("j").contains(.cancelTimer(.keys)), "nothing is left to wake for")
    #expect(fixture.browser.keyChoices == nil)
    #expect(fixture.browser.focus == .timeline)
  }

  @Test func escapeAndAKeyThatDoesNotFollowTakeThePanelAway() throws {
    var fixture = try fixture()
    fixture.type("g")
    fixture.receive(.timerFired(.keys))
    #expect(fixture.browser.keyChoices != nil)
    #expect(fixture.type("esc") == [.cancelTimer(.keys)])
    #expect(fixture.browser.keyChoices == nil)
    fixture.type("g")
    fixture.receive(.timerFired(.keys))
    fixture.type("y")
    #expect(fixture.browser.keyChoices == nil)
    #expect(fixture.browser.message?.hasPrefix("g y does nothing here") == true)
  }

  @Test func sequencesWorkWhereTextIsTyped() throws {
    var fixture = try fixture()
    fixture.type(":")
    fixture.type(text: "jfjj")
    guard case .prompt(let prompt) = fixture.browser.overlay else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.editor.text == "jfj", "the last may begin a sequence")
    #expect(fixture.browser.pendingKeys.map(\.notation) == ["j"])
    fixture.type("left")
    guard case .prompt(let prompt) = fixture.browser.overlay else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.editor.text == "jfjj")
    fixture.type("j", "k")
    #expect(fixture.browser.overlay == nil)
    fixture.type(":", "ctrl-x", "q")
    #expect(fixture.browser.message?.hasPrefix("ctrl-x q does nothing here") == true)
    fixture.type(text: "foc")
    fixture.type("ctrl-x", "c")
    guard case .prompt(let prompt) = fixture.browser.overlay else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.editor.text == "focus")
  }

  @Test func aPasteComesAfterWhatWasTyped() throws {
    var fixture = try fixture()
    fixture.type(":", "j")
    fixture.receive(.typed(.paste("am")))
    guard case .prompt(let prompt) = fixture.browser.overlay else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.editor.text == "jam")
  }

  /// A menu that comes up between two keys has keys of its own.
  @Test func whatWasBegunInOneContextIsForgottenInAnother() throws {
    var fixture = try fixture()
    fixture.type("ctrl-x")
    _ = fixture.browser.run(Invocation(name: "accounts"), count: nil)
    #expect(fixture.browser.keyChoices == nil)
    fixture.type("c")
    guard case .menu(let menu) = fixture.browser.overlay else {
      Issue.record("the menu was closed")
      return
    }
    #expect(menu.filter.text == "c")
    fixture.type("ctrl-x", "c")
    #expect(fixture.browser.overlay == nil)
  }

  @Test func digitsWhereTextIsTypedAreText() throws {
    var fixture = try fixture()
    fixture.type(":", "1", "2")
    guard case .prompt(let prompt) = fixture.browser.overlay else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.editor.text == "12")
  }

  @Test(arguments: ["default", "emacs", "arrows"])
  func helpAndHintsNameTheKeysInUse(name: String) throws {
    var fixture = try BrowserFixture(keymap: name)
    fixture.start()
    let expected = ["default": "q", "emacs": "ctrl-x ctrl-c", "arrows": "f10"][name]
    #expect(fixture.browser.keyName(for: "quit") == expected)
    _ = fixture.browser.run(Invocation(name: "help"), count: nil)
    let row = fixture.menu?.items.first { $0.label.hasPrefix("quit ") }
    #expect(row?.detail?.hasPrefix(try #require(expected)) == true)
  }

  /// Terminals that tell Ctrl-[ from Escape must not take the habit away.
  @Test func keysOfRicherTerminalsFallBackToWhatOthersSend() throws {
    var fixture = try fixture()
    fixture.type(":", "ctrl-[")
    #expect(fixture.browser.overlay == nil)
    fixture.type("g", "ctrl-[")
    #expect(fixture.browser.pendingKeys.isEmpty)
    fixture.type("ctrl-tab")
    #expect(fixture.browser.focus == .detail)
    fixture.type(":")
    fixture.type(text: "focus list")
    fixture.type("ctrl-m")
    #expect(fixture.browser.focus == .list)
    var own = try BrowserFixture(keymap: "inherits = \"default\"\n[global]\nctrl-enter = \"focus timeline\"\n")
    own.start()
    own.type("ctrl-enter")
    #expect(own.browser.focus == .timeline)
  }
}
