public import CRM

/// A record of another account that is about the same person or company.
public struct LinkedRecord: Sendable, Hashable {
  public var ref: RecordRef
  public var title: String

  public init(ref: RecordRef, title: String) {
    self.ref = ref
    self.title = title
  }
}

extension MirrorStore {
  /// Records of other accounts that have an e-mail address or a telephone number in common with a record; those that
  /// share its first address first, at most `limit`.
  public func linkedRecords(of ref: RecordRef, limit: Int) throws(MirrorError) -> [LinkedRecord] {
    guard let record = try record(ref)?.record else { return [] }
    let others = try read { try AccountNames(database: $0).numbers.keys }.filter { $0 != ref.account }
    guard !others.isEmpty else { return [] }
    var linked: [LinkedRecord] = []
    for address in SearchDocument(record).addresses.prefix(Self.mostAddresses) {
      for account in others.sorted(by: { $0.rawValue < $1.rawValue }) {
        for other in try records(matching: SearchQuery(address.text), in: account, limit: limit) {
          let link = LinkedRecord(ref: RecordRef(account, other.record.id), title: other.record.title)
          guard !linked.contains(link), SearchDocument(other.record).addresses.contains(where: address.isSame) else {
            continue
          }
          linked.append(link)
          if linked.count == limit { return linked }
        }
      }
    }
    return linked
  }

  /// A company lists the addresses of all its people; the first tell who it is.
  private static let mostAddresses = 12
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
