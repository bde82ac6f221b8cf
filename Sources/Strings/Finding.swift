extension Strings {
  /// Finding words within a pane.
  public enum Finding {
    public static let looking = "looking …"
    public static func notFound(_ text: String, in pane: String) -> String { "“\(text)” is not in the \(pane)" }
    public static func notFound(in pane: String) -> String { "not in the \(pane)" }
    public static func nothingLookedFor(key: String) -> String {
      "nothing is looked for; \(key) finds words in the pane"
    }
    public static func wrapped(isForward: Bool) -> String { isForward ? "from the top again" : "from the end again" }
    public static func found(_ count: Int, lacksOlder: Bool) -> String { "\(grouped(count)) found" + older(lacksOlder) }
    public static func place(_ number: Int, of count: Int, lacksOlder: Bool) -> String {
      "\(grouped(number)) of \(grouped(count))" + older(lacksOlder)
    }
    private static func older(_ lacksOlder: Bool) -> String { lacksOlder ? ", older items are not here yet" : "" }
  }
}
