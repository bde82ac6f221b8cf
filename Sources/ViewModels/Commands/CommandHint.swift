public import Settings

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
    .picker: [CommandHint("menu-choose", "choose"), CommandHint("menu-close", "close")],
    .sheet: [
      CommandHint("sheet-close", "close"), CommandHint("move-down", "down"), CommandHint("page-down", "page down"),
    ],
    .form: [
      CommandHint("form-accept", "done"), CommandHint("form-cancel", "leave"), CommandHint("form-next", "next field"),
      CommandHint("form-newline", "new line"), CommandHint("open-editor", "editor"),
      CommandHint("form-discard", "throw away"),
    ],
    .outbox: [
      CommandHint("outbox-open", "all of it"), CommandHint("back", "close"), CommandHint("outbox-retry", "send again"),
      CommandHint("outbox-edit", "edit"), CommandHint("outbox-discard", "discard"),
      CommandHint("outbox-arrived", "it is there"), CommandHint("help", "help"),
    ],
    .conflict: [
      CommandHint("conflict-mine", "mine"), CommandHint("conflict-theirs", "theirs"),
      CommandHint("conflict-accept", "done"), CommandHint("back", "later"),
      CommandHint("conflict-all-mine", "all mine"), CommandHint("conflict-all-theirs", "all theirs"),
      CommandHint("conflict-edit", "edit"),
    ],
    // A question names its keys itself.
    .confirm: [],
  ]

  private static let paneHints: [CommandHint] = [
    CommandHint("help", "help"), CommandHint("quit", "quit"), CommandHint("search", "search"),
    CommandHint("log-call", "call"), CommandHint("add-note", "note"), CommandHint("add-todo", "to-do"),
    CommandHint("views", "views"), CommandHint("sort", "sort"), CommandHint("kinds", "kinds"),
    CommandHint("accounts", "accounts"),
  ]
}
