extension Strings {
  /// The configuration.
  public enum Config {
    // MARK: Units

    public static let seconds = "seconds"
    public static let milliseconds = "milliseconds"
    public static let shareExpected = "expected a number, 0.05 to 1"

    // MARK: What there are words for

    public static let colorMode = "colour mode"
    public static let dateStyle = "way to show dates"
    public static let dateOrder = "date order"
    public static let choiceOfTimelines = "choice of timelines"
    public static let wayOfNotifying = "way of notifying"
    public static let wayToClipboard = "way to the clipboard"
    public static let setOfCharacters = "set of characters"

    // MARK: Commands it names

    public static func othersCanChange(chmod path: String) -> String {
      "others can change this file, and it names commands to run: chmod go-w \(path)"
    }
    public static func commandsNotRun(reason: String) -> String { "no [[command]] is run: \(reason)" }

    // MARK: Adding an account

    public static func notChanged(_ path: String, reason: String) -> String { "\(path) was not changed: \(reason)" }
    public static func accountIsThere(_ name: String) -> String { "there is an account named \(name) already" }
    public static func putRightFirst(_ error: String) -> String { "it has to be put right first: \(error)" }
    public static let nothingCanBeAdded = "an [[account]] cannot be added at its end"
  }
}
