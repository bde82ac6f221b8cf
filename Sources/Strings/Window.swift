extension Strings {
  /// The terminal's window.
  public enum Window {
    /// `place` is the record or the account that is shown; nil where none is set up.
    public static func title(_ place: String?) -> String { "closeup: " + (place ?? "no account") }
  }
}
