extension Strings {
  /// The same person or company in other accounts.
  public enum LinkedRecords {
    public static let title = "The same in other accounts"
    public static let nobodyKnown = "nobody with these addresses is known in another account"
    public static func elsewhere(_ account: String, key: String) -> String {
      "this is in the account \(account); \(key) goes there"
    }

    // MARK: Their timelines

    public static let ownTimelineOnly = "the timeline of this account alone"
    public static let allTimelines = "with the timelines of the same in other accounts"
    public static let allTimelinesButNobodyKnown =
      "other accounts' timelines are shown too; nobody with these addresses is known there"

    // MARK: What they have in common

    public static let byEmail = "by e-mail"
    public static let byPhone = "by phone"
    public static func byDomain(_ domain: String) -> String { "by domain \(domain)" }

    // MARK: In the title of the record

    /// `others` are further accounts that have it.
    public static func alsoIn(_ account: String, key: String, isByDomain: Bool, others: Int) -> String {
      " \(key) \(account)\(isByDomain ? " by domain" : "")\(others > 0 ? " +\(others)" : "") "
    }
  }
}
