extension Strings {
  /// What is wrong with a typed telephone number.
  public enum TypedPhones {
    public static let nothingTyped = "no number was typed; type for example \(example)"
    public static let hasLetters = "a phone number has no letters; an extension can stand in the text"
    public static func notAllowed(_ character: String) -> String { "“\(character)” is not part of a phone number" }
    public static let plusInside = "+ stands at the beginning of a number only"
    public static let tooShort = "that is too short for a phone number"
    public static func tooLong(digits: Int) -> String {
      "a phone number has at most 15 digits, this has \(digits)"
    }
    public static let countryCodeNeeded = "after + comes the country code and the number, such as \(example)"

    private static let example = "+46 8 123 456"
  }
}
