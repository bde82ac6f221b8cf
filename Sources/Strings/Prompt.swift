extension Strings {
  /// The line that commands, searches and the like are typed in.
  public enum Prompt {
    public static func hint(key: String) -> String { "a command; \(key) alone finds them all" }
    public static func nothingFollows(_ command: String) -> String { "\(command): nothing can follow it" }

    // MARK: What stands before the line

    public static let search = "Search: "
    public static let find = "Find: "
    public static let findInList = "Find in the list: "
    public static let findInRecord = "Find in the record: "
    public static let findInTimeline = "Find in the timeline: "
    public static let postpone = "Postpone to: "
  }
}
