extension Strings {
  /// Why there is no API key. A `source` of one is the command, a variable or a file, in the words below.
  public enum APIKeys {
    // MARK: Where it comes from

    public static let command = "The command for the API key"
    public static func variable(_ name: String) -> String { "The environment variable \(name)" }
    public static func file(_ path: String) -> String { "The key file \(path)" }

    // MARK: What was found

    public static func firstLineEmpty(_ source: String) -> String {
      "\(source) gives no key: the first line is empty."
    }
    public static func firstLineNoKey(_ source: String) -> String {
      "\(source) gives no key: the first line holds blanks or characters that no key has."
    }
    public static func notSet(_ source: String) -> String { "\(source) is not set." }
    public static let setVariable = "Set it, or name another source for the key in the configuration."

    // MARK: The file

    public static func unreadable(_ source: String, reason: String) -> String {
      "\(source) cannot be read: \(reason)."
    }
    public static func unreadableOrTooLarge(_ source: String) -> String {
      "\(source) cannot be read, or is larger than 64 KiB."
    }
    public static func noFile(_ source: String) -> String { "\(source) is not a file." }
    public static func ofSomebodyElse(_ source: String, user: Int) -> String {
      "\(source) belongs to somebody else (user \(user))."
    }
    public static let makeCopy = "Make a copy that is yours, with mode 600."
    public static func readableByOthers(_ source: String) -> String { "\(source) can be read by others." }
    public static func closeToOthers(chmod path: String) -> String { "Run: chmod 600 \(path)" }

    // MARK: The command

    public static let commandStopped = "\(command) was stopped."
    public static func commandTimedOut(seconds: Int) -> String { "\(command) did not end within \(seconds) seconds." }
    public static let unlockFirst = "It has no terminal to ask on: unlock the password store first."
    /// `how` it ended.
    public static func commandFailed(_ how: String) -> String { "\(command) failed (\(how))." }
    public static func signal(_ signal: Int) -> String { "signal \(signal)" }
    public static let commandPrintedNothing = "\(command) printed nothing."
    public static let commandPrintedTooMuch = "\(command) printed more than 64 KiB."
    public static func commandNotStarted(_ error: String) -> String { "\(command) could not be started: \(error)." }
    public static func commandSaid(_ words: String) -> String { "It said: \(words)" }
  }
}
