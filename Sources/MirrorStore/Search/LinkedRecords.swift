public import CRM

/// A record of another account that is about the same person or company.
public struct LinkedRecord: Sendable, Hashable {
  /// What the two have in common, the more telling first.
  public enum Basis: Sendable, Hashable {
    case email
    case phone
    /// A company's domain, which its people share.
    case domain(String)

    /// Whether it is likely to be the very same, and not only of the same company.
    public var isOfTheSame: Bool { self == .email || self == .phone }
  }

  public var ref: RecordRef
  public var title: String
  public var basis: Basis

  public init(ref: RecordRef, title: String, basis: Basis) {
    self.ref = ref
    self.title = title
    self.basis = basis
  }
}

extension MirrorStore {
  /// Records of other accounts that have an e-mail address, a telephone number or a company's domain in common with a
  /// record, at most `limit`: those that share its first address first, those by domain last, and of these companies
  /// before people.
  public func linkedRecords(of ref: RecordRef, limit: Int) throws(MirrorError) -> [LinkedRecord] {
    guard let record = try record(ref)?.record else { return [] }
    let (others, own) = try read { database in
      let names = try AccountNames(database: database)
      let identities = try names.identities(of: nil, database)
      return (
        names.numbers.keys.filter { $0 != ref.account }.sorted { $0.rawValue < $1.rawValue },
        Set(identities.compactMap { $0.email.flatMap(CompanyDomain.init(ofEmail:)) })
      )
    }
    guard !others.isEmpty else { return [] }
    let document = SearchDocument(record)
    var links = Links(limit: limit)
    for address in document.addresses.prefix(Self.mostAddresses) where !links.isFull {
      for account in others {
        for other in try records(matching: SearchQuery(address.text), in: account, limit: limit)
        where SearchDocument(other.record).addresses.contains(where: address.isSame) {
          links.add(other.record, in: account, address.field == .email ? .email : .phone)
        }
      }
    }
    // Whoever uses the account has a company too, which everything is about.
    for domain in document.companyDomains.filter({ !own.contains($0) }).prefix(Self.mostDomains) where !links.isFull {
      let query = SearchQuery(terms: [SearchTerm(typed: domain.name, address: domain.name)])
      for account in others {
        let sharing = try records(matching: query, in: account, limit: limit)
          .filter { SearchDocument($0.record).companyDomains.contains(domain) }.map(\.record)
        for other in sharing.filter(\.id.kind.isOfCompanies) + sharing.filter({ !$0.id.kind.isOfCompanies }) {
          links.add(other, in: account, .domain(domain.name))
        }
      }
    }
    return links.all
  }

  /// A company lists the addresses of all its people; the first tell who it is.
  private static let mostAddresses = 12
  private static let mostDomains = 3
}

/// Links in their order, each record once.
private struct Links {
  let limit: Int
  private(set) var all: [LinkedRecord] = []
  private var refs: Set<RecordRef> = []

  init(limit: Int) { self.limit = limit }

  var isFull: Bool { all.count >= limit }

  mutating func add(_ record: Record, in account: AccountID, _ basis: LinkedRecord.Basis) {
    let ref = RecordRef(account, record.id)
    guard !isFull, refs.insert(ref).inserted else { return }
    all.append(LinkedRecord(ref: ref, title: record.title, basis: basis))
  }
}

extension RecordKind {
  fileprivate var isOfCompanies: Bool { self == .lead || self == .company }
}

extension SearchDocument {
  /// E-mail addresses and telephone numbers.
  fileprivate var addresses: [Text] { texts.filter { $0.field == .email || $0.field == .phone } }
}

extension SearchDocument.Text {
  /// Whether the other is the same address, however it is written.
  fileprivate func isSame(_ other: Self) -> Bool {
    guard field == other.field else { return false }
    if field == .email { return text.lowercased() == other.text.lowercased() }
    let (digits, others) = (text.digits, other.text.digits)
    return digits.count >= Self.telling && digits.suffix(Self.telling) == others.suffix(Self.telling)
  }

  /// Digits that tell a number from others, without the prefixes of countries and trunks.
  private static let telling = 9
}

extension String {
  fileprivate var digits: [Character] { filter { $0.isASCII && $0.isNumber }.map(\.self) }
}
