/// What is typed into the search line, in parts: words that may stand in any field, and filters.
///
/// Every text is a query: what is no filter is words, and a filter that is not finished yet is left out.
public struct SearchQuery: Sendable, Hashable {
  /// All of them must match.
  public var terms: [SearchTerm]
  /// All of them must hold.
  public var filters: [SearchFilter]

  public init(terms: [SearchTerm] = [], filters: [SearchFilter] = []) {
    self.terms = terms
    self.filters = filters
  }

  /// Reads a search line such as `ada stage:lead status:"bad fit" updated:<7d`.
  public init(_ typed: String) {
    var reader = SearchQueryReader()
    reader.read(typed)
    terms = reader.terms
    filters = reader.filters
  }

  /// Looks for words, whatever they look like: nothing in them is a filter.
  public init(words: String) {
    self.init(terms: words.split(whereSeparator: \.isWhitespace).compactMap { SearchQueryReader.term(String($0)) })
  }

  /// Whether it asks for nothing in particular.
  public var isEmpty: Bool { terms.isEmpty && filters.isEmpty }

  /// The words as they were typed, to be shown where they occur.
  public var highlights: [String] {
    terms.map(\.typed)
      + filters.flatMap { filter -> [String] in
        guard case .note(let term) = filter else { return [] }
        return [term.typed]
      }
  }
}

/// One thing that is looked for, and how else it may be written.
public struct SearchTerm: Sendable, Hashable {
  /// As it was typed.
  public var typed: String
  /// Folded words that must all be there, each as the beginning of a word. Empty for an address.
  public var words: [String]
  /// Beginnings of a number's digits, any of which will do instead of the words.
  public var phones: [String]
  /// The beginning of an e-mail address or one of its parts, that will do instead of the words.
  public var address: String?

  public init(typed: String, words: [String] = [], phones: [String] = [], address: String? = nil) {
    self.typed = typed
    self.words = words
    self.phones = phones
    self.address = address
  }
}

/// A condition that a record must meet whatever words match.
public enum SearchFilter: Sendable, Hashable {
  public enum Property: String, Sendable, Hashable, CaseIterable {
    case phone, email, company, title, tag, stage, note, todo
  }

  /// The label, or one of its words, begins with any of these folded, joined texts.
  case stage([String])
  case segment([String])
  case tag([String])
  case owner([String])
  /// The owner is who uses the account.
  case ownerIsMe
  case has(Property)
  /// A to-do is open that was due before today.
  case isOverdue
  /// Changed at most so many seconds ago.
  case updatedWithin(seconds: Int64)
  /// Changed more than so many seconds ago.
  case updatedBefore(seconds: Int64)
  case kind([RecordKind])
  /// In a note, a description, a to-do or the timeline.
  case note(SearchTerm)
}

extension SearchFilter {
  /// What can be typed before a colon, for completion.
  public static let names = ["stage", "status", "segment", "owner", "tag", "updated", "has", "is", "note", "kind"]
}
