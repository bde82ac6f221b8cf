extension Strings {
  /// The orders of Cloze's lists that are not called like a field.
  public enum ClozeSorts {
    public static let lastTalked = "Last talked"
    public static let bestRelationship = "Best relationship"
    public static let wentQuiet = "Went quiet"
    public static let firstMet = "First met"
    public static let dueNext = "To-dos due next"
    public static let duePast = "To-dos overdue"
    public static let assigned = "Assigned"
    public static let start = "Start date"
    public static let end = "End date"
  }
}
