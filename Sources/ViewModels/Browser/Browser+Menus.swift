import CRM
import Canvas
import Settings
import Strings

/// Menus: accounts, kinds, views, orders and help. Choosing a row runs a command, the same one that can be typed.
extension Browser {
  mutating func openAccounts() -> [Effect] {
    let items = accounts.map { account in
      MenuItem(
        account.id.rawValue, detail: account.capabilities.name,
        command: Invocation(name: "account", arguments: [account.id.rawValue]))
    }
    let menu = Menu(title: Strings.Accounts.title, items: items, selection: accountIndex)
    return show(menu, ifEmpty: Strings.Common.noAccount)
  }

  mutating func openKinds() -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    let kinds = account.capabilities.kinds
    let items = kinds.map { info in
      MenuItem(info.plural, command: Invocation(name: "kind", arguments: [info.plural.lowercased()]))
    }
    let selection = kinds.firstIndex { $0.kind == account.kind } ?? 0
    return show(Menu(title: Strings.Accounts.kindsTitle, items: items, selection: selection), ifEmpty: "")
  }

  mutating func openViews() -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    let all = MenuItem(
      Strings.Views.all(account.kindInfo.plural.lowercased()),
      command: Invocation(name: "view", arguments: ["all"]))
    let items = account.offeredViews.map { view in
      MenuItem(view.name, unavailable: view.unavailable, command: Invocation(name: "view", arguments: [view.name]))
    }
    let selection = account.offeredViews.firstIndex { $0.id == account.question.view }.map { $0 + 1 } ?? 0
    return show(Menu(title: Strings.Views.title, items: [all] + items, selection: selection), ifEmpty: "")
  }

  mutating func openSorts() -> [Effect] {
    guard let account else { return say(Strings.Common.noAccount) }
    let sorts = account.kindInfo.sorts
    let items = sorts.map { MenuItem($0.label, command: Invocation(name: "sort", arguments: [$0.label])) }
    let selection = sorts.firstIndex { $0 == account.question.sort } ?? 0
    return show(Menu(title: Strings.Sorting.title, items: items, selection: selection), ifEmpty: "")
  }

  /// Every command with the keys that run it now, those that apply to the focused pane first.
  mutating func openHelp() -> [Effect] {
    show(Menu(title: Strings.Menus.help, items: commandItems), ifEmpty: "")
  }

  mutating func show(_ menu: Menu, ifEmpty words: String) -> [Effect] {
    guard !menu.items.isEmpty else { return say(words) }
    overlay = .menu(menu)
    return []
  }

  mutating func moveMenu(by rows: Int) -> [Effect] {
    guard case .menu(var menu) = overlay else { return [] }
    menu.move { $0.move(by: rows) }
    overlay = .menu(menu)
    return previewed(menu.selectedItem)
  }

  /// What shows the row under the cursor of the open menu, or with nil what was there before.
  mutating func previewed(_ item: MenuItem?) -> [Effect] {
    guard case .menu(let menu) = overlay else { return [] }
    return menu.preview.map { [$0(item)] } ?? []
  }

  mutating func chooseMenuItem() -> [Effect] {
    guard case .menu(let menu) = overlay, let item = menu.selectedItem else { return [] }
    if let reason = item.unavailable { return say(reason) }
    guard let command = item.command else { return [] }
    if !menu.staysOpen { overlay = nil }
    return menu.finding == .byLetters ? runFromPalette(command) : run(command, count: nil)
  }

  mutating func closeOverlay() -> [Effect] {
    if case .sheet = overlay { return closeSheet() }
    var restoring = previewed(nil)
    if case .prompt(let prompt) = overlay, case .inPane = prompt.purpose { restoring += abandonFinding() }
    overlay = nil
    guard liveSearch != nil else { return restoring }
    liveSearch = nil
    return rest()
  }
}
