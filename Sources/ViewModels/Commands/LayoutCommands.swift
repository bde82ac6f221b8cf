import Settings

extension CommandRegistry {
  static let layout: [Command] = [
    Command("zoom", "Give the whole screen to the pane, or take it back") { browser, _, _ in browser.toggleZoom() },
    Command("pane-wider", "Make the pane wider", takesCount: true) { browser, _, count in
      browser.resizePane(by: count ?? 1)
    },
    Command("pane-narrower", "Make the pane narrower", takesCount: true) { browser, _, count in
      browser.resizePane(by: -(count ?? 1))
    },
    Command(
      "pane-edge", "Move the right edge of a pane to a column of the screen: list 48",
      takes: .name("edge") { browser in browser.viewport.spans.dropLast().map { "\($0.pane.rawValue) \($0.end)" } }
    ) { browser, invocation, _ in
      browser.movePaneEdge(invocation.arguments)
    },
    Command(
      "toggle-pane", "Put a pane away, or bring it back: list, detail or timeline",
      takes: .choice("pane", of: Pane.allCases.map(\.rawValue))
    ) { browser, invocation, _ in
      browser.togglePane(invocation.text)
    },
    Command("panes-reset", "Show all panes in their usual sizes") { browser, _, _ in browser.resetPanes() },
    Command("jump-back", "Go back to the record visited before") { browser, _, _ in browser.jumpBack() },
    Command("jump-forward", "Go forward to the record that was gone back from") { browser, _, _ in
      browser.jumpForward()
    },
    Command(
      "dates", "How dates are shown: calendar, relative or absolute; without a word, the next of these",
      takes: .choice("way", of: InterfaceSettings.Dates.allCases.map(\.rawValue))
    ) { browser, invocation, _ in
      browser.chooseDates(invocation.text)
    },
  ]
}
