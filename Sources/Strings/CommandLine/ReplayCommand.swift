extension Strings {
  /// Playing a recording.
  public enum ReplayCommand {
    public static func unreadable(_ file: String) -> String { "The recording \(file) cannot be read." }
    public static func unplayable(_ file: String, reason: String) -> String { "\(file) cannot be played: \(reason)." }
    public static func lastLineTorn(_ file: String) -> String { "The last line of \(file) is torn; it was left out." }
    /// Sizes are in columns and rows.
    public static func terminalTooSmall(
      recordedWidth: Int, recordedHeight: Int, terminalWidth: Int, terminalHeight: Int
    ) -> String {
      "It was recorded at \(recordedWidth)x\(recordedHeight); this terminal has "
        + "\(terminalWidth)x\(terminalHeight), so not all of it was to be seen."
    }
  }
}
