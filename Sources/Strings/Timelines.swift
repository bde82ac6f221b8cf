extension Strings {
  /// The timeline of a record.
  public enum Timelines {
    public static let name = "Timeline"
    public static func title(_ count: Int, hasOlder: Bool) -> String {
      "\(name) · \(grouped(count))\(hasOlder ? "+" : "")"
    }
    /// Added to the title for those of other accounts.
    public static func others(_ count: Int, in account: String) -> String { " + \(grouped(count)) \(account)" }
    public static let isEmpty = "Nothing has happened here yet."
    /// Below the text of an item.
    public static func from(_ source: String) -> String { "from \(source)" }
  }
}
