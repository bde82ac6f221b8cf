/// E-mail addresses and domains by their parts.
enum SearchAddress {
  /// Whether a text has the shape of an e-mail address.
  static func isEmail(_ text: String) -> Bool {
    // Most texts are none, and have no such byte.
    guard text.utf8.count <= 254, let at = text.utf8.firstIndex(of: UInt8(ascii: "@")), at != text.startIndex else {
      return false
    }
    let domain = text.utf8[at...].dropFirst()
    return domain.contains(UInt8(ascii: ".")) && !domain.contains(UInt8(ascii: "@")) && !hasWhitespace(text)
  }

  /// To ask Unicode takes ten times as long, and it is asked of every address.
  private static func hasWhitespace(_ text: String) -> Bool {
    text.utf8.contains { $0 <= 0x20 } || text.utf8.contains { $0 >= 0x80 } && text.contains(where: \.isWhitespace)
  }

  /// What an address or a domain is indexed under.
  struct Forms {
    /// All of it, and what can be typed of it in one piece.
    var whole: [String]
    var words: [String]
  }

  /// All of an address, `@` and its domain, the domain, and the words of both.
  static func forms(ofEmail text: String) -> Forms? {
    guard let address = lookup(text), let at = address.firstIndex(of: "@") else { return nil }
    let domain = String(address[address.index(after: at)...])
    return Forms(
      whole: [address, "@" + domain, domain],
      words: SearchWords.ofDocument(String(address[..<at])) + labels(of: domain))
  }

  /// What a domain, or a web address, is indexed under.
  static func forms(ofDomain text: String) -> Forms? {
    var rest = Substring(text)
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    if rest.lowercased().hasPrefix("www.") { rest = rest.dropFirst(4) }
    guard rest.contains("."), let domain = lookup(String(rest)) else { return nil }
    return Forms(whole: [domain], words: labels(of: domain))
  }

  /// The address, or the part of one that is typed, as one term; nil when nothing of it can be looked for.
  static func lookup(_ text: String) -> String? {
    var address: [UInt8] = []
    for scalar in text.unicodeScalars {
      if SearchFolding.append(scalar, to: &address) { continue }
      switch scalar {
      case "@", ".", "-", "_", "+": address.append(UInt8(ascii: scalar))
      case "<", ">", ",", ";", "\"", " ": continue
      default: address.append(UInt8(ascii: "_"))
      }
    }
    while address.last == UInt8(ascii: ".") { address.removeLast() }
    let text = String(decoding: address, as: UTF8.self)
    return text.contains { $0.isLetter || $0.isNumber } ? text : nil
  }

  /// The names within a domain; what only says the country or that it is a domain tells nothing.
  private static func labels(of domain: String) -> [String] {
    domain.split(separator: ".").dropLast().flatMap { SearchWords.ofDocument(String($0)) }.filter { $0.count > 2 }
  }
}
