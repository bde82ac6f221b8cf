import Settings
import ViewModels

/// The documents that are made of the program itself, by their names below `docs`.
struct Documents {
  /// Name and text, in no order.
  static func all() throws -> [String: String] {
    let finder = AssetFinder(folders: [], builtin: .builtin)
    let keymap = Keymap.load("default", from: finder, commands: CommandRegistry.names).keymap
    let pages = CommandDocuments(keymap: keymap)
    return [
      "keys.md": pages.keys, "commands.md": pages.commands,
      "closeup.1": try ManualPage(keymap: keymap).text,
    ]
  }
}
