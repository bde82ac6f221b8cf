extension Strings {
  /// How the panes are laid out, and the way through the records that were visited in them.
  public enum Panes {
    public static func which(_ panes: String) -> String { "which pane? \(panes)" }
    public static let lastStays = "the last pane stays"
    public static func putAway(_ pane: String, key: String) -> String { "\(pane) put away; \(key) brings it back" }
    public static let onlyOneInSight = "there is one pane in sight"
    public static func noEdge(_ pane: String) -> String { "the \(pane) has no edge that could be moved" }
    public static let edgeUsage = "pane-edge takes a pane and a column, such as: pane-edge list 48"
    public static let noMoreRoom = "there is no more room"
    public static let noneVisitedBefore = "no record was visited before this one"
    public static let noneVisitedAfter = "no record was visited after this one"
    /// Titles the pane of the record while there is none.
    public static let record = "Record"
  }
}
