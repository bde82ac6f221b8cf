public import Settings

/// The pages about keys and commands, made of the registry and a keymap.
public struct CommandDocuments {
  private let keymap: Keymap

  private static let origin = """
    <!-- Made by `make docs` from the program itself: change the commands in Sources/ViewModels/Commands, or the
    keymap, and make it again. -->
    """

  /// `keymap` is the one whose keys are told.
  public init(keymap: Keymap) { self.keymap = keymap }

  /// `docs/keys.md`: what each key does, by where it counts.
  public var keys: String {
    var page = """
      # Keys

      \(Self.origin)

      The keys of the keymap `default`. Every one of them can be changed: [configuration.md](configuration.md#keymaps)
      says how, [commands.md](commands.md) has all commands. In the program, `?` shows the keys as they are now.

      """
    for context in KeyContext.allCases {
      let rows = BoundKeys.own(context, in: keymap)
      guard !rows.isEmpty else { continue }
      let elsewhere = context.fallsBackToGlobal ? " All others are those of `[global]`." : ""
      page += "\n## `[\(context.rawValue)]`\n\nKeys that count \(context.summary).\(elsewhere)\n\n"
      page += "| key | does | command |\n| --- | --- | --- |\n"
      for row in rows {
        let keys = row.keys.map(Self.code).joined(separator: " ")
        page += "| \(keys) | \(row.summary) | \(Self.code(row.invocation.description)) |\n"
      }
    }
    return page
  }

  /// `docs/commands.md`: every command, what it takes, and its keys.
  public var commands: String {
    var page = """
      # Commands

      \(Self.origin)

      Whatever a key or a menu does is a command with a name. Type it after `:`, where `Tab` completes it and `ctrl-p`
      brings back earlier ones; or find it by a few of its letters in the palette (`ctrl-k`, or `:` and `Enter`). Where a
      command cannot be used now, help and palette say why. Commands of your own are described in
      [configuration.md](configuration.md#commands-of-your-own).

      What stands in brackets may be left out; capitals stand for what you type. The keys are those of the keymap
      `default`.

      """
    for group in CommandRegistry.groups {
      page += "\n## \(group.title)\n\n| command | does | keys |\n| --- | --- | --- |\n"
      for command in group.commands {
        let count = command.takesCount ? " Takes a count." : ""
        page += "| \(Self.code(command.usage)) | \(command.summary).\(count) | \(keys(for: command.name)) |\n"
      }
    }
    return page
  }

  /// The keys of a command, with the context where that is not all panes. What a screen of its own repeats of the keys
  /// for all panes is left out.
  private func keys(for name: String) -> String {
    var told: Set<String> = []
    var parts: [String] = []
    for context in KeyContext.allCases {
      let keys = BoundKeys.own(context, in: keymap).filter { $0.invocation.name == name }.flatMap(\.keys)
        .filter { told.insert($0).inserted }
      guard !keys.isEmpty else { continue }
      let place = context == .global ? "" : " (\(context.rawValue))"
      parts.append(keys.map(Self.code).joined(separator: " ") + place)
    }
    return parts.joined(separator: ", ")
  }

  /// Code in a cell of a table, where a bar would end the cell.
  private static func code(_ text: String) -> String {
    "`\(text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|"))`"
  }
}
