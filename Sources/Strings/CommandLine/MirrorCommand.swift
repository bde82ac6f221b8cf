extension Strings {
  /// Looking after the mirror from the command line.
  public enum MirrorCommand {
    public static func noMirror(_ path: String) -> String { "There is no mirror yet; it would be \(path)." }
    public static let whatMakesIt = "It is made by closeup and by closeup sync."

    // MARK: Damage

    public static func inOrder(_ path: String) -> String { "\(path) is in order." }
    public static func damaged(_ path: String) -> String { "\(path) is damaged." }
    /// Before what is wrong with it.
    public static func damages(of path: String) -> String { "\(path) is damaged:" }
    public static let fileIsSetAside =
      "It is set aside when closeup starts next, with the outbox and drafts saved; records are fetched again."
    public static let mendRecords = "Records are mended by: closeup sync --full"
    public static let mendIndex = "The search index is mended by: closeup mirror rebuild-index --fresh"

    // MARK: Room

    /// In bytes.
    public static func shrunk(from before: Int, to after: Int) -> String {
      "\(size(before)) before, \(size(after)) now."
    }

    /// A number of bytes: `812 bytes`, `4.2 MB`.
    static func size(_ bytes: Int) -> String {
      guard bytes >= 1000 else { return "\(bytes) bytes" }
      var unit = 1000
      var names = ["kB", "MB", "GB"][...]
      while names.count > 1, bytes >= unit * 1000 {
        unit *= 1000
        names = names.dropFirst()
      }
      let tenths = bytes / (unit / 10)
      return "\(tenths / 10).\(tenths % 10) \(names.first ?? "")"
    }

    // MARK: The search index

    public static func indexing(percent: Int, rowsLeft: Int, timeLeft: String?) -> String {
      "Indexing: \(percent) %, \(grouped(rowsLeft)) rows to go" + (timeLeft.map { ", \($0) left" } ?? "")
    }
    public static func indexingStopped(rowsLeft: Int) -> String {
      "Stopped with \(grouped(rowsLeft)) rows to go; closeup mirror rebuild-index goes on with them."
    }
    public static let indexComplete = "The search index is complete."
  }
}
