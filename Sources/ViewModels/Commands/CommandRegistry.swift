import Settings
import Strings

/// A thing the user can do, by name: from a key, the command line or a menu.
public struct Command: Sendable {
  public let name: String
  /// One line for help; says what it does.
  public let summary: String
  /// What may follow the name; nil when nothing may.
  public let argument: CommandArgument?
  /// Whether a typed count repeats it.
  public let takesCount: Bool
  /// Whether a remark stays that is on the screen when it is run: moves have nothing to say, and going back begins with
  /// the remark.
  var isQuiet: Bool { name == "back" || CommandRegistry.movementNames.contains(name) }
  /// Why it cannot be done now; nil when it can.
  public let unavailable: @Sendable (Browser) -> String?
  let run: @Sendable (inout Browser, Invocation, Int?) -> [Effect]

  /// How it is typed: `focus list|detail|timeline`.
  public var usage: String { argument.map { "\(name) \($0.notation)" } ?? name }

  init(
    _ name: String, _ summary: String, takesCount: Bool = false, takes argument: CommandArgument? = nil,
    unavailable: @escaping @Sendable (Browser) -> String? = { _ in nil },
    run: @escaping @Sendable (inout Browser, Invocation, Int?) -> [Effect]
  ) {
    self.name = name
    self.summary = summary
    self.takesCount = takesCount
    self.argument = argument
    self.unavailable = unavailable
    self.run = run
  }

  /// A command that may be followed by one of the names offered, or by what it understands itself.
  init(
    _ name: String, _ summary: String, takesCount: Bool = false, arguments: @escaping @Sendable (Browser) -> [String],
    unavailable: @escaping @Sendable (Browser) -> String? = { _ in nil },
    run: @escaping @Sendable (inout Browser, Invocation, Int?) -> [Effect]
  ) {
    self.init(
      name, summary, takesCount: takesCount, takes: .name("name", of: arguments), unavailable: unavailable, run: run)
  }
}

/// All commands of the program, by what they are about, in the order help and documents list them.
public enum CommandRegistry {
  public static let groups: [CommandGroup] = [
    CommandGroup(Strings.CommandGroups.movement, movement), CommandGroup(Strings.CommandGroups.panes, panes),
    CommandGroup(Strings.CommandGroups.layout, layout), CommandGroup(Strings.CommandGroups.lists, lists),
    CommandGroup(Strings.CommandGroups.columns, columns), CommandGroup(Strings.CommandGroups.marking, marking),
    CommandGroup(Strings.CommandGroups.finding, finding), CommandGroup(Strings.CommandGroups.writing, writing),
    CommandGroup(Strings.CommandGroups.outbox, outbox), CommandGroup(Strings.CommandGroups.conflicts, conflicts),
    CommandGroup(Strings.CommandGroups.reach, reach), CommandGroup(Strings.CommandGroups.program, program),
    CommandGroup(Strings.CommandGroups.menus, menus), CommandGroup(Strings.CommandGroups.prompts, prompts),
    CommandGroup(Strings.CommandGroups.forms, forms), CommandGroup(Strings.CommandGroups.sheets, sheets),
    CommandGroup(Strings.CommandGroups.confirmations, confirmations),
  ]
  public static let all: [Command] = groups.flatMap(\.commands)
  static let movementNames = Set(movement.map(\.name))

  public static var names: [String] { all.map(\.name) }
}

/// Commands that are listed together.
public struct CommandGroup: Sendable {
  public let title: String
  public let commands: [Command]

  init(_ title: String, _ commands: [Command]) {
    self.title = title
    self.commands = commands
  }
}

/// The commands there are: the program's, and the user's own after them.
public struct CommandTable: Sendable {
  public let all: [Command]
  private let byName: [String: Command]

  /// Of two commands of one name the first counts.
  init(own: [Command] = []) {
    all = CommandRegistry.all + own
    byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
  }

  public func command(named name: String) -> Command? { byName[name] }
}
