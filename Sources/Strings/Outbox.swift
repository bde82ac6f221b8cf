extension Strings {
  /// The outbox: what is on its way, and what is said of what one does about it.
  public enum Outbox {
    public static func onlyInOutbox(key: String) -> String { "only in the outbox (\(key))" }
    public static let isEmpty = "the outbox is empty"
    public static let notThereAnyMore = "it is not in the outbox any more"

    // MARK: A write came on its way

    public static func refused(_ summary: String) -> String { "“\(summary)” was refused." }
    public static func shows(key: String) -> String { "\(key) shows it." }
    public static func mayHaveArrived(_ summary: String, key: String) -> String {
      "“\(summary)” may have arrived; \(key) settles it"
    }

    // MARK: What was done

    public static let queuedAgain = "queued again"
    public static func queuedAgain(_ written: String) -> String { "\(written), queued again" }
    public static let takenAsDelivered = "taken as delivered"
    public static func discarded(_ summary: String) -> String { "discarded: “\(summary)” is not sent" }

    // MARK: What cannot be done

    public static let delivered = "delivered"
    /// `draftsKey` where what was typed is kept as a draft.
    public static func tooLate(_ state: String, draftsKey: String? = nil) -> String {
      "too late: it is \(state)" + (draftsKey.map { "; what was typed is kept (\($0))" } ?? "")
    }
    public static func itIs(_ state: String) -> String { "it is \(state)" }
    public static func noDoubt(_ state: String) -> String { "it is \(state): there is no doubt about it" }
    public static let settleFirst = "it may have arrived; settle that first"
    public static let serviceIsAsked = "the service is being asked whether it arrived"
    public static let triedAgainByItself = "it is tried again by itself"

    // MARK: Discarding

    public static func discard(_ summary: String, mayHaveArrived: Bool) -> String {
      "Discard “\(summary)” for good?" + (mayHaveArrived ? " It may have arrived." : "")
    }

    // MARK: The screen

    public static func title(_ count: Int) -> String { "Outbox · \(grouped(count))" }
    public static let allDelivered = "Everything is delivered."
    public static func changedThere(_ fields: String) -> String {
      "It was changed there meanwhile, and was not sent: \(fields)."
    }
    public static func due(at time: String, isAgain: Bool) -> String {
      "\(isAgain ? "Tried again" : "Sent") at \(time)."
    }
    public static func written(in account: String, _ moment: String) -> String { "\(account) · written \(moment)" }
  }
}
