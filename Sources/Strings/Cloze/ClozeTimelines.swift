extension Strings {
  /// The timelines of Cloze's records.
  public enum ClozeTimelines {
    // MARK: Items

    public static let change = "Change"
    public static let item = "Timeline item"
    public static func assigned(to name: String) -> String { "Assigned to: \(name)" }
    public static func outcome(_ outcome: String) -> String { "Outcome: \(outcome)" }
    public static func location(_ place: String) -> String { "Location: \(place)" }
    public static let leftVoicemail = "left voicemail"
    /// The value that a field had before a change, or has after it.
    public static let nothing = "nothing"

    // MARK: Where items come from

    public static let fromTimeline = "Cloze timeline"
    public static let fromFeed = "Cloze feed"

    // MARK: What is missing

    public static let noReads = """
      This account's Cloze API has no timeline reads, so calls, e-mails, meetings, notes and to-dos cannot be shown.
      """
    public static func notDelivered(_ count: Int) -> String {
      count == 1
        ? "Cloze names one more item here that it does not deliver."
        : "Cloze names \(count) more items here that it does not deliver."
    }
    public static let noPage = "This is not a page of a Cloze timeline."
    public static let refresh = "Refresh the timeline."
  }
}
