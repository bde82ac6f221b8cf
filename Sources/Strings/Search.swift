extension Strings {
  /// Search as one types.
  public enum Search {
    public static func hint(key: String) -> String {
      "words, @domain, stage:, owner:me, updated:<7d, has:phone … · \(key) leaves"
    }
    public static func nothingMatches(_ line: String) -> String { "the mirror has nothing that matches “\(line)”" }
    /// What is found all the same, though the service has no such `filters`.
    public static func cannotBeAsked(_ service: String, for filters: [String]) -> String {
      let listed = filters.map { $0 + ":" }.joined(separator: " or ")
      return "\(service) cannot be asked for \(listed), this is what the mirror has"
    }

    // MARK: Beside the line

    /// What is doubtful about the line.
    public static func doubt(_ words: String, foundNothing: Bool) -> String {
      (foundNothing ? "nothing · " : "") + words
    }
    public static func found(_ count: Int, isCut: Bool, key: String, asks service: String) -> String {
      "\(found(count, isCut: isCut)) · \(key) asks \(service) too"
    }
    public static func foundAnywhere(_ count: Int, isCut: Bool, key: String) -> String {
      found(count, isCut: isCut) + (count == 0 ? "" : " · \(key) goes there")
    }
    private static func found(_ count: Int, isCut: Bool) -> String {
      count == 0 ? "nothing here" : "\(grouped(count))\(isCut ? "+" : "") here"
    }
  }
}
