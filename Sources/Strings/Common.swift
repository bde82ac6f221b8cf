extension Strings {
  /// What several parts of the program say.
  public enum Common {
    public static let noAccount = "no account is set up"
    public static let noRecordSelected = "no record is selected"
    /// Of a write.
    public static let beingSent = "it is being sent"
    public static func mayHaveArrived(key: String) -> String { "it may have arrived; \(key) settles it" }
    public static let nothingTypedToEdit = "there is nothing typed in it to edit"
    /// What is asked for is on its way.
    public static let loading = "Loading…"
    public static let yes = "yes"
    public static let no = "no"
  }
}
