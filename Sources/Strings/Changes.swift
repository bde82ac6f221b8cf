extension Strings {
  /// What is written: a new entry, or a change of an item.
  public enum Changes {
    // MARK: To be made, before the item's title

    public static let edit = "Edit"
    public static let delete = "Delete"
    public static let reopen = "Reopen"
    public static let postpone = "Postpone"
    public static let reassign = "Reassign"

    // MARK: As a noun, before its state

    public static let anEdit = "edit"
    public static let deletion = "deletion"
    public static let completion = "completion"
    public static let reopening = "reopening"
    public static let newDate = "new date"
    public static let newAssignee = "new assignee"

    // MARK: Made

    public static func added(_ entry: String) -> String { "\(entry) added" }
    public static func logged(_ entry: String) -> String { "\(entry) logged" }
    public static let changed = "Changed"
    public static let deleted = "Deleted"
    /// Said before the title too.
    public static let done = "Done"
    public static let reopened = "Reopened"
    public static let postponed = "Postponed"
    public static let postponedToSomeday = "Postponed to someday"
    public static let reassigned = "Reassigned"
  }
}
