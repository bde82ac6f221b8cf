extension Strings {
  /// Writes, on their way into the outbox.
  public enum Writing {
    public static let menuTitle = "Write"
    public static let nothingToWrite = "nothing can be written about this record"
    public static func notWritable(_ service: String) -> String { "\(service) cannot be written to" }
    public static func readOnly(_ account: String) -> String { "the account \(account) is read-only by the config" }
    public static func noSuchEntry(_ service: String) -> String { "\(service) has no such entry" }
    public static let dryRun = "Dry run: nothing is sent"
    /// What was `done`, and how to undo it; `unreached` is the service where it waits for that.
    public static func written(_ done: String, unreached service: String?, key: String) -> String {
      done + (service.map { ", to be sent when \($0) can be reached" } ?? "") + " · \(key) takes it back"
    }
  }
}
