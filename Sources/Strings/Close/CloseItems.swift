extension Strings {
  /// What is on the timelines of Close, but for the beginnings that are read back from kept items.
  public enum CloseItems {
    // MARK: Titles

    public static func taskDone(_ text: String?) -> String { "Task done: \(text ?? "no text")" }
    public static func merged(with lead: String?) -> String { "Merged with \(lead ?? "another lead")" }
    public static let leadCreated = "Lead created"
    public static let customActivity = "Custom activity"
    public static let draft = " (draft)"
    public static func status(_ status: String) -> String { "Status: \(status)" }
    /// `value` is of the opportunity.
    public static func opportunity(_ change: String, value: String?) -> String {
      "Opportunity: \(change)" + (value.map { " (\($0))" } ?? "")
    }
    public static func change(from old: String?, to new: String?) -> String { "\(old ?? none) → \(new ?? none)" }
    private static let none = "none"

    // MARK: Where they are from

    public static let activity = "Close activity"
    public static let closeTask = "Close task"

    // MARK: What Close wants to be done

    public static let answerEmail = "Answer e-mail"
    public static let followUpEmail = "Follow up e-mail"
    public static let missedCall = "Missed call"
    public static let answeredElsewhere = "Call answered elsewhere"
    public static let voicemail = "Voicemail"
    public static let opportunityDue = "Opportunity due"
    public static let answerTextMessage = "Answer text message"

    // MARK: E-mails

    /// `kind` is what the e-mail is.
    public static func email(_ kind: String, subject: String?) -> String { "\(kind): \(subject ?? "no subject")" }
    public static let emailDraft = "E-mail draft"
    public static let emailScheduled = "E-mail scheduled"
    public static let emailOnItsWay = "E-mail on its way"
    public static let emailNotSent = "E-mail not sent"
    public static func from(_ sender: String) -> String { "From: \(sender)" }
    public static func opened(_ count: Int) -> String { "Opened: \(count)×" }
    public static func attached(_ files: [String]) -> String { "Attached: \(files.joined(separator: ", "))" }
    public static func emails(_ count: Int) -> String { "E-mails: \(count)" }
    public static func between(_ people: [String]) -> String { "Between: \(people.joined(separator: ", "))" }

    // MARK: How a call went

    public static let connected = "connected"
    public static let voicemailLeft = "voicemail left"
    public static let voicemailAnswered = "voicemail answered"
    public static let failed = "failed"
    public static let cancelled = "cancelled"
    public static let noAnswer = "no answer"

    // MARK: Other details

    public static func location(_ place: String) -> String { "Where: \(place)" }
    public static func with(_ guests: [String]) -> String { "With: \(guests.joined(separator: ", "))" }
    public static func pipelines(_ names: [String]) -> String { "Pipeline: \(names.joined(separator: " → "))" }

    // MARK: Durations

    public static func seconds(_ count: Int) -> String { "\(count) s" }
    public static func minutes(_ count: Int) -> String { "\(count) min" }
    public static func hours(_ count: Int, minutes: Int) -> String {
      minutes == 0 ? "\(count) h" : "\(count) h \(minutes) min"
    }
  }
}
