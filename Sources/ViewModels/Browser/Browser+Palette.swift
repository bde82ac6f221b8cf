import Settings
import Strings

/// The palette: every command, found by a few of its letters. What cannot be done now is there too, with the reason.
extension Browser {
  mutating func openPalette() -> [Effect] {
    let items = commandItems
    let recent = recentCommands
    // What was typed of late is likely to be wanted again; what cannot be done now comes last.
    func rank(_ item: MenuItem) -> (Int, Int) {
      let age = item.command.flatMap { recent[$0.name] } ?? .max
      return (item.unavailable == nil ? 0 : 1, age)
    }
    let sorted = items.enumerated().sorted { left, right in
      let (a, b) = (rank(left.element), rank(right.element))
      return (a.0, a.1, left.offset) < (b.0, b.1, right.offset)
    }
    return show(
      Menu(title: Strings.Menus.palette, items: sorted.map(\.element), finding: .byLetters), ifEmpty: "")
  }

  /// A row for every command, with the keys that run it now.
  var commandItems: [MenuItem] {
    let context = keyContext
    let width = (table.all.map(\.name.count).max() ?? 0) + 1
    return table.all.map { command in
      let keys = keymap.keys(for: command.name, in: context).map { $0.map(\.notation).joined(separator: " ") }
      return MenuItem(
        command.name + String(repeating: " ", count: max(1, width - command.name.count)) + command.summary,
        detail: keys.joined(separator: ", "), unavailable: command.unavailable(self),
        command: Invocation(name: command.name, arguments: []))
    }
  }

  /// How many commands ago each was typed last.
  private var recentCommands: [String: Int] {
    var ages: [String: Int] = [:]
    for (age, line) in commands.reversed().enumerated() {
      guard let name = Invocation(parsing: line)?.name, ages[name] == nil else { continue }
      ages[name] = age
    }
    return ages
  }

  /// Runs what was chosen in the palette as if it had been typed: it goes into the history, too.
  mutating func runFromPalette(_ invocation: Invocation) -> [Effect] {
    Self.remember(invocation.description, in: &commands)
    return [.saveMemory(memory)] + run(invocation, count: nil)
  }
}
