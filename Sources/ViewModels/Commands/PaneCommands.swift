import Settings

extension CommandRegistry {
  static let panes: [Command] = [
    Command(
      "focus", "Go to a pane: list, detail or timeline", arguments: { _ in Pane.allCases.map(\.rawValue) }
    ) { browser, invocation, _ in
      guard let pane = invocation.arguments.first.flatMap(Pane.init(rawValue:)) else {
        return browser.say("focus what? list, detail or timeline")
      }
      return browser.focus(on: pane)
    },
    Command("focus-left", "Go to the pane on the left") { browser, _, _ in
      browser.focus(on: browser.focus.moved(by: -1))
    },
    Command("focus-right", "Go to the pane on the right") { browser, _, _ in
      browser.focus(on: browser.focus.moved(by: 1))
    },
    Command("focus-next", "Go to the next pane, round the ring") { browser, _, _ in
      browser.focus(on: browser.focus.cycled(by: 1))
    },
    Command("focus-previous", "Go to the previous pane, round the ring") { browser, _, _ in
      browser.focus(on: browser.focus.cycled(by: -1))
    },
    Command("open", "Open: the record, the linked record, or the item's full text") { browser, _, _ in
      browser.open()
    },
    Command(
      "linked", "Go to the same person or company in another account; “all” lists those by domain too",
      arguments: { _ in ["all"] }
    ) { browser, invocation, count in
      browser.openLinked(invocation.text, count: count)
    },
    Command(
      "interleave", "Show or hide the timelines of the same in other accounts",
      unavailable: { $0.accounts.count > 1 ? nil : "there is but one account" }
    ) { browser, _, _ in
      browser.toggleInterleaving()
    },
    Command("back", "Go back: from a linked record, a pane, a search") { browser, _, _ in
      browser.back()
    },
    Command(
      "fold", "Show or hide the full text of a timeline item",
      unavailable: { $0.focus == .timeline ? nil : "only in the timeline" }
    ) { browser, _, _ in
      browser.toggleFold()
    },
    Command(
      "fold-all", "Show or hide the full text of all timeline items",
      unavailable: { $0.focus == .timeline ? nil : "only in the timeline" }
    ) { browser, _, _ in
      browser.toggleAllFolds()
    },
  ]
}
