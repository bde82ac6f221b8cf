import CRM

/// WHO on the command line: what the user types to name a record.
struct RecordName {
  enum Form: Sendable, Hashable {
    case email(String)
    /// Its digits, an international prefix left out.
    case phone(String)
    case words([String])
  }

  let text: String
  let form: Form

  init(_ text: String) {
    self.text = text
    let isOneWord = !text.contains(where: \.isWhitespace)
    let digits = text.filter(\.isASCIIDigit)
    if isOneWord, text.contains("@"), text.first != "@", text.last != "@" {
      form = .email(text.lowercased())
    } else if digits.count >= 6, text.allSatisfy({ $0.isASCIIDigit || " +-./()".contains($0) }) {
      form = .phone(digits)
    } else {
      form = .words(text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init))
    }
  }

  /// What narrows the mirror's records down before they are looked at.
  var query: SearchQuery {
    switch form {
    case .email(let address): SearchQuery(address)
    // However the number is written, its last digits are in the index.
    case .phone(let digits): SearchQuery(terms: [SearchTerm(typed: digits, phones: [String(digits.suffix(7))])])
    case .words: SearchQuery(words: text)
    }
  }

  /// Whether a record is meant. By words it is meant when its own name holds them all; that they occur in its notes, or
  /// in the names of its people, does not count.
  func names(_ record: Record) -> Bool {
    switch form {
    case .email(let address): return record.original.holds { $0.lowercased() == address }
    case .phone(let digits):
      let tail = digits.drop { $0 == "0" }.suffix(Self.telling)
      return record.original.holds { text in
        text.count <= Self.longestNumber && text.filter(\.isASCIIDigit).hasSuffix(tail)
      }
    case .words(let words):
      let name = [record.title, record.subtitle ?? ""].joined(separator: " ").lowercased()
      return words.allSatisfy { name.contains($0) }
    }
  }

  /// Whether one record of the mirror is enough, though the mirror may not have all: an address or a whole number is
  /// somebody's own, a name is not.
  var isTelling: Bool {
    switch form {
    case .email: true
    case .phone(let digits): digits.drop { $0 == "0" }.count >= Self.telling
    case .words: false
    }
  }

  /// Whether a record has exactly this name, or this address.
  func isName(of record: Record) -> Bool {
    guard case .words(let words) = form else { return names(record) }
    return record.title.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) == words
  }

  /// Whether the words stand in its name as they were typed, one after the other.
  func isPartOfName(of record: Record) -> Bool {
    guard case .words(let words) = form else { return false }
    return record.title.lowercased().contains(words.joined(separator: " "))
  }

  /// Digits that tell a number from others, without the prefixes of countries and trunks.
  private static let telling = 9
  private static let longestNumber = 40
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension JSON {
  /// Whether a text anywhere in it is as wanted.
  fileprivate func holds(_ isWanted: (String) -> Bool) -> Bool {
    if let string { return isWanted(string) }
    if let array { return array.contains { $0.holds(isWanted) } }
    return object?.members.contains { $0.value.holds(isWanted) } ?? false
  }
}
