/// A search line with its parts as they were typed, for services that are asked in a language of their own.
public struct SearchLine: Sendable, Hashable {
  /// A filter as it was typed: `stage` and `bad fit`.
  public struct Part: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public let query: SearchQuery
  /// Everything that is no filter, quotation marks included.
  public let words: String
  /// The filters whose values the account's words decide about, in the order of the line.
  public let filters: [Part]
  /// What has the shape of a filter and is none, or has a value that the filter does not take. It is searched as words.
  public let misread: [Part]

  public init(_ typed: String) {
    var reader = SearchQueryReader()
    reader.read(typed)
    query = SearchQuery(terms: reader.terms, filters: reader.filters)
    words = reader.words.joined(separator: " ")
    filters = reader.parts
    misread = reader.misread
  }
}

extension SearchFilter {
  /// What is typed before its colon.
  public var name: String {
    switch self {
    case .stage: "stage"
    case .segment: "segment"
    case .tag: "tag"
    case .owner, .ownerIsMe: "owner"
    case .has: "has"
    case .isOverdue: "is"
    case .updatedWithin, .updatedBefore: "updated"
    case .kind: "kind"
    case .note: "note"
    }
  }

  /// The choices whose label a filter with these folded values means, in their order.
  public static func choices(_ values: [String], among choices: [Choice]) -> [Choice] {
    choices.filter { choice in values.contains { SearchWords.label(choice.label, hasPart: $0) } }
  }
}
