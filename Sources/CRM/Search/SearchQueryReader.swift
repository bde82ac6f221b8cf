/// Reads a search line from left to right.
struct SearchQueryReader {
  private(set) var terms: [SearchTerm] = []
  private(set) var filters: [SearchFilter] = []
  /// What is no filter, as it was typed.
  private(set) var words: [String] = []
  /// The filters as they were typed.
  private(set) var parts: [SearchLine.Part] = []
  /// What looks like a filter and is words.
  private(set) var misread: [SearchLine.Part] = []
  /// Pieces of a number that are not at their end yet: `+1 (415) 555`.
  private var number: [String] = []

  mutating func read(_ typed: String) {
    for piece in Self.pieces(of: typed) {
      let reading = piece.name.map { Self.filter($0, piece.value) } ?? .words
      if case .filter(let filter) = reading {
        endNumber()
        filters.append(filter)
        parts.append(SearchLine.Part(piece.name ?? "", piece.value))
        continue
      }
      if case .unfinished = reading {
        endNumber()
        continue
      }
      words.append(piece.source)
      if let name = piece.name, !piece.value.isEmpty, !piece.value.hasPrefix("/") {
        misread.append(SearchLine.Part(name, piece.value))
      }
      if !piece.isQuoted, SearchPhone.isPartOfNumber(piece.text) {
        number.append(piece.text)
      } else {
        endNumber()
        if let term = Self.term(piece.text) { terms.append(term) }
      }
    }
    endNumber()
  }

  private mutating func endNumber() {
    guard !number.isEmpty else { return }
    let typed = number.joined(separator: " ")
    number = []
    let words = SearchWords.ofQuery(typed)
    guard !words.isEmpty else { return }
    terms.append(SearchTerm(typed: typed, words: words, phones: SearchPhone.lookups(typed)))
  }

  static func term(_ text: String) -> SearchTerm? {
    if text.contains("@") {
      guard let address = SearchAddress.lookup(text) else { return nil }
      return SearchTerm(typed: text, address: address)
    }
    let words = SearchWords.ofQuery(text)
    guard !words.isEmpty else { return nil }
    let isDotted = text.dropLast().dropFirst().contains(".") && !text.contains(where: \.isWhitespace)
    return SearchTerm(typed: text, words: words, address: isDotted ? SearchAddress.lookup(text) : nil)
  }

  // MARK: Filters

  private enum FilterReading {
    case filter(SearchFilter)
    /// Its value is still being typed.
    case unfinished
    /// There is no such filter: it is words.
    case words

    init(_ filter: SearchFilter?, otherwise: FilterReading) {
      self = filter.map(FilterReading.filter) ?? otherwise
    }
  }

  private static func filter(_ name: String, _ value: String) -> FilterReading {
    let values = value.split(separator: ",").map { SearchWords.joined(String($0)) }.filter { !$0.isEmpty }
    let isEmpty = values.isEmpty
    switch name.lowercased() {
    case "stage", "status": return isEmpty ? .unfinished : .filter(.stage(values))
    case "segment": return isEmpty ? .unfinished : .filter(.segment(values))
    case "tag": return isEmpty ? .unfinished : .filter(.tag(values))
    case "owner": return isEmpty ? .unfinished : .filter(values == ["me"] ? .ownerIsMe : .owner(values))
    case "note": return FilterReading(term(value).map(SearchFilter.note), otherwise: .unfinished)
    case "updated":
      return value.isEmpty || value == "<" || value == ">" ? .unfinished : FilterReading(age(value), otherwise: .words)
    case "has":
      let folded = value.lowercased()
      let property = SearchFilter.Property.allCases.first {
        $0.rawValue.hasPrefix(folded) || "\($0.rawValue)s" == folded
      }
      return isEmpty ? .unfinished : FilterReading(property.map(SearchFilter.has), otherwise: .words)
    case "is":
      if isEmpty { return .unfinished }
      return "overdue".hasPrefix(value.lowercased()) ? .filter(.isOverdue) : .words
    case "kind":
      if isEmpty { return .unfinished }
      let kinds = value.split(separator: ",").flatMap { RecordKind.named(String($0)) }
      return kinds.isEmpty ? .words : .filter(.kind(kinds))
    default: return .words
    }
  }

  /// `<7d`, `7d`, `>2w`, `<12h`, `<3m` and `<1y`.
  private static func age(_ text: String) -> SearchFilter? {
    var rest = Substring(text.lowercased())
    let isOlder = rest.first == ">"
    if rest.first == "<" || rest.first == ">" { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int64(digits), count <= 10_000 else { return nil }
    let days: Int64
    switch rest.dropFirst(digits.count) {
    case "h": return isOlder ? .updatedBefore(seconds: count * 3600) : .updatedWithin(seconds: count * 3600)
    case "", "d": days = count
    case "w": days = count * 7
    case "m": days = count * 30
    case "y": days = count * 365
    default: return nil
    }
    return isOlder ? .updatedBefore(seconds: days * 86_400) : .updatedWithin(seconds: days * 86_400)
  }

  // MARK: Pieces

  private struct Piece {
    /// What stands before the first colon, when that is letters only.
    var name: String?
    var value = ""
    /// All of it, without quotes.
    var text = ""
    var isQuoted = false
    /// All of it, with its quotes.
    var source = ""
  }

  /// What is parted by white space outside of quotes. A quote that is not closed goes on to the end.
  private static func pieces(of typed: String) -> [Piece] {
    var pieces: [Piece] = []
    var piece = Piece()
    var isInQuotes = false
    func end() {
      if !piece.text.isEmpty || piece.name != nil { pieces.append(piece) }
      piece = Piece()
    }
    for character in typed {
      if isInQuotes || !character.isWhitespace { piece.source.append(character) }
      if character == "\"" {
        isInQuotes.toggle()
        piece.isQuoted = true
      } else if character.isWhitespace, !isInQuotes {
        end()
      } else {
        if piece.name != nil {
          piece.value.append(character)
        } else if character == ":", !piece.isQuoted, !piece.text.isEmpty, piece.text.allSatisfy(\.isLetter) {
          piece.name = piece.text
        }
        piece.text.append(character)
      }
    }
    if isInQuotes { piece.source.append("\"") }
    end()
    return pieces
  }
}
