extension Strings {
  /// Writes of what was changed there meanwhile.
  public enum Conflicts {
    public static let none = "nothing was changed here and there at once"
    public static let notAnyMore = "there is no conflict about it any more"
    public static func changedThere(key: String) -> String { "it was changed there meanwhile; \(key) goes through it" }
    public static func notSent(_ write: String, service: String) -> String {
      "“\(write)” was not sent: it was changed at \(service) meanwhile."
    }
    /// What to do about it.
    public static func advice(key: String) -> String { "\(key) goes through it." }
    /// Of a field that is undecided; `mine` and `theirs` are the keys that decide it.
    public static func chooseFirst(_ field: String, mine: String, theirs: String, service: String) -> String {
      "choose for “\(field)” first: \(mine) or \(theirs), mine or \(service)'s"
    }

    // MARK: What is in conflict, in two words

    public static let changed = "changed there"
    public static let deleted = "deleted there"

    // MARK: What is to be decided

    public static func whichIsKept(_ service: String) -> String {
      "Changed here and at \(service): which is to be kept?"
    }
    public static func deleteAllTheSame(_ service: String) -> String {
      "It was changed at \(service) since. Delete it all the same?"
    }
    public static func writeAnew(_ service: String) -> String {
      "It was deleted at \(service) since. Write it anew?"
    }
    public static func nothingLeftToChange(_ service: String) -> String {
      "It was deleted at \(service) since; there is nothing left to change."
    }

    // MARK: The sides

    public static let was = "was"
    public static let mine = "mine"
    /// Of a side that is gone.
    public static let gone = "deleted"
    public static let empty = "(empty)"
  }
}
