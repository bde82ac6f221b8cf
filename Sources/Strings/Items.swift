extension Strings {
  /// Changing items of the timeline.
  public enum Items {
    public static let timelineIsEmpty = "the timeline is empty"
    public static let chooseFirst = "choose an item in the timeline first"
    public static let notEditable = "this cannot be edited"
    public static let notDelivered = "it is not delivered yet"
    public static func unidentified(service: String) -> String { "\(service) did not say which of its items this is" }
    public static func delete(_ title: String, service: String) -> String { "Delete “\(title)” from \(service)?" }
  }
}
