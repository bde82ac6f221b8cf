extension Strings {
  /// Why a settings file, or a line of one, cannot be read as TOML.
  public enum TOML {
    public static let unreadable = "cannot be read as TOML"
    public static let tooManyErrors = "has too many errors to be used"

    // MARK: Names

    public static let nameExpected = "expected a name; names with other signs than a-z 0-9 - _ need quotes"
    public static let equalsSignExpected = "expected = after the name"
    public static let headerNotClosed = "table header is not closed"
    public static func tableGivenTwice(firstLine line: Int) -> String {
      "table given twice; the keys belong under line \(line)"
    }
    public static func givenTwice(firstLine line: Int) -> String { "given twice; line \(line) counts" }
    public static let clashesWithEarlier = "clashes with an earlier line; a name with dots in it needs quotes"

    // MARK: Values

    public static let valueExpected = "expected a value"
    public static let noValue = "not a value; text needs quotes"
    public static let numberOutOfRange = "number out of range"
    public static let nestedTooDeeply = "nested too deeply"
    public static let listNotClosed = "list is not closed"
    public static let listGoesOnWrongly = "expected , or ] in the list"
    public static let inlineTableGoesOnWrongly = "expected , or } on the same line"
    public static let textAfterValue = "unexpected text after the value"
    public static let controlCharacterInComment = "control character in a comment"

    // MARK: Strings

    public static let stringNotClosed = "string is not closed"
    public static let controlCharacterInString = "control character in a string"
    public static let unknownEscape = "unknown escape in a string; a backslash is written \\\\"
    public static let digitsExpected = "\\u needs 4 and \\U 8 hexadecimal digits of a character"
  }
}
