extension Strings {
  /// All there is to know of a row of the outbox, and what can be done about it.
  public enum OutboxDetails {
    // MARK: Its state

    public static func notSent(due: String) -> String { "Not sent yet; due \(due)." }
    public static let beingSent = "It is being sent."
    public static func delivered(_ service: String) -> String { "\(service) has it." }
    public static func refused(_ service: String) -> String { "\(service) refused it." }
    public static func changedMeanwhile(_ service: String) -> String {
      "It was changed at \(service) meanwhile, and was not sent."
    }
    public static func serviceIsAsked(_ service: String) -> String {
      "It may have arrived; \(service) is being asked."
    }
    public static let notThereYet = "It is not there so far. It is looked for once more before it is sent again."
    public static func cannotBeLookedFor(reason: String) -> String {
      "This may have arrived, and it cannot be looked for: \(reason)"
    }
    public static func made(_ moment: String, sent count: Int) -> String {
      "Made \(moment), sent \(count == 1 ? "once" : "\(count) times")."
    }

    // MARK: What can be done

    public static let edit = "Edit it"
    public static let discard = "Discard it"
    public static let sendAgain = "Send it again"
    public static let isThere = "It is there"
    public static func isThere(as item: String) -> String { "It is there: \(item)" }
    public static let isNotThere = "It is not there: send it again"

    // MARK: Both sides

    public static let written = "What was written"
    public static func atService(_ service: String) -> String { "What \(service) has" }
    public static let nothingLikeIt = "nothing like it"
  }
}
