extension Strings {
  /// What keys do, in a word or two beside them.
  public enum Hints {
    // MARK: Everywhere

    public static let help = "help"
    public static let quit = "quit"
    public static let close = "close"
    public static let done = "done"
    public static let edit = "edit"

    // MARK: The panes

    public static let search = "search"
    public static let call = "call"
    public static let note = "note"
    public static let todo = "to-do"
    public static let views = "views"
    public static let sort = "sort"
    public static let kinds = "kinds"
    public static let accounts = "accounts"

    // MARK: Menus and texts

    public static let choose = "choose"
    public static let down = "down"
    public static let pageDown = "page down"

    // MARK: Forms

    public static let leave = "leave"
    public static let nextField = "next field"
    public static let newLine = "new line"
    public static let editor = "editor"
    public static let throwAway = "throw away"

    // MARK: The outbox

    public static let allOfIt = "all of it"
    public static let sendAgain = "send again"
    public static let discard = "discard"
    public static let isThere = "it is there"

    // MARK: Conflicts

    public static let mine = "mine"
    public static let theirs = "theirs"
    public static let later = "later"
    public static let allMine = "all mine"
    public static let allTheirs = "all theirs"

    // MARK: Finding in a pane

    public static let next = "next"
    public static let previous = "previous"
    public static let ends = "ends"

    /// Keys for which there is no room.
    public static func more(_ count: Int) -> String { " \(count) more " }
  }
}
