import CRM

/// Words in the language of FTS5. Terms have no character in them that would mean something there, but are quoted.
enum SearchExpression {
  /// A term as it is.
  static func exactly(_ prefix: SearchTermPrefix, _ word: String) -> String { exactly(prefix.rawValue + word) }

  /// A term of the index with its letter.
  static func exactly(_ term: String) -> String { "\"\(safe(term))\"" }

  static func having(_ mark: SearchMark) -> String { exactly(mark.term) }

  /// Terms that begin so.
  static func beginning(_ prefix: SearchTermPrefix, _ word: String) -> String { exactly(prefix, word) + "*" }

  /// Nil when there are none.
  static func all(_ expressions: [String]) -> String? { joined(expressions, " AND ") }
  static func any(_ expressions: [String]) -> String? { joined(expressions, " OR ") }

  private static func joined(_ expressions: [String], _ word: String) -> String? {
    if expressions.count < 2 { return expressions.first }
    return "(" + expressions.joined(separator: word) + ")"
  }

  private static func safe(_ word: String) -> String {
    guard word.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == 0 }) else { return word }
    return String(word.filter { $0 != "\"" && $0 != "\0" })
  }
}

/// One of the things that are looked for, with the corrections that will do for its words.
struct SoughtTerm {
  let term: SearchTerm
  /// For each of the term's words those that will do.
  var words: [[String]]

  init(_ term: SearchTerm) {
    self.term = term
    words = term.words.map { [$0] }
  }

  /// Records in which it occurs in one of `fields`; nil when that cannot be.
  func expression(in fields: [SearchTermPrefix], _ terms: TermTable) throws -> String? {
    var ways: [String] = []
    let everyWord = try words.map { choices in
      SearchExpression.any(
        try choices.flatMap { word in
          try fields.filter { $0.mayHold(word) }.compactMap { try terms.beginning($0, word) }
        })
    }
    if !everyWord.isEmpty, case let all = everyWord.compactMap(\.self), all.count == everyWord.count {
      ways += SearchExpression.all(all).map { [$0] } ?? []
    }
    if fields.contains(.phone) { ways += term.phones.map { SearchExpression.beginning(.phone, $0) } }
    if let address = term.address, fields.contains(.addressWord) {
      ways.append(SearchExpression.beginning(.address, address))
    }
    return SearchExpression.any(ways)
  }
}

extension SoughtTerm {
  /// Items of timelines in which it occurs; nil when that cannot be.
  var itemExpression: String? {
    let everyWord = words.map { choices in
      SearchExpression.any(choices.map { SearchExpression.beginning(.note, $0) })
    }
    guard !everyWord.isEmpty, !everyWord.contains(nil) else { return nil }
    return SearchExpression.all(everyWord.compactMap(\.self))
  }
}

extension SearchTermPrefix {
  /// Where words are looked for that may stand anywhere.
  static let ofWords: [SearchTermPrefix] = [.name, .addressWord, .phone, .company, .custom, .note]

  /// Whether `word` can be the beginning of such a term.
  func mayHold(_ word: String) -> Bool {
    self != .phone || word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension SearchField {
  /// Where its terms are filed.
  var prefix: SearchTermPrefix {
    switch self {
    case .name: .name
    case .email: .addressWord
    case .phone: .phone
    case .company, .title: .company
    case .tag, .stage, .segment, .owner, .custom: .custom
    case .note: .note
    }
  }
}
