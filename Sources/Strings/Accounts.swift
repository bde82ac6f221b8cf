extension Strings {
  /// Accounts, and the kinds of record they have.
  public enum Accounts {
    public static let title = "Accounts"
    public static let kindsTitle = "Kinds of record"
    public static func notFound(_ name: String, key: String) -> String { "no account named \(name); \(key) lists them" }
    /// `kinds` are all those it has.
    public static func noSuchKind(_ name: String, service: String, kinds: String) -> String {
      "\(service) has no \(name); it has \(kinds)"
    }
    public static func notInConfig(_ account: String) -> String {
      "the account \(account) is not in the config any more"
    }
  }
}
