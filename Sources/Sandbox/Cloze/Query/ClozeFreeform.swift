/// Reads the text of a `freeformquery` into the conditions that all must hold. The grammar is not documented; these are
/// the documented and observed forms, joined by `and`. [cloze-api.md, 3.1]
enum ClozeFreeform {
  static func terms(_ text: String) -> [ClozeTerm] { parts(text).compactMap(term) }

  /// Splits at the word `and` outside quotes.
  private static func parts(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var position = text.startIndex
    var isQuoted = false
    while position < text.endIndex {
      if text[position] == "\"" { isQuoted.toggle() }
      if !isQuoted, text[position] == " ",
        let end = text.index(position, offsetBy: 5, limitedBy: text.endIndex),
        text[position..<end].lowercased() == " and "
      {
        parts.append(text[start..<position])
        start = end
        position = end
      } else {
        position = text.index(after: position)
      }
    }
    parts.append(text[start...])
    return parts
  }

  private static func term(_ part: Substring) -> ClozeTerm? {
    let text = trimmed(part)
    guard !text.isEmpty else { return nil }
    if text.hasPrefix("#") { return fieldTerm(text.dropFirst()) }
    if let rest = after("name ", text) { return .name(FoldedText.words(rest)) }
    if let rest = after("works for ", text) { return .worksFor(FoldedText.fold(unquoted(rest))) }
    if let rest = after("worked for ", text) { return .workedFor(FoldedText.fold(unquoted(rest))) }
    if let rest = after("company:", text) { return .worksFor(FoldedText.fold(unquoted(rest))) }
    if let rest = after("title is ", text) { return .title(FoldedText.fold(unquoted(rest))) }
    if let rest = after("locationcountry:", text) { return .country(FoldedText.fold(unquoted(rest))) }
    if let rest = after("location:", text), let point = ClozePlaces.Point(unquoted(rest)) {
      return .near(latitude: point.latitude, longitude: point.longitude)
    }
    for prefix in ["near ", "near:", "locationname:"] {
      if let rest = after(prefix, text) { return .place(FoldedText.fold(unquoted(rest))) }
    }
    return bare(text)
  }

  /// An address on its own, or words.
  private static func bare(_ text: Substring) -> ClozeTerm? {
    let digits = text.filter { $0.isASCII && $0.isNumber }
    if digits.count >= (text.hasPrefix("+") ? 4 : 6), text.allSatisfy({ $0.isNumber || "+ ()-./".contains($0) }) {
      return .phone((text.hasPrefix("+") ? "+" : "") + digits)
    }
    if !text.contains(" ") {
      switch ClozeAddress(String(text)) {
      case .email(let address): return .email(address)
      case .domain(let domain): return .domain(domain)
      default: break
      }
    }
    let words = FoldedText.words(text)
    return words.isEmpty ? nil : .text(words)
  }

  /// `head-count`, `value>1200`, `words-of-the-day="Welcome"`, `do-not-contact:no-texts`.
  private static func fieldTerm(_ text: Substring) -> ClozeTerm? {
    let id = text.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard !id.isEmpty else { return nil }
    let rest = text.dropFirst(id.count)
    func number(_ text: Substring) -> Double? { Double(String(trimmed(text))) }
    func field(_ test: ClozeTerm.Test) -> ClozeTerm { .field(id: String(id), test) }
    if rest.hasPrefix(">="), let bound = number(rest.dropFirst(2)) { return field(.greaterOrEqual(bound)) }
    if rest.hasPrefix("<="), let bound = number(rest.dropFirst(2)) { return field(.lessOrEqual(bound)) }
    if rest.hasPrefix(">"), let bound = number(rest.dropFirst()) { return field(.greater(bound)) }
    if rest.hasPrefix("<"), let bound = number(rest.dropFirst()) { return field(.less(bound)) }
    if rest.hasPrefix("=") { return field(.equal(String(unquoted(rest.dropFirst())))) }
    if rest.hasPrefix(":") { return field(.keyword(String(unquoted(rest.dropFirst())))) }
    return trimmed(rest).isEmpty ? field(.present) : nil
  }

  /// What follows a form's opening words, in any case; nil when the text does not start with them or ends there.
  private static func after(_ prefix: String, _ text: Substring) -> Substring? {
    guard text.count > prefix.count, text.prefix(prefix.count).lowercased() == prefix else { return nil }
    let rest = trimmed(text.dropFirst(prefix.count))
    return rest.isEmpty ? nil : rest
  }

  private static func unquoted(_ text: Substring) -> Substring {
    let text = trimmed(text)
    return text.count >= 2 && text.first == "\"" && text.last == "\"" ? text.dropFirst().dropLast() : text
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
