import CRM

/// What a timeline item can name people, companies and projects by. Cloze's own keys are none of these: it refuses them
/// as invalid addresses [cloze-api.md, 3.2 and 9.1].
enum WritingAddress: Sendable, Hashable {
  case email(String)
  /// `+` and digits. Cloze finds nobody by a number without its country [cloze-api.md, 3.1].
  case phone(String)
  case domain(String)
  /// `linkedin:ada`.
  case handle(String)
  /// `source:uniqueid`, the source being a domain.
  case appLink(String)

  private static let networks: Set<Substring> = ["twitter", "linkedin", "facebook"]

  /// Nil for what is none of them.
  init?(_ text: String) {
    let text = text.trimmed
    if text.contains("@"), !text.contains(":") {
      guard Self.isEmail(text) else { return nil }
      self = .email(text)
    } else if let phone = Self.phone(text) {
      self = .phone(phone)
    } else if let colon = text.firstIndex(of: ":") {
      let (source, id) = (text[..<colon], text[text.index(after: colon)...])
      guard !id.isEmpty, !text.contains(where: \.isNewline) else { return nil }
      if Self.networks.contains(source) {
        self = .handle(text)
      } else if Self.isDomain(source) {
        self = .appLink(text)
      } else {
        return nil
      }
    } else if Self.isDomain(text[...]) {
      self = .domain(text.lowercased())
    } else {
      return nil
    }
  }

  /// As it goes over the wire.
  var text: String {
    switch self {
    case .email(let text), .phone(let text), .domain(let text), .handle(let text), .appLink(let text): text
    }
  }

  /// Whether it can be a recipient: those are people only [cloze-api.md, 9.1].
  var mayBePerson: Bool {
    if case .domain = self { false } else { true }
  }

  /// What such an address is taken to name where nothing else tells: app links are documented for projects.
  var relation: Relation {
    switch self {
    case .email, .phone, .handle: .person
    case .domain: .company
    case .appLink: .project
    }
  }

  func canName(_ relation: Relation) -> Bool {
    switch self {
    case .email, .phone, .handle: relation == .person
    case .domain: relation == .company
    case .appLink: true
    }
  }

  private static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && isDomain(parts[1])
      && !text.contains { $0.isWhitespace || ",;<>\"".contains($0) }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && text.utf8.count <= 253 && labels.last?.contains(where: \.isLetter) == true
      && labels.allSatisfy { label in
        !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
          && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
      }
  }

  private static func phone(_ text: String) -> String? {
    guard text.hasPrefix("+") || text.hasPrefix("00") else { return nil }
    let rest = text.dropFirst(text.hasPrefix("+") ? 1 : 2)
    guard rest.allSatisfy({ $0.isASCII && ($0.isNumber || " ()-./".contains($0)) }) else { return nil }
    let digits = rest.filter(\.isNumber)
    return (4...15).contains(digits.count) ? "+\(digits)" : nil
  }
}
