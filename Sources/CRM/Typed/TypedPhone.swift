import Strings

/// A telephone number as people type it, put in order lightly: what cannot be known, such as a country code, is not
/// added.
public struct TypedPhone: Sendable, Hashable {
  /// `+46812345678` where the country code was typed; otherwise as typed, with single blanks.
  public let number: String

  /// Throws what is wrong with it.
  public init(_ text: String) throws(TypedProblem) {
    var typed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if typed.lowercased().hasPrefix("tel:") { typed = String(typed.dropFirst(4)) }
    guard !typed.isEmpty else { throw TypedProblem(Strings.TypedPhones.nothingTyped) }
    if let odd = typed.first(where: { !Self.isAllowed($0) }) {
      throw TypedProblem(odd.isLetter ? Strings.TypedPhones.hasLetters : Strings.TypedPhones.notAllowed(String(odd)))
    }
    guard !typed.dropFirst().contains("+") else { throw TypedProblem(Strings.TypedPhones.plusInside) }
    // The zero in brackets is dialled within the country alone.
    var dialled = typed.hasPrefix("+") ? typed.split(separator: "(0)").joined(separator: " ") : typed
    let digits = dialled.filter(\.isNumber)
    guard digits.count >= 3 else { throw TypedProblem(Strings.TypedPhones.tooShort) }
    guard digits.count <= 15 else {
      throw TypedProblem(Strings.TypedPhones.tooLong(digits: digits.count))
    }
    if typed.hasPrefix("+") {
      guard digits.count >= 7, digits.first != "0" else {
        throw TypedProblem(Strings.TypedPhones.countryCodeNeeded)
      }
      dialled = "+\(digits)"
    }
    number = dialled
  }

  private static func isAllowed(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || " +-./()*#".contains(character))
  }
}
