extension Strings {
  /// The orders that lists of Close can come in.
  public enum CloseOrders {
    public static let newest = "Newest"
    public static let oldest = "Oldest"
    public static let recentlyUpdated = "Recently updated"
    public static let longestUntouched = "Longest untouched"
    public static let nameFromZ = "Name, from Z"
    public static let highestValue = "Highest value"
    public static let highestValuePerYear = "Highest value per year"
    public static let mostConfident = "Most confident"
    public static let lastToClose = "Last to close"
    public static let firstToClose = "First to close"
  }
}
