extension Strings {
  /// What is said of any line of a settings file.
  public enum Diagnostics {
    /// Follows what is wrong with a name; `suggestion` is quoted.
    public static func didYouMean(_ suggestion: String) -> String { "; did you mean \(suggestion)?" }
    /// In the place of a file's name, for what was asked for there.
    public static let commandLine = "command line"

    // MARK: Keys and their values

    public static let unknownKey = "unknown key"
    /// `kind` is what the value should be one of.
    public static func unknown(_ kind: String) -> String { "unknown \(kind)" }
    public static let textExpected = "expected text in quotes"
    public static let truthExpected = "expected true or false"
    public static func wholeNumberExpected(of unit: String, from least: Int, to most: Int) -> String {
      "expected a whole number of \(unit), \(least) to \(most)"
    }
    public static func tableExpected(_ path: String) -> String { "expected a table: [\(path)]" }

    // MARK: Tables of which there may be several

    public static func doubleBrackets(of things: String, key: String) -> String {
      "\(things) are written with double brackets, [[\(key)]]"
    }
    public static func doubleBracketTableExpected(_ key: String) -> String { "expected a table, [[\(key)]]" }
  }
}
