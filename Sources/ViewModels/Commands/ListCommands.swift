import CRM
import Settings
import Strings

extension CommandRegistry {
  static let lists: [Command] = [
    Command(
      "search", "Search the list as you type; Enter, or words, ask the service too", takes: .text("words")
    ) { browser, invocation, _ in
      invocation.arguments.isEmpty ? browser.openSearch() : browser.search(invocation.text)
    },
    Command("find", "Find any record of any account as you type, and go there") { browser, _, _ in
      browser.openFinder()
    },
    Command(
      "clear-search", "Show the whole list again",
      unavailable: { $0.account?.question.text == nil ? Strings.Commands.nothingSearchedFor : nil }
    ) { browser, _, _ in
      browser.search("")
    },
    Command(
      "view", "Run a saved view: next, previous, all, or its name",
      takes: .name("view", or: ["next", "previous", "all"]) { $0.account?.offeredViews.map(\.name) ?? [] },
      unavailable: { $0.account?.offeredViews.isEmpty ?? true ? Strings.Commands.noViews : nil }
    ) { browser, invocation, _ in
      browser.chooseView(invocation.text)
    },
    Command("views", "Choose a saved view") { browser, _, _ in browser.openViews() },
    Command(
      "kind", "Show another kind of record: next, previous, or its name",
      takes: .name("kind", or: ["next", "previous"]) { browser in
        browser.account?.capabilities.kinds.map { $0.plural.lowercased() } ?? []
      }
    ) { browser, invocation, _ in
      browser.chooseKind(invocation.text)
    },
    Command("kinds", "Choose the kind of record") { browser, _, _ in browser.openKinds() },
    Command(
      "account", "Go to another account: next, previous, or its name",
      takes: .name("account", or: ["next", "previous"]) { $0.accounts.map(\.id.rawValue) }
    ) { browser, invocation, _ in
      browser.chooseAccount(invocation.text)
    },
    Command("accounts", "Choose the account") { browser, _, _ in browser.openAccounts() },
    Command(
      "sort", "Choose the order; with a name, at once",
      takes: .name("order") { $0.account?.kindInfo.sorts.map(\.label) ?? [] },
      unavailable: { $0.account?.kindInfo.sorts.isEmpty ?? true ? Strings.Commands.oneFixedOrder : nil }
    ) { browser, invocation, _ in
      invocation.arguments.isEmpty ? browser.openSorts() : browser.chooseSort(invocation.text)
    },
    Command("refresh", "Ask the service again") { browser, _, _ in browser.refresh() },
  ]
}
