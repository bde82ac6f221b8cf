/// The address of something outside closeup that may be opened, or linked to on the screen: http, https, mailto or tel,
/// in printable ASCII without blanks.
///
/// Addresses come from records and servers. This is the only form of them that leaves the program.
public struct LinkAddress: Sendable, Hashable {
  public let text: String

  /// No address that anybody means is longer, in characters.
  private static let longest = 4096

  /// Takes a web address, a `mailto:` or a `tel:`; what names no scheme and looks like a site, `acme.example/shop`, is
  /// taken for https. nil for anything else.
  public init?(_ untrusted: String) {
    let text = untrusted.trimmingLinkBlanks
    guard let colon = text.firstIndex(of: ":"), Self.isScheme(text[..<colon]) else {
      guard Self.looksLikeSite(text) else { return nil }
      self.init(web: "https://" + text)
      return
    }
    let rest = text[text.index(after: colon)...]
    switch text[..<colon].lowercased() {
    case "http", "https":
      guard rest.hasPrefix("//") else { return nil }
      self.init(web: "\(text[..<colon].lowercased()):\(rest)")
    case "mailto": self.init(mail: String(rest))
    case "tel": self.init(phone: String(rest))
    default: return nil
    }
  }

  /// `mailto:` an e-mail address.
  public init?(mail address: String) {
    let address = address.trimmingLinkBlanks
    guard let at = address.firstIndex(of: "@"), at != address.startIndex, address[at...].count > 1 else { return nil }
    // What would begin headers, and with them other recipients, is part of the address or nothing.
    self.init(scheme: "mailto:", Self.encoded(address, besides: "@._+-~!$'*=/"))
  }

  /// `tel:` a telephone number, however it is written.
  public init?(phone number: String) {
    let digits = number.unicodeScalars.filter { ("0"..."9").contains($0) }
    guard digits.count >= 3 else { return nil }
    let isInternational = number.trimmingLinkBlanks.hasPrefix("+")
    self.init(scheme: "tel:", (isInternational ? "+" : "") + String(String.UnicodeScalarView(digits)))
  }

  private init?(web address: String) {
    let host = address.drop { $0 != "/" }.dropFirst(2).prefix { !"/?#".contains($0) }
    guard let first = host.first, first != "-", first != ":", first != "@" else { return nil }
    self.init(scheme: "", Self.encoded(address, besides: "-._~:/?#[]@!$&'()*+,;=%"))
  }

  private init?(scheme: String, _ rest: String) {
    guard scheme.count + rest.count <= Self.longest else { return nil }
    text = scheme + rest
  }

  /// Whether it is a page of the web.
  public var isWeb: Bool { text.hasPrefix("http") }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, first.isASCII else { return false }
    // `acme.example:8080` names a port.
    return text.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789+-".contains(Character($0)))
    }
  }

  private static func looksLikeSite(_ text: String) -> Bool {
    let host = text.prefix { !"/?#:".contains($0) }
    guard let first = host.first, first.isLetter || first.isNumber, let dot = host.lastIndex(of: ".") else {
      return false
    }
    let end = host[host.index(after: dot)...]
    return end.count >= 2 && end.allSatisfy(\.isLetter)
      && host.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }
  }

  private static func encoded(_ text: String, besides allowed: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      if isPlain || byte < 0x80 && allowed.unicodeScalars.contains(scalar) {
        encoded.unicodeScalars.append(scalar)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        encoded += hex.count == 1 ? "%0\(hex)" : "%\(hex)"
      }
    }
    return encoded
  }
}

extension String {
  fileprivate var trimmingLinkBlanks: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
    return String(self[start..<end])
  }
}
