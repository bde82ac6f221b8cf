extension Strings {
  /// What is wrong with the arguments of a command.
  public enum Arguments {
    public static func noConfigFile(_ path: String) -> String { "There is no config file \(path)." }

    // MARK: What an option takes

    public static let waitRange = "--wait takes 0 to 3600 seconds."
    public static let limitRange = "--limit takes 1 to 10000."
    public static let timelineRange = "--timeline takes 0 to 10000."
    public static let speedRange = "--speed takes 0.1 to 100."
    public static func kindRange(_ kinds: String) -> String { "--kind takes one of \(kinds)." }

    // MARK: What an option was given

    /// `option` with its dashes.
    public static func tooSmall(_ option: String, _ number: Int, least: Int) -> String {
      "\(option) is \(number): \(least) or more, please."
    }
    public static func noPort(_ port: Int) -> String { "--port is \(port): 0 to 65535, please." }
    public static func noDay(_ text: String) -> String { "--today is '\(text)': a day such as 2026-11-21, please." }
    public static func noColor(_ text: String, allowed: String) -> String {
      "--color is '\(text)': one of \(allowed), please."
    }
    public static func noAccountName(_ text: String) -> String {
      "--name is '\(text)': up to 40 letters, digits, - _ and . please."
    }
    public static let noServiceURL = "--url must begin with https:// (or http:// for this machine) and hold no key."

    // MARK: Several options

    public static let queueDoesNotWait = "--queue does not wait; leave --wait out."
    public static let oneFormOnly = "Give one of --json, --vcard, --mutt."
    public static let oneDecisionOnly = "Say one of --mine, --theirs and --keep FIELD."
  }
}
