extension Strings {
  /// The lines that tell what is in the mirror and how old that is.
  public enum MirrorStatus {
    public static func path(_ path: String) -> String { "Mirror     \(path)" }
    /// All in bytes.
    public static func size(_ file: Int, log: Int, free: Int) -> String {
      var words = "Size       \(MirrorCommand.size(file))"
      if log > 0 { words += " and \(MirrorCommand.size(log)) of log" }
      // Some free room is as it should be.
      if free > max(1 << 20, file / 10) {
        words += "; \(MirrorCommand.size(free)) are free, closeup mirror vacuum gives them back"
      }
      return words
    }
    public static let indexComplete = "Index      complete"
    public static func indexIncomplete(rowsLeft: Int) -> String {
      "Index      \(grouped(rowsLeft)) rows left to be indexed"
    }
    public static func version(_ version: String) -> String { "Tables     version \(version)" }
    public static let damaged = "Damaged    It is set aside when closeup starts next; see closeup mirror check."
    public static let noAccounts = "It has no account's records yet; closeup sync brings them."

    // MARK: An account

    public static func records(_ counts: [String]) -> String {
      "Records    " + (counts.isEmpty ? "none" : counts.joined(separator: ", "))
    }
    /// So many records of a kind, or writes in a state.
    public static func count(_ count: Int, _ what: String) -> String { "\(grouped(count)) \(what)" }
    public static let people = "people"
    public static let companies = "companies"
    public static func timelines(_ count: Int, items: Int) -> String {
      "Timelines  \(grouped(count)), with \(grouped(items)) items"
    }
    public static func words(age: String?) -> String {
      "Words      " + (age.map { "fetched \($0)" } ?? "never fetched")
    }
    public static func outbox(_ counts: [String]) -> String {
      "Outbox     " + (counts.isEmpty ? "empty" : counts.joined(separator: ", "))
    }
    public static func drafts(_ count: Int) -> String { "Drafts     \(grouped(count))" }

    // MARK: Pulls

    public static let neverPulled = "Pull       never: only what was looked at is here"
    public static func pull(of kinds: String, _ state: String) -> String { "Pull       \(kinds): \(state)" }
    public static func pulled(_ done: Int, of total: Int?, begun age: String) -> String {
      "\(grouped(done))\(total.map { " of \(grouped($0))" } ?? "") so far, begun \(age)"
    }
    public static let pulledOnce = "complete; what changed since is not known"
    public static func complete(asOf age: String) -> String { "complete as of \(age)" }
  }
}
