extension Strings {
  /// Writing something in a form.
  public enum Forms {
    public static let nothingChanged = "nothing was changed"
    public static let editorChangedNothing = "the editor left the text as it was"

    // MARK: What the form is for

    public static func edit(_ title: String) -> String { "Edit: \(title)" }
    /// Of a write that did not arrive.
    public static func putRight(_ label: String) -> String { "\(label), put right" }
    /// What was to be put right went out meanwhile.
    public static func deliveredMeanwhile(canEdit: Bool) -> String {
      canEdit ? "delivered as it was; this changes it there" : "delivered as it was; this will be another one"
    }

    // MARK: Why there is none

    /// `isTypedKept` where something was typed for it already.
    public static func notOpened(_ reason: String, isTypedKept: Bool) -> String {
      reason + (isTypedKept ? "; what was typed is kept as a draft" : "")
    }
    public static func recordNotHere(key: String) -> String { "the record is not in the mirror yet; \(key) fetches it" }
    public static func notEditableNow(_ write: String, state: String) -> String {
      "“\(write)” is \(state): it cannot be edited now"
    }
    public static func goneOrNotEditable(_ kind: String) -> String {
      "this \(kind) is not there any more, or cannot be edited"
    }
    public static func notForRecord(_ kind: String) -> String { "this record cannot have a \(kind)" }

    // MARK: What stands in an empty field

    public static let now = "now"
    public static let durationExamples = "12, 1h5 or 0:45"
    public static let separatedByCommas = "separated by commas"
    public static let needed = "needed"

    // MARK: What is wrong with a field

    public static let isNeeded = "this is needed"
    public static let dayNeeded = "a day is needed here"
    public static func tooLong(by bytes: Int, limit: Int) -> String {
      "too long by \(bytes) bytes; \(limit) can be kept"
    }
    public static func stillToCome(_ moment: String) -> String { "\(moment) is still to come, and this has happened" }
  }
}
