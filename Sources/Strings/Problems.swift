extension Strings {
  /// The record of what went wrong.
  public enum Problems {
    public static let title = "What went wrong"
    public static let listTitle = "What went wrong, newest first"
    public static let none = "nothing has gone wrong so far"
    public static func unknown(_ number: Int) -> String { "no error \(number); errors lists them" }
    public static func more(_ count: Int) -> String { "\(count) more: :errors" }
    /// How often and when, in the list.
    public static func happened(_ count: Int, _ moment: String) -> String {
      count > 1 ? "\(count) times, \(moment)" : moment
    }
    /// How often and when, of one alone.
    public static func happenedLast(_ count: Int, _ moment: String) -> String {
      count > 1 ? "\(count) times, last \(moment)" : moment
    }
    public static func serverSaid(_ words: String) -> String { "The server said:\n\(words)" }
  }
}
