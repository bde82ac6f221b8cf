public import Settings
import Strings

/// A command worth a place on the hint line, and the word that stands for it there.
public struct CommandHint: Sendable, Hashable {
  public let command: String
  public let word: String

  init(_ command: String, _ word: String) {
    self.command = command
    self.word = word
  }
}

extension CommandRegistry {
  /// What the hint line names while keys go to `context`, the most wanted first: the screen shows those that have a key,
  /// as far as there is room.
  public static func hints(in context: KeyContext) -> [CommandHint] { hints[context] ?? paneHints }

  private static let hints: [KeyContext: [CommandHint]] = [
    .picker: [CommandHint("menu-choose", Strings.Hints.choose), CommandHint("menu-close", Strings.Hints.close)],
    .sheet: [
      CommandHint("sheet-close", Strings.Hints.close), CommandHint("move-down", Strings.Hints.down),
      CommandHint("page-down", Strings.Hints.pageDown),
    ],
    .form: [
      CommandHint("form-accept", Strings.Hints.done), CommandHint("form-cancel", Strings.Hints.leave),
      CommandHint("form-next", Strings.Hints.nextField), CommandHint("form-newline", Strings.Hints.newLine),
      CommandHint("open-editor", Strings.Hints.editor), CommandHint("form-discard", Strings.Hints.throwAway),
    ],
    .outbox: [
      CommandHint("outbox-open", Strings.Hints.allOfIt), CommandHint("back", Strings.Hints.close),
      CommandHint("outbox-retry", Strings.Hints.sendAgain), CommandHint("outbox-edit", Strings.Hints.edit),
      CommandHint("outbox-discard", Strings.Hints.discard), CommandHint("outbox-arrived", Strings.Hints.isThere),
      CommandHint("help", Strings.Hints.help),
    ],
    .conflict: [
      CommandHint("conflict-mine", Strings.Hints.mine), CommandHint("conflict-theirs", Strings.Hints.theirs),
      CommandHint("conflict-accept", Strings.Hints.done), CommandHint("back", Strings.Hints.later),
      CommandHint("conflict-all-mine", Strings.Hints.allMine),
      CommandHint("conflict-all-theirs", Strings.Hints.allTheirs), CommandHint("conflict-edit", Strings.Hints.edit),
    ],
    // A question names its keys itself.
    .confirm: [],
  ]

  private static let paneHints: [CommandHint] = [
    CommandHint("help", Strings.Hints.help), CommandHint("quit", Strings.Hints.quit),
    CommandHint("search", Strings.Hints.search), CommandHint("log-call", Strings.Hints.call),
    CommandHint("add-note", Strings.Hints.note), CommandHint("add-todo", Strings.Hints.todo),
    CommandHint("views", Strings.Hints.views), CommandHint("sort", Strings.Hints.sort),
    CommandHint("kinds", Strings.Hints.kinds), CommandHint("accounts", Strings.Hints.accounts),
  ]
}
