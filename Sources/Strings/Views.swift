extension Strings {
  /// The views of a kind of record.
  public enum Views {
    public static let title = "Views"
    /// The view that leaves nothing out.
    public static func all(_ kind: String) -> String { "All \(kind)" }
    public static func notFound(_ name: String, key: String) -> String { "no view named \(name); \(key) lists them" }
    /// The view of the marked records.
    public static let marked = "Marked"
  }
}
