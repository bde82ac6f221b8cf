/// What is so of a record as a whole, filed as a term of a single character: of a longer one its beginnings would be
/// filed too, and nobody looks for them.
public enum SearchMark: Sendable, Hashable {
  case kind(RecordKind)
  /// The number of the account in the mirror.
  case account(Int64)
  case has(SearchFilter.Property)

  /// A character for private use, which is no word's beginning: words have a letter of `SearchTermPrefix` before them.
  public var term: String {
    let code: UInt32 =
      switch self {
      case .kind(let kind): 0xE000 + kind.searchCode
      case .has(let property): 0xE100 + property.searchCode
      // Beyond it accounts share a mark.
      case .account(let number): 0xF0000 + UInt32(truncatingIfNeeded: number & 0xFFFF)
      }
    return Unicode.Scalar(code).map { String($0) } ?? ""
  }
}

extension RecordKind {
  /// From 1 to 7. Mirrors have it in their indexes: never to be changed.
  public var searchCode: UInt32 {
    switch self {
    case .lead: 1
    case .contact: 2
    case .deal: 3
    case .person: 4
    case .company: 5
    case .project: 6
    }
  }
}

extension SearchFilter.Property {
  /// Mirrors have it in their indexes: never to be changed.
  fileprivate var searchCode: UInt32 {
    switch self {
    case .phone: 0
    case .email: 1
    case .company: 2
    case .title: 3
    case .tag: 4
    case .stage: 5
    case .note: 6
    case .todo: 7
    }
  }
}
