extension Strings {
  /// What is written to Close: its forms, what is wrong with an entry, and what became of it.
  public enum CloseWriting {
    // MARK: What cannot be written

    public static let onlyItsRecords = "Close has leads, contacts and opportunities only."
    public static let noMeetings = "Close takes meetings from a connected calendar only."
    public static let noDirectMessages = "Close has no direct messages."
    public static let noLetters = "Close has no letters."
    public static let noEvents = "Close has no events of one's own."
    public static let keptByLead = "It belongs to no lead, and Close keeps everything by lead."
    public static let notTaken = "Close does not take this."

    // MARK: Forms

    /// What a form about a to-do asks for.
    public static let todo = "To do"
    public static let message = "Message"
    public static let outbound = "Outbound"
    public static let inbound = "Inbound"
    /// The lead of a record, where it has no name of its own.
    public static func lead(of record: String) -> String { "Lead of \(record)" }

    // MARK: How a call went

    public static let completed = "Completed"
    public static let noAnswer = "No answer"
    public static let busy = "Busy"
    public static let cancelled = "Cancelled"
    public static let failed = "Failed"
    public static let timedOut = "Timed out"

    // MARK: What is wrong with an entry

    public static let emptyNote = "The note has no text."
    public static let emptyTodo = "The to-do has no text."
    public static let emptyMessage = "The message has no text."
    public static let nobodyOnEmail = "The e-mail has nobody it was to or from."
    public static func notAnAddress(_ typed: String) -> String { "\"\(typed)\" is no e-mail address." }
    public static func notADirection(_ typed: String) -> String {
      "\"\(typed)\" is no direction; there are inbound and outbound."
    }
    public static func notAStatus(_ typed: String) -> String { "\"\(typed)\" is no status of a call that is over." }
    public static let negativeDuration = "The duration is less than nothing."
    public static let notAMoment = "When it happened is not a day and a time."
    public static let notADueDate = "When it is due is neither a day nor a moment."
    public static let leadNotSaid = "It is not said which lead this belongs to."
    public static let refreshFirst = "Refresh the record first."

    // MARK: Requests and answers

    /// In a path that is known only when it is sent.
    public static func task(of activity: String) -> String { "<the task of \(activity)>" }
    public static let outcomeNotSaid = "Close took this but did not say what it made of it."
    public static let todoGone = "Close no longer has the to-do that was done."

    // MARK: Whether it arrived

    public static let cannotLook =
      "Close does not let this key look whether this arrived. Is it there, or is it still to be sent?"
    /// `one` and `many` are what such entries are called.
    public static func alike(_ count: Int, one: String, many: String) -> String {
      count == 1
        ? "Close has \(one) of yours that is much like this one. Is it this one, or is this one still to be sent?"
        : "Close has \(count) \(many) of yours much like this one. Is one of them this one, or is it still to be sent?"
    }
    public static let aCall = "a call"
    public static let calls = "calls"
    public static let aTodo = "a to-do"
    public static let todos = "to-dos"
    public static let aTextMessage = "a text message"
    public static let textMessages = "text messages"
    public static let anEmail = "an e-mail"
    public static let emails = "e-mails"
    public static let aNote = "a note"
    public static let notes = "notes"
  }
}
