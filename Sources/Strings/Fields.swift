extension Strings {
  /// What the fields of entries are called.
  public enum Fields {
    public static let contact = "Contact"
    public static let direction = "Direction"
    public static let outcome = "Outcome"
    public static let status = "Status"
    public static let when = "When"
    public static let due = "Due"
    public static let duration = "Duration"
    public static let phone = "Phone"
    public static let subject = "Subject"
    public static let title = "Title"
    public static let text = "Text"
    public static let pinned = "Pinned"
    public static let about = "About"
    /// Whose a to-do is.
    public static let assignee = "For"
    public static let participants = "With"
    public static let location = "Location"
    public static let done = "Done"
  }
}
