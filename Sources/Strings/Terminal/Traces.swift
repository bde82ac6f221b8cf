extension Strings {
  /// Traces: recordings of the terminal.
  public enum Traces {
    /// Shown by what plays it.
    public static let title = "closeup: everything that was on the screen, and every key"
    public static func fileIsThere(_ path: String) -> String {
      "\(path) is there already. Name another file for the trace, or remove it."
    }
    public static func notWritable(_ path: String, reason: String) -> String {
      "The trace \(path) cannot be written: \(reason)."
    }
    public static func ended(_ path: String, reason: String) -> String {
      "The trace \(path) has ended: \(reason). What it has can be played."
    }
    public static let diskTooSlow = "the disk is too slow for it"
  }
}
