extension Strings {
  /// What is wrong in the file of a theme.
  public enum ThemeFiles {
    public static let unknownColor = "unknown colour"
    public static let unknownRole = "unknown role"
    public static let noColor = "has no color"
    public static let notOneOfSixteen = "not one of the sixteen"
    public static let colorOrTableExpected = "expected a colour, or a table"
    /// Among what a colour can be.
    public static let nameOfPalette = "a name of [palette]"
  }
}
