extension Strings {
  /// Copying something of a record.
  public enum Copying {
    public static let noRowSelected = "no row is selected"
    public static let nothingSelected = "nothing is selected"

    // MARK: What is copied

    public static let name = "name"
    public static let emailAddress = "e-mail address"
    public static let phoneNumber = "phone number"
    /// Of a page.
    public static let address = "address"
    public static let id = "id"
    public static let json = "record as JSON"
    public static let text = "text"
    public static let visibleText = "visible text"
    public static let row = "row"

    // MARK: Which and where

    public static func notHere(_ thing: String, isAwaited: Bool) -> String {
      "the \(thing) is not here" + (isAwaited ? " yet" : "")
    }
    public static func noneHere(_ thing: String, isAwaited: Bool) -> String {
      "no \(thing) here" + (isAwaited ? " yet" : "")
    }
    public static func notFound(_ thing: String, number: String) -> String { "no \(thing) \(number)" }
    public static func whichOne(_ thing: String) -> String { "Copy which \(thing)?" }
    /// Of the address of the record's page.
    public static func pageIn(_ service: String) -> String { "in \(service)" }
  }
}
