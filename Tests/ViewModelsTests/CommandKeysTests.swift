import BuiltinAssets
import Settings
import Testing
import ViewModels

@Suite struct CommandKeysTests {
  /// Commands that are for typing, for the mouse, or the long way of another.
  private static let typedOnly: Set<String> = [
    "account", "errors", "clear-search", "reassign", "drafts", "theme", "mouse", "pane-edge", "column", "columns-reset",
    "unmark-all",
  ]

  @Test func everyCommandThatNeedsAKeyHasOne() {
    let source = AssetSource(fileNames: BuiltinAssets.fileNames, text: BuiltinAssets.text(of:))
    let keymap = Keymap.load(
      "default", from: AssetFinder(folders: [], builtin: source), commands: CommandRegistry.names
    ).keymap
    let bound = Set(KeyContext.allCases.flatMap { keymap.bindings(in: $0).map(\.invocation.name) })
    #expect(Set(CommandRegistry.names).subtracting(bound) == Self.typedOnly)
  }
}
