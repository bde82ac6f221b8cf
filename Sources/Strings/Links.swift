extension Strings {
  /// Links out of closeup, and to other records.
  public enum Links {
    public static func noAddress(_ words: String) -> String { "\(words) is no address to open" }
    /// `mayCome` where the record is not read yet.
    public static func nothingToOpen(mayCome: Bool) -> String {
      "there is nothing to open here" + (mayCome ? " yet" : "")
    }
    public static func opening(_ address: String) -> String { "opening \(address)" }
    public static let openWhich = "Open which?"
    public static let openWhereYouSit = "To open where you sit"
    public static let leadsNowhere = "this line leads nowhere; Enter opens lines that name another record"
  }
}
