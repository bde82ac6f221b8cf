extension Strings {
  /// The order of the list.
  public enum Sorting {
    public static let title = "Order"
    public static let markedHaveTheirOwn = "marked records are in the order in which they were marked"
    public static func notFound(_ name: String, key: String) -> String { "no order named \(name); \(key) lists them" }
    /// `orders` are those that there are, if any.
    public static func notBy(_ column: String, kind: String, service: String, orders: String) -> String {
      "\(service) cannot sort \(kind) by \(column)"
        + (orders.isEmpty ? ": it has one fixed order" : "; it can by: \(orders)")
    }
  }
}
