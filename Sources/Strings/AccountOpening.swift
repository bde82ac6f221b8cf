extension Strings {
  /// Why an account of the config cannot be used, when one is needed.
  public enum AccountOpening {
    public static func notInConfig(_ name: String) -> String { "There is no account \(name) in the config." }
    public static let noneSetUp = "No account is set up."
    public static let howToSetUp = "Set one up with: closeup login close   or   closeup login cloze"
    public static func onHighLevel(_ name: String) -> String {
      "The account \(name) is on HighLevel, which this version does not support yet."
    }
    public static func checkKey(of name: String) -> String {
      "Check the account \(name) in the config, or run closeup login again."
    }
  }
}
