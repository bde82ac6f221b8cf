extension Strings {
  /// What the panes are opened with and left with.
  public enum StartAndEnd {
    /// Something in the config that is worth knowing and not wrong.
    public static func note(_ words: String) -> String { "Note: \(words)" }
    public static func traceHoldsAll(_ path: String) -> String {
      "The trace \(path) holds everything that was on the screen; whoever reads it reads that."
    }
  }
}
