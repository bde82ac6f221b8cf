extension Strings {
  /// Looking records up from the command line, by who is meant or by words.
  public enum Lookup {
    // MARK: Who is meant

    public static let sayAboutWhom = "Say about whom it is."
    /// Because no service can be asked.
    public static func unreachable(_ name: String, isToWrite: Bool) -> String {
      isToWrite
        ? "Nothing was written: who “\(name)” is cannot be looked up." : "Who “\(name)” is cannot be looked up."
    }
    public static func nobody(_ name: String) -> String { "Nobody matches “\(name)”." }
    public static let giveAnAddress = "Give an e-mail address, a phone number, an id or other words."
    public static func nobodyInMirror(_ name: String) -> String { "Nobody in the mirror matches “\(name)”." }
    public static let askTheServices = "Give other words, or ask the services with --live."
    public static func several(_ name: String, isToWrite: Bool) -> String {
      "“\(name)” matches several" + (isToWrite ? "; nothing was written." : ".")
        + " Name one by its id, in more words, or with --account:"
    }
    public static func more(_ count: Int) -> String { "and \(count) more" }
    public static func deletedMeanwhile(_ name: String) -> String { "\(name) has just been deleted." }

    // MARK: What is found

    public static let giveWords = "Give words to look for."
    public static let nothingMatches = "Nothing matches."
    public static func stillIndexing(rowsLeft: Int) -> String {
      "The mirror is still being indexed (\(rowsLeft) to go): more may be found later."
    }
    /// Before the addresses for a mail client, which shows it.
    public static func addresses(_ count: Int) -> String { "closeup: \(count) addresses" }
  }
}
