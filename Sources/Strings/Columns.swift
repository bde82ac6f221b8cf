extension Strings {
  /// The columns of the list.
  public enum Columns {
    /// The column of names.
    public static let name = "Name"
    public static let status = "Status"
    public static let about = "About"
    public static let value = "Value"
    public static let updated = "Updated"
    public static let nameIsAlwaysShown = "the name is always shown"
    public static let nameTakesWhatOthersLeave = "the name takes what the others leave"
    public static let notShown = "this column is not shown"
    /// The list can be sorted by it.
    public static let sorts = "sorts"
    public static func sorted(isDescending: Bool) -> String { isDescending ? "sorted ↓" : "sorted ↑" }
    public static func width(_ columns: Int) -> String { "\(columns) wide" }
    /// The menu's title, with the keys that change a column.
    public static func title(earlier: String, wider: String, sort: String) -> String {
      "Columns: \(earlier) earlier, \(wider) wider, \(sort) sort"
    }
    public static func whichOne(key: String) -> String { "which column? \(key) shows them" }
    public static func notFound(_ name: String, key: String) -> String { "no column named \(name); \(key) shows them" }
  }
}
