import Strings

extension CommandRegistry {
  static let program: [Command] = [
    Command("help", "Show the keys and commands; type to search them") { browser, _, _ in browser.openHelp() },
    Command("command-line", "Type a command") { browser, _, _ in browser.openCommandLine() },
    Command("palette", "Find any command by a few of its letters, and run it") { browser, _, _ in
      browser.openPalette()
    },
    Command("errors", "Show what went wrong lately; with a number, all of that error", takes: .number("row")) {
      browser, invocation, _ in
      Int(invocation.text).map { browser.openProblem($0) } ?? browser.openProblems()
    },
    Command("theme", "Choose how it all looks; with a name, at once", takes: .name("theme") { $0.themes }) {
      browser, invocation, _ in
      browser.chooseTheme(invocation.text)
    },
    Command(
      "tutor", "Take the tour: two minutes, step by step; next leaves a step out, end ends it",
      takes: .choice("step", of: ["next", "end"])
    ) { browser, invocation, _ in
      browser.runTutor(invocation.text)
    },
    Command("stop", "Stop the programs of your own that are running", unavailable: { $0.stopUnavailable }) {
      browser, _, _ in
      browser.stopPrograms()
    },
    Command("redraw", "Draw the whole screen again") { _, _, _ in [.redraw] },
    Command("suspend", "Go to the shell; fg comes back") { _, _, _ in [.suspend] },
    Command("quit", "Leave closeup") { browser, _, _ in browser.askToQuit() },
  ]

  static let menus: [Command] = [
    menu("menu-down", "In a menu: down") { $0.moveMenu(by: 1) },
    menu("menu-up", "In a menu: up") { $0.moveMenu(by: -1) },
    menu("menu-page-down", "In a menu: down one page") { $0.moveMenu(by: $0.viewport.menuHeight) },
    menu("menu-page-up", "In a menu: up one page") { $0.moveMenu(by: -$0.viewport.menuHeight) },
    menu("menu-choose", "In a menu: choose the row") { $0.chooseMenuItem() },
    menu("menu-close", "In a menu: close it") { $0.closeOverlay() },
  ]

  private static func menu(
    _ name: String, _ summary: String, run: @escaping @Sendable (inout Browser) -> [Effect]
  ) -> Command {
    Command(
      name, summary,
      unavailable: { browser in if case .menu = browser.overlay { nil } else { Strings.Commands.noMenuOpen } }
    ) { browser, _, _ in
      run(&browser)
    }
  }

  static let prompts: [Command] = [
    prompt("prompt-accept", "In a prompt: accept the line") { $0.acceptPrompt() },
    prompt("prompt-cancel", "In a prompt: leave it") { $0.closeOverlay() },
    prompt("prompt-complete", "In a prompt: complete the word") { $0.completePrompt() },
    prompt("result-next", "In a search: the next result; in other prompts the line after") { $0.moveResult(by: 1) },
    prompt("result-previous", "In a search: the result before; in other prompts the line before") {
      $0.moveResult(by: -1)
    },
    prompt("result-page-down", "In a search: down one page") { $0.pageResults(1) },
    prompt("result-page-up", "In a search: up one page") { $0.pageResults(-1) },
    prompt("prompt-history-previous", "In a prompt: the line before") { $0.recallPrompt(by: -1) },
    prompt("prompt-history-next", "In a prompt: the line after") { $0.recallPrompt(by: 1) },
  ]

  private static func prompt(
    _ name: String, _ summary: String, run: @escaping @Sendable (inout Browser) -> [Effect]
  ) -> Command {
    Command(
      name, summary,
      unavailable: { browser in if case .prompt = browser.overlay { nil } else { Strings.Commands.noPromptOpen } }
    ) { browser, _, _ in
      run(&browser)
    }
  }
}
