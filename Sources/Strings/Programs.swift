extension Strings {
  /// The user's own commands, and the programs they run.
  public enum Programs {
    // MARK: Why it cannot be run

    public static let closeOutboxFirst = "it is about a record; close the outbox first"
    public static let onlyOnItem = "only on an item of the timeline"
    public static let noEmail = "the record has no e-mail address"
    public static let noPhone = "the record has no telephone number"
    public static let recordNotHere = "The record is not in the mirror yet."
    public static let calledOff = "It was called off."

    // MARK: While it runs

    public static func running(key: String) -> String { "running; \(key) stops it" }
    public static func running(_ name: String, key: String) -> String { "running \(name) (\(key) stops it)" }
    public static func noneRunning(key: String) -> String { "no program is running; \(key) quits" }

    // MARK: How it ended

    /// Below what it printed.
    public static let done = "done"
    /// In the place of what is not kept of what it printed.
    public static func leftOut(bytes: Int) -> String { "[\(bytes) bytes are left out here]" }
    public static func isDone(_ name: String) -> String { "\(name): done" }
    public static func printedNothing(_ name: String) -> String { "\(name): done, it printed nothing" }
    public static func wasStopped(_ name: String) -> String { "\(name): stopped" }
    /// `lastWords` are the last of what it printed, if anything.
    public static func failed(_ name: String, why: String, lastWords: String?) -> String {
      "\(name) failed (\(why))" + (lastWords.map { ": \($0)" } ?? ".")
    }

    // MARK: Why it failed

    public static func notFound(_ path: String) -> String { "there is no program \(path)" }
    public static func notInPath(_ name: String) -> String { "there is no program \(name) in PATH" }
    public static func noInput(reason: String) -> String { "its input cannot be written: \(reason)" }
    public static func notRun(reason: String) -> String { "it could not be run: \(reason)" }
    public static let stopped = "stopped"
    public static func exitCode(_ code: Int) -> String { "exit code \(code)" }
    public static func signal(_ signal: Int) -> String { "ended by signal \(signal)" }
    public static func timedOut(seconds: Int) -> String { "stopped after \(seconds) s" }
  }
}
