import Settings
import Strings

extension CommandRegistry {
  static let panes: [Command] = [
    Command(
      "focus", "Go to a pane: list, detail or timeline",
      takes: .choice("pane", of: Pane.allCases.map(\.rawValue), isRequired: true)
    ) { browser, invocation, _ in
      Pane(rawValue: invocation.text).map { browser.focus(on: $0) } ?? []
    },
    Command("focus-left", "Go to the pane on the left") { browser, _, _ in
      browser.focus(on: browser.neighbour(-1, wraps: false))
    },
    Command("focus-right", "Go to the pane on the right") { browser, _, _ in
      browser.focus(on: browser.neighbour(1, wraps: false))
    },
    Command("focus-next", "Go to the next pane, round the ring") { browser, _, _ in
      browser.focus(on: browser.neighbour(1, wraps: true))
    },
    Command("focus-previous", "Go to the previous pane, round the ring") { browser, _, _ in
      browser.focus(on: browser.neighbour(-1, wraps: true))
    },
    Command("open", "Open: the record, the linked record, or the item's full text") { browser, _, _ in
      browser.open()
    },
    Command(
      "linked", "Go to the same person or company in another account; “all” lists those by domain too",
      takes: .name("row", or: ["all"]) { _ in [] }
    ) { browser, invocation, count in
      browser.openLinked(invocation.text, count: count)
    },
    Command(
      "interleave", "Show or hide the timelines of the same in other accounts",
      unavailable: { $0.accounts.count > 1 ? nil : Strings.Commands.onlyOneAccount }
    ) { browser, _, _ in
      browser.toggleInterleaving()
    },
    Command("back", "Go back: from a linked record, a pane, a search") { browser, _, _ in
      browser.back()
    },
    Command(
      "fold", "Show or hide the full text of a timeline item",
      unavailable: { $0.focus == .timeline ? nil : Strings.Commands.onlyInTimeline }
    ) { browser, _, _ in
      browser.toggleFold()
    },
    Command(
      "fold-all", "Show or hide the full text of all timeline items",
      unavailable: { $0.focus == .timeline ? nil : Strings.Commands.onlyInTimeline }
    ) { browser, _, _ in
      browser.toggleAllFolds()
    },
  ]
}
