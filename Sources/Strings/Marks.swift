extension Strings {
  /// Marks on records.
  public enum Marks {
    public static let nothingMarked = "nothing is marked"
    public static func nothingMarked(of kind: String, key: String) -> String {
      "no \(kind) is marked; \(key) marks one"
    }
    public static func notInThisList(key: String) -> String {
      "none of the marked records is in this list; \(key) shows them"
    }
    public static func markedOnlyRead(_ count: Int) -> String {
      "marked the \(grouped(count)) rows that are read; once more marks more"
    }
    public static func noMoreRoom(_ limit: Int) -> String {
      "\(grouped(limit)) records are marked; that is all there is room for"
    }
    public static func unmark(_ count: Int, _ kind: String) -> String {
      "Take the mark from \(grouped(count)) \(kind)?"
    }
    /// In the title of the list.
    public static func marked(_ count: Int) -> String { "\(grouped(count)) marked" }
  }
}
