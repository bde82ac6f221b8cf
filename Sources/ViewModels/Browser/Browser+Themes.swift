import Settings
import Strings

/// Choosing how it all looks: each theme is shown as the cursor comes to it, and the one before comes back on leaving.
extension Browser {
  mutating func chooseTheme(_ name: String) -> [Effect] {
    guard !name.isEmpty else { return openThemes() }
    guard themes.contains(name) else {
      return say(Strings.Themes.unknown(name, known: themes.joined(separator: ", ")))
    }
    return [.useTheme(name)]
  }

  private mutating func openThemes() -> [Effect] {
    let items = themes.map { name in
      MenuItem(
        name, detail: name == themeName ? Strings.Themes.inUse : nil,
        command: Invocation(name: "theme", arguments: [name]))
    }
    let selection = themes.firstIndex(of: themeName) ?? 0
    let menu = Menu(title: Strings.Themes.title, items: items, selection: selection) {
      .previewTheme($0?.command?.arguments.first)
    }
    return show(menu, ifEmpty: Strings.Themes.notKnownYet)
  }

  mutating func heard(_ news: ThemeNews) -> [Effect] {
    switch news {
    case .listed(let names, let current):
      (themes, themeName) = (names, current)
      return []
    case .taken(let name, let remark):
      themeName = name
      if problemTopic == .theme { problem = nil }
      return say(remark)
    case .broken(let problem): report(problem, of: .theme)
    case .mended: if problemTopic == .theme { problem = nil }
    }
    return []
  }
}
