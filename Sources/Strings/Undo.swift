extension Strings {
  /// Taking back what was written last.
  public enum Undo {
    public static func nothingWritten(key: String) -> String {
      "nothing was written since closeup was started; \(key) shows what is on its way"
    }
    public static let underWay = "it is being undone"
    public static func beingSent(key: String) -> String { "it is being sent; \(key) undoes it once it is there" }
    public static func refused(key: String) -> String { "it was refused; \(key) edits or discards it" }
    public static func tooLate(isDelivered: Bool, key: String) -> String {
      "too late: it is \(isDelivered ? "delivered" : "being sent"); \(key) undoes it"
    }

    // MARK: Not sent yet

    public static let takenBack = "Taken back, nothing was sent"
    public static func takenBackAsDraft(key: String) -> String {
      "Taken back, nothing was sent; kept as a draft, which \(key) lists"
    }

    // MARK: Delivered

    public static func undoThere(_ summary: String, service: String) -> String {
      "\(service) has it: undo “\(summary)” there?"
    }
    public static func undoing(_ service: String) -> String { "It is being undone at \(service)" }
    public static func deleteThere(_ summary: String, service: String) -> String {
      "\(service) has it: delete “\(summary)” there?"
    }
    public static func deleting(_ entry: String, service: String) -> String {
      "The \(entry) is being deleted at \(service)"
    }
    public static func carriedOut(_ service: String) -> String {
      "\(service) has carried it out; that cannot be undone from here"
    }
    public static func deliveredSomewhere(_ service: String) -> String {
      "\(service) has it already and does not say where; it cannot be deleted from here"
    }
    public static func delivered(_ service: String, reason: String) -> String { "\(service) has it already: \(reason)" }
  }
}
