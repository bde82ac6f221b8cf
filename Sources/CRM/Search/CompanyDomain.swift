/// The domain of a company's e-mail addresses and web pages.
public struct CompanyDomain: Sendable, Hashable {
  /// In lower case, without `www.`.
  public let name: String

  /// Nil for what is no domain, and for a domain that strangers share.
  public init?(_ text: String) {
    guard let forms = SearchAddress.forms(ofDomain: text), let name = forms.whole.first else { return nil }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.count >= 2, last.allSatisfy(\.isLetter),
      labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }),
      SharedDomain(name) == nil
    else { return nil }
    self.name = name
  }

  /// The domain of an e-mail address.
  public init?(ofEmail text: String) {
    guard let at = text.lastIndex(of: "@") else { return nil }
    self.init(String(text[text.index(after: at)...]))
  }
}

extension SearchDocument {
  /// The companies' domains that a record names, those of its web pages first, each once.
  public var companyDomains: [CompanyDomain] {
    var seen: Set<CompanyDomain> = []
    let pages = texts.compactMap { entry -> CompanyDomain? in
      guard entry.field == .company || entry.field == .custom, entry.text.contains("."),
        !entry.text.contains(where: { $0 == "@" || $0.isWhitespace })
      else { return nil }
      return CompanyDomain(entry.text)
    }
    let addresses = texts.compactMap { $0.field == .email ? CompanyDomain(ofEmail: $0.text) : nil }
    return (pages + addresses).filter { seen.insert($0).inserted }
  }
}
