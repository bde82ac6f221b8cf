extension Strings {
  /// How dates are shown.
  public enum Dates {
    /// `all` are the ways there are.
    public static func ways(_ all: String) -> String { "dates are shown \(all)" }
    public static func shown(_ way: String, example: String) -> String { "dates: \(way), such as \(example)" }
  }
}
