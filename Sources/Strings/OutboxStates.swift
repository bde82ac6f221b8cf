extension Strings {
  /// How far a write is on its way to the service.
  public enum OutboxStates {
    public static let queued = "queued"
    public static let sending = "sending"
    public static let sent = "sent"
    public static let refused = "refused"
    public static let inConflict = "in conflict"
    public static let mayHaveArrived = "may have arrived"

    // MARK: As a column has room for

    public static let conflict = "conflict"
    public static let inDoubt = "in doubt"
  }
}
