/// Telephone numbers by their digits, however they are written.
///
/// The same number stands in one place with its country code, in another without; it is typed from its area code on, or
/// as its last digits. So a number is indexed under its digits without up to three in front (a country code) and under
/// its last seven and four.
enum SearchPhone {
  /// The forms under which a number is indexed; none for what is too short to be one.
  static func forms(of text: String) -> [String] {
    let digits = significantDigits(of: text)
    guard (5...18).contains(digits.count) else { return [] }
    var forms = [digits]
    for dropped in countryCodeLengths(text, digits) where digits.count - dropped >= shortestNational {
      forms.append(String(digits.dropFirst(dropped)))
    }
    for length in [7, 4] where digits.count > length { forms.append(String(digits.suffix(length))) }
    return forms
  }

  /// The digits with which a typed number, or the beginning of one, may be indexed.
  static func lookups(_ text: String) -> [String] {
    let digits = significantDigits(of: text)
    guard digits.count >= 2 else { return [] }
    var lookups = [digits]
    // With its country code where the record has none.
    for dropped in 1...3 where digits.count - dropped >= 9 { lookups.append(String(digits.dropFirst(dropped))) }
    return lookups
  }

  static func isPartOfNumber(_ text: String) -> Bool {
    text.utf8.contains { (0x30...0x39).contains($0) }
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || Self.marks.contains($0) }
  }

  private static let marks = Set("+-./()".utf8)
  private static let shortestNational = 7

  /// How many of a number's first digits may be a country code. A number that says that it is international has one for
  /// certain; of others those that are too long for a national one may.
  private static func countryCodeLengths(_ text: String, _ digits: String) -> [Int] {
    let marks = text.utf8.filter { $0 == UInt8(ascii: "+") || (0x30...0x39).contains($0) }
    guard marks.starts(with: "+".utf8) || marks.starts(with: "00".utf8) else {
      return digits.count > longestNational ? [1, 2, 3] : []
    }
    if digits.hasPrefix("1") || digits.hasPrefix("7") { return [1] }
    return [twoDigitCountryCodes.contains(String(digits.prefix(2))) ? 2 : 3]
  }

  private static let longestNational = 10
  /// Of the International Telecommunication Union's list (E.164).
  private static let twoDigitCountryCodes: Set<String> = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51",
    "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90",
    "91", "92", "93", "94", "95", "98",
  ]

  /// Without the zero that stands in brackets, and those that stand for a country or trunk in front.
  private static func significantDigits(of text: String) -> String {
    var digits: [UInt8] = []
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() where (0x30...0x39).contains(byte) {
      let isBracketed =
        byte == 0x30 && index > 0 && bytes[index - 1] == UInt8(ascii: "(") && index + 1 < bytes.count
        && bytes[index + 1] == UInt8(ascii: ")")
      if isBracketed || (byte == 0x30 && digits.isEmpty) { continue }
      digits.append(byte)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
