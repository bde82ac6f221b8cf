import CRM

/// What a record can be looked up by, in the one spelling it is compared in. [cloze-api.md, 3.2]
enum ClozeAddress: Sendable, Hashable {
  case email(String)
  /// E.164.
  case phone(String)
  case social(type: String, handle: String)
  /// An app link: `source:uniqueid`.
  case app(source: String, uniqueid: String)
  case domain(String)
  /// `direct:` and a value.
  case direct(String)
  /// A `syncKey`, `portableId` or an id of the caller's own.
  case opaque(String)

  static let socialTypes: Set<String> = [
    "aboutme", "angellist", "facebook", "flickr", "foursquare", "github", "instagram", "linkedin", "medium", "meetup",
    "pinterest", "plancast", "quora", "reddit", "snapchat", "tiktok", "twitter", "whatsapp", "xing", "youtube",
  ]

  init?(_ text: String) {
    guard !text.isEmpty else { return nil }
    if let email = Self.normalEmail(text) {
      self = .email(email)
    } else if let colon = text.firstIndex(of: ":") {
      let (source, rest) = (text[..<colon], String(text[text.index(after: colon)...]))
      guard !rest.isEmpty else { return nil }
      if source == "direct" {
        self = .direct(rest)
      } else if Self.socialTypes.contains(source.lowercased()) {
        self = .social(type: source.lowercased(), handle: rest.lowercased())
      } else if let source = Self.normalDomain(source) {
        self = .app(source: source, uniqueid: rest)
      } else {
        return nil
      }
    } else if let phone = Self.normalPhone(text) {
      self = .phone(phone)
    } else if let domain = Self.normalDomain(text) {
      self = .domain(domain)
    } else {
      self = .opaque(text)
    }
  }

  /// In lower case; nil for what is no e-mail address.
  static func normalEmail(_ text: some StringProtocol) -> String? {
    let lower = text.lowercased()
    let parts = lower.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, normalDomain(parts[1]) != nil,
      !lower.contains(where: { $0.isWhitespace || $0 == "," || $0 == "<" || $0 == ">" })
    else { return nil }
    return lower
  }

  /// In lower case: at least two labels of letters, digits and dashes.
  static func normalDomain(_ text: some StringProtocol) -> String? {
    let lower = text.lowercased()
    let labels = lower.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, lower.utf8.count <= 253, labels.last?.contains(where: \.isLetter) == true,
      labels.allSatisfy({ label in
        !label.isEmpty && label.first != "-" && label.last != "-"
          && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
      })
    else { return nil }
    return lower
  }

  /// E.164; a number without a country is taken as one of the account's own, the United States.
  static func normalPhone(_ text: some StringProtocol) -> String? {
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || "+ ()-./".contains($0)) }) else { return nil }
    let digits = String(text.filter(\.isNumber))
    guard (7...15).contains(digits.count) || (text.hasPrefix("+") && digits.count >= 4) else { return nil }
    if text.hasPrefix("+") { return "+" + digits }
    if digits.hasPrefix("00") { return "+" + digits.dropFirst(2) }
    return digits.count == 10 ? "+1" + digits : "+" + digits
  }

  /// Whether a timeline item can refer to it: people by e-mail or phone, companies by domain, anything by app link; a
  /// `syncKey` or `direct` gives 32. [cloze-api.md, 9.1]
  var isReference: Bool {
    switch self {
    case .email, .phone, .social, .app, .domain: true
    case .direct, .opaque: false
    }
  }

  /// Everything a record is known by, but for its keys. In a body that is written, entries to be taken out count too.
  static func all(of record: JSONObject, _ kind: ClozeKind, withArchived: Bool = false) -> [ClozeAddress] {
    var addresses: [ClozeAddress] = []
    func each(_ member: String, _ read: (JSON) -> ClozeAddress?) {
      for item in record[member]?.array ?? [] where withArchived || item["archived"]?.bool != true {
        if let address = read(item) { addresses.append(address) }
      }
    }
    each("emails") { $0["value"]?.string.flatMap { normalEmail($0) }.map { .email($0) } }
    each("phones") { $0["value"]?.string.flatMap { normalPhone($0) }.map { .phone($0) } }
    each("socials") { item in
      guard let type = item["type"]?.string, let handle = item["value"]?.string else { return nil }
      return .social(type: type, handle: handle.lowercased())
    }
    each("appLinks") { item in
      guard let source = item["source"]?.string.flatMap({ normalDomain($0) }), let uniqueid = item["uniqueid"]?.string
      else {
        return nil
      }
      return .app(source: source, uniqueid: uniqueid)
    }
    each("uniqueids") { $0.string.map { .opaque($0) } }
    if kind == .companies { each("domains") { $0.string.flatMap { normalDomain($0) }.map { .domain($0) } } }
    return addresses
  }
}
