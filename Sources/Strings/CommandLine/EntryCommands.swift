extension Strings {
  /// Why a call, a note or a to-do is not written from the command line.
  public enum EntryCommands {
    public static func readOnly(account: String) -> String {
      "The account \(account) is read-only by the config; nothing was written."
    }
    public static func notAboutSuch(service: String) -> String { "\(service) cannot have this about such a record." }
    /// `option` is nil for the text, which has none.
    public static func noField(_ option: String?, service: String) -> String {
      "\(service) has no \(option.map { "--\($0)" } ?? "text") here; leave it out."
    }
    public static let somethingIsMissing = "Something is missing."

    // MARK: Standard input

    public static let inputTooLong = "Standard input is longer than 1 MB."
    public static let inputNoText = "Standard input is not UTF-8 text; convert it first, for example with iconv."
  }
}
