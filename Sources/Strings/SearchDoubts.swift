extension Strings {
  /// What in a search line was probably meant otherwise.
  public enum SearchDoubts {
    /// `nearest` is the filter that was probably meant; without one, all `filters` are named.
    public static func notAFilter(_ name: String, value: String, nearest: String?, filters: [String]) -> String {
      let meant = nearest.map { ", did you mean \($0):?" } ?? ""
      // Long as it is, it comes last: a search line has little room.
      let known = nearest == nil ? " · filters are \(filters.map { $0 + ":" }.joined(separator: " "))" : ""
      return "\(name): is not a filter\(meant) · \(inQuotes(name, value))\(known)"
    }
    /// `nearest` is the value that was probably meant; without one, some are `known`. `isText` where it is searched for
    /// as it stands.
    public static func unknownValue(
      _ value: String, of name: String, nearest: String?, known: String, isText: Bool
    ) -> String {
      let meant = nearest.map { "did you mean \($0)?" } ?? "it takes \(known)"
      return "\(name): does not know “\(value)”, \(meant)" + (isText ? " · \(inQuotes(name, value))" : "")
    }
    private static func inQuotes(_ name: String, _ value: String) -> String {
      "\"\(name):\(value)\" in quotes is its text"
    }
  }
}
