import Settings

/// A thing the user can do, by name: from a key, the command line or a menu.
public struct Command: Sendable {
  public let name: String
  /// One line for help; says what it does.
  public let summary: String
  /// What may follow the name, for completion; empty when nothing may.
  public let arguments: @Sendable (Browser) -> [String]
  /// Whether a typed count repeats it.
  public let takesCount: Bool
  /// Whether a remark stays that is on the screen when it is run: moves have nothing to say, and going back begins with
  /// the remark.
  var isQuiet: Bool { name == "back" || CommandRegistry.movementNames.contains(name) }
  /// Why it cannot be done now; nil when it can.
  public let unavailable: @Sendable (Browser) -> String?
  let run: @Sendable (inout Browser, Invocation, Int?) -> [Effect]

  init(
    _ name: String, _ summary: String, takesCount: Bool = false,
    arguments: @escaping @Sendable (Browser) -> [String] = { _ in [] },
    unavailable: @escaping @Sendable (Browser) -> String? = { _ in nil },
    run: @escaping @Sendable (inout Browser, Invocation, Int?) -> [Effect]
  ) {
    self.name = name
    self.summary = summary
    self.takesCount = takesCount
    self.arguments = arguments
    self.unavailable = unavailable
    self.run = run
  }
}

/// All commands, by name and in the order help lists them.
public enum CommandRegistry {
  public static let all: [Command] =
    movement + panes + lists + writing + outbox + reach + program + menus + prompts + forms + confirmations
  static let movementNames = Set(movement.map(\.name))
  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  public static var names: [String] { all.map(\.name) }

  public static func command(named name: String) -> Command? { byName[name] }
}
