extension Strings {
  /// What is worth knowing of a record before talking to somebody.
  public enum Briefing {
    /// How old it is and where it is from. `record` and `timeline` are their ages; without `timeline` it never was
    /// fetched. `isLive` says that the service was just asked.
    public static func source(isLive: Bool, record: String, isPartial: Bool, timeline: String?) -> String {
      var words = isLive ? "Fetched" : "From the mirror: record"
      words += " \(record)"
      if isPartial { words += " (only what lists show)" }
      words += ", timeline " + (timeline ?? "never fetched")
      if !isLive, isPartial || timeline == nil { words += "; --live asks the service" }
      return words + "."
    }

    // MARK: Sections

    public static let people = "People"
    public static let openDeals = "Open deals"
    public static let todos = "To-dos"

    // MARK: Lines

    public static let lead = "Lead"
    public static let company = "Company"
    public static let email = "E-mail"
    public static let phone = "Phone"
    public static let lastContact = "Last contact"
    public static let notKnown = "not known"
    public static let noContactInTimeline = "none that the timeline tells of"
    public static let nextStep = "Next step"
    public static let noNextStep = "none"
    /// Of a deal without a stage.
    public static let open = "Open"
    public static func due(_ moment: String, isOverdue: Bool) -> String { moment + (isOverdue ? ", overdue" : "") }

    // MARK: Instead of a title that only repeats the text

    public static let note = "Note"
    public static let textMessage = "Text message"
  }
}
