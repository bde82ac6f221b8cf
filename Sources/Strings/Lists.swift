extension Strings {
  /// The list, and what a search finds in its place.
  public enum Lists {
    // MARK: Titles

    public static func fromMirror(_ count: Int) -> String { "~ \(grouped(count)) from the mirror" }
    public static let everything = "Everything"
    /// `kind` are the records that are searched.
    public static func found(_ count: Int, isCut: Bool, of kind: String) -> String {
      "\(kind) · \(grouped(count))\(isCut ? "+" : "") here"
    }

    // MARK: Why there is nothing

    public static func triesAgain(key: String) -> String { "\(key) tries again." }
    public static func asking(_ service: String) -> String { "Asking \(service)…" }
    public static func nothingMarked(key: String) -> String { "Nothing is marked here. \(key) shows the whole list." }
    public static func nothingMatches(_ text: String) -> String { "Nothing in the mirror matches “\(text)”." }
    public static func nothingMatches(_ text: String, at service: String, key: String) -> String {
      "Nothing on \(service) matches “\(text)”. \(key) shows the whole list."
    }
    public static func hasNone(_ service: String, of kind: String) -> String { "\(service) has no \(kind) here." }
  }
}
