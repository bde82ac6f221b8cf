extension Strings {
  /// The groups of fields of a Cloze record that those of other services lack.
  public enum ClozeFieldGroups {
    public static let relationship = "Relationship"
    public static let dates = "Dates"
    public static let workHistory = "Work history"
    public static let notes = "Notes"
    public static let appLinks = "App links"
    public static let identifiers = "Identifiers"
  }
}
