extension CommandRegistry {
  static let program: [Command] = [
    Command("help", "Show the keys and commands; type to search them") { browser, _, _ in browser.openHelp() },
    Command("command-line", "Type a command") { browser, _, _ in browser.openCommandLine() },
    Command("errors", "Show what went wrong lately") { browser, _, _ in browser.openProblems() },
    Command("theme", "Choose how it all looks; with a name, at once", arguments: { $0.themes }) {
      browser, invocation, _ in
      browser.chooseTheme(invocation.text)
    },
    Command("redraw", "Draw the whole screen again") { _, _, _ in [.redraw] },
    Command("suspend", "Go to the shell; fg comes back") { _, _, _ in [.suspend] },
    Command("quit", "Leave closeup") { browser, _, _ in browser.askToQuit() },
  ]

  static let menus: [Command] = [
    Command("menu-down", "In a menu: down", takesCount: true) { browser, _, count in browser.moveMenu(by: count ?? 1) },
    Command("menu-up", "In a menu: up", takesCount: true) { browser, _, count in browser.moveMenu(by: -(count ?? 1)) },
    Command("menu-page-down", "In a menu: down one page") { browser, _, _ in
      browser.moveMenu(by: browser.viewport.menuHeight)
    },
    Command("menu-page-up", "In a menu: up one page") { browser, _, _ in
      browser.moveMenu(by: -browser.viewport.menuHeight)
    },
    Command("menu-choose", "In a menu: choose the row") { browser, _, _ in browser.chooseMenuItem() },
    Command("menu-close", "In a menu: close it") { browser, _, _ in browser.closeOverlay() },
  ]

  static let prompts: [Command] = [
    Command("prompt-accept", "In a prompt: accept the line") { browser, _, _ in browser.acceptPrompt() },
    Command("prompt-cancel", "In a prompt: leave it") { browser, _, _ in browser.closeOverlay() },
    Command("prompt-complete", "In a prompt: complete the word") { browser, _, _ in browser.completePrompt() },
    Command("result-next", "In a search: the next result; in other prompts the line after") { browser, _, _ in
      browser.moveResult(by: 1)
    },
    Command("result-previous", "In a search: the result before; in other prompts the line before") { browser, _, _ in
      browser.moveResult(by: -1)
    },
    Command("result-page-down", "In a search: down one page") { browser, _, _ in browser.pageResults(1) },
    Command("result-page-up", "In a search: up one page") { browser, _, _ in browser.pageResults(-1) },
    Command("prompt-history-previous", "In a prompt: the line before") { browser, _, _ in
      browser.recallPrompt(by: -1)
    },
    Command("prompt-history-next", "In a prompt: the line after") { browser, _, _ in
      browser.recallPrompt(by: 1)
    },
  ]
}
