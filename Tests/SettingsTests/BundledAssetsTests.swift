import BuiltinAssets
import Canvas
import Foundation
import Settings
import Testing

/// The themes and keymaps that come with the program, as files and as embedded.
@Suite struct BundledAssetsTests {
  private let embedded = AssetFinder(
    folders: [], builtin: AssetSource(fileNames: BuiltinAssets.fileNames, text: BuiltinAssets.text(of:)))
  private let shipped = AssetFinder(folders: [projectFolder.path], builtin: .none)

  @Test func everyFileLoadsWithoutAWarning() {
    #expect(Set(shipped.names(of: .theme)).isSuperset(of: ["default", "mono"]))
    #expect(shipped.names(of: .keymap) == ["arrows", "default", "emacs"])
    for name in shipped.names(of: .theme) {
      #expect(Theme.load(AssetReference(name: name), from: shipped).diagnostics.map(\.description) == [])
    }
    for name in shipped.names(of: .keymap) {
      let loaded = Keymap.load(AssetReference(name: name), from: shipped, commands: commandNames)
      #expect(loaded.diagnostics.map(\.description) == [])
    }
  }

  @Test func theEmbeddedOnesAreThoseFiles() throws {
    let files =
      shipped.names(of: .theme).map { "\($0).theme.toml" } + shipped.names(of: .keymap).map { "\($0).keys.toml" }
    #expect(Set(BuiltinAssets.fileNames) == Set(files))
    for name in BuiltinAssets.fileNames {
      let folder = name.hasSuffix(".theme.toml") ? "themes" : "keymaps"
      let file = projectFolder.appendingPathComponent("\(folder)/\(name)")
      #expect(BuiltinAssets.text(of: name) == (try String(contentsOf: file, encoding: .utf8)))
    }
    #expect(BuiltinAssets.text(of: "none.theme.toml") == nil)
  }

  @Test func theDefaultThemeKeepsToTheTerminalsColors() {
    let theme = Theme.load("default", from: embedded).theme
    // Unreadable on light or dark backgrounds: black, yellow, white and the bright ones.
    let safe: Set<Color> = [.terminal, .indexed(1), .indexed(2), .indexed(4), .indexed(5), .indexed(6)]
    for role in Role.allCases {
      #expect(theme.style(role).background == .terminal, "\(role.name)")
      #expect(safe.contains(theme.style(role).foreground), "\(role.name)")
    }
  }

  @Test func monoHasNoColors() {
    let theme = Theme.load("mono", from: embedded).theme
    for role in Role.allCases {
      #expect(theme.style(role) == Style(attributes: theme.style(role).attributes), "\(role.name)")
    }
  }

  @Test func theDefaultSelectionIsOneAttribute() {
    for name in ["default", "mono"] {
      let theme = Theme.load(AssetReference(name: name), from: embedded).theme
      #expect(theme.style(.listSelected) == Style(attributes: .reverse))
    }
  }

  @Test func theDefaultKeymapHasTheUsualKeys() {
    let keymap = Keymap.load("default", from: embedded, commands: commandNames).keymap
    func command(_ notation: String, _ context: KeyContext) -> String? {
      let keys = notation.split(separator: " ").compactMap { Key(notation: String($0)) }
      guard case .command(let invocation) = keymap.lookup(keys, in: context) else { return nil }
      return invocation.description
    }
    for (keys, expected) in [
      ("j", "move-down"), ("up", "move-up"), ("g g", "move-first"), ("G", "move-last"), ("ctrl-d", "half-page-down"),
      ("ctrl-b", "page-up"), ("2", "focus detail"), ("shift-tab", "focus-previous"), ("enter", "open"),
      ("esc", "back"), ("/", "search"), ("[", "view previous"), ("}", "kind next"), (":", "command-line"),
      ("?", "help"), ("q", "quit"), ("ctrl-z", "suspend"), ("c", "log-call"), ("n", "add-note"), ("t", "add-todo"),
      ("L", "log"), ("x", "complete"), ("p", "postpone"), ("e", "edit"), ("D", "delete"), ("u", "undo"),
      ("O", "outbox"), ("y y", "copy name"), ("y e", "copy email"), ("y v", "copy visible"), ("o", "open-link"),
    ] {
      for context in [KeyContext.list, .detail, .timeline] { #expect(command(keys, context) == expected) }
    }
    #expect(command("space", .timeline) == "fold")
    #expect(command("space", .list) == nil)
    #expect(command("z", .list) == nil)
    #expect(command("d", .outbox) == "outbox-discard")
    #expect(command("c", .outbox) == nil, "nothing is written about a record that cannot be seen")
  }

  @Test(arguments: [KeyContext.picker, .prompt, .form])
  func menusPromptsAndFormsLeaveLettersToTheLine(context: KeyContext) {
    let keymap = Keymap.load("default", from: embedded, commands: commandNames).keymap
    for value in UInt8(0x20)...0x7E {
      #expect(keymap.lookup([Key(.character(Character(Unicode.Scalar(value))))], in: context) == .unbound)
    }
    #expect(keymap.lookup([Key(.escape)], in: context) != .unbound)
    #expect(keymap.lookup([Key(.enter)], in: context) != .unbound)
  }

  @Test func theManualNamesEveryRoleKeyAndContext() throws {
    let manual = try String(
      contentsOf: projectFolder.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
    for role in Role.allCases { #expect(manual.contains("| `\(role.name)` | \(role.summary) |"), "\(role.name)") }
    for context in KeyContext.allCases { #expect(manual.contains("`[\(context.rawValue)]`")) }
    for mode in InterfaceSettings.ColorMode.allCases { #expect(manual.contains("`\"\(mode.rawValue)\"`")) }
    for key in [
      "theme", "keymap", "rest_ms", "synchronized_output", "kitty_keyboard", "color", "dates", "name", "service", "url",
      "user", "mouse", "title", "hyperlinks", "notify", "clipboard", "screen_reader", "characters",
    ] {
      #expect(manual.contains("| `\(key)` |"), "\(key)")
    }
    for key in ["api_key_command", "api_key_env", "api_key_file"] { #expect(manual.contains("`\(key)`")) }
  }
}
