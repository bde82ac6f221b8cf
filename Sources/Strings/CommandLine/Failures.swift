extension Strings {
  /// What is told of any failure that ends a command.
  public enum Failures {
    public static func serverSaid(_ words: String) -> String { "The server said: \(words)" }
    public static func sqliteSays(_ words: String) -> String { "SQLite says: \(words)" }
    public static func notWritten(_ path: String) -> String { "\(path) cannot be written." }
  }
}
