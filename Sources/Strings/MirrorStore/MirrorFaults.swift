extension Strings {
  /// What a look through the mirror found to be wrong with it.
  public enum MirrorFaults {
    public static let noDatabase = "It is no database any more."
    public static func indexDamaged(_ reason: String) -> String { "The search index is damaged: \(reason)" }
    public static func recordsWithoutJSON(_ count: Int) -> String { "\(count) records without their JSON" }
    public static func rows(_ count: Int, of table: String, without other: String) -> String {
      "\(count) rows of \(table) without \(other)"
    }
    public static func rowsNotIndexed(_ count: Int, of table: String) -> String {
      "\(count) rows of \(table) are not indexed"
    }
    public static func recordsMisplaced(_ count: Int) -> String {
      "\(count) records are not where the index should have them"
    }

    // MARK: What cannot be read, before the reason

    public static let outbox = "The outbox"
    public static let drafts = "Drafts"

    // MARK: Reasons

    public static func storedRecord(_ reason: String) -> String { "a stored record is \(reason)" }
    public static func stored(_ type: String, reason: String) -> String {
      "a stored \(type) cannot be read: \(reason)"
    }
    public static func unknown(_ type: String, _ value: String) -> String { "unknown \(type): \(value)" }
    public static func unknownPhase(_ value: String) -> String { unknown("phase of a pull", value) }
    public static let noRowInserted = "no row came back from an insert"
  }
}
