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
    for dropped in 1...3 where digits.count - dropped >= shortestNational {
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
