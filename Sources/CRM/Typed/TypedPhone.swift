/// A telephone number as people type it, put in order lightly: what cannot be known, such as a country code, is not
/// added.
public struct TypedPhone: Sendable, Hashable {
  /// `+46812345678` where the country code was typed; otherwise as typed, with single blanks.
  public let number: String

  /// Throws what is wrong with it.
  public init(_ text: String) throws(TypedProblem) {
    var typed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if typed.lowercased().hasPrefix("tel:") { typed = String(typed.dropFirst(4)) }
    guard !typed.isEmpty else { throw TypedProblem("no number was typed; type for example +46 8 123 456") }
    if let odd = typed.first(where: { !Self.isAllowed($0) }) {
      throw TypedProblem(
        odd.isLetter
          ? "a phone number has no letters; an extension can stand in the text"
          : "“\(odd)” is not part of a phone number")
    }
    guard !typed.dropFirst().contains("+") else { throw TypedProblem("+ stands at the beginning of a number only") }
    // The zero in brackets is dialled within the country alone.
    var dialled = typed.hasPrefix("+") ? typed.split(separator: "(0)").joined(separator: " ") : typed
    let digits = dialled.filter(\.isNumber)
    guard digits.count >= 3 else { throw TypedProblem("that is too short for a phone number") }
    guard digits.count <= 15 else {
      throw TypedProblem("a phone number has at most 15 digits, this has \(digits.count)")
    }
    if typed.hasPrefix("+") {
      guard digits.count >= 7, digits.first != "0" else {
        throw TypedProblem("after + comes the country code and the number, such as +46 8 123 456")
      }
      dialled = "+\(digits)"
    }
    number = dialled
  }

  private static func isAllowed(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || " +-./()*#".contains(character))
  }
}
