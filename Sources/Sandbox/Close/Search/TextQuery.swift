import CRM

/// A parsed text query, whatever it is asked of. [close-api.md, Search query grammar]
indirect enum TextQuery: Hashable, Sendable {
  case all
  case words(String)
  case compare(field: String, TextComparison, String)
  case oneOf(field: String, [String])
  case present(field: String)
  case nested(field: String, TextQuery)
  case and([TextQuery])
  case or([TextQuery])
  case not(TextQuery)
}

enum TextComparison: String, Hashable, Sendable {
  case equal, notEqual, less, lessEqual, greater, greaterEqual
}

/// A whole query with its directives.
struct TextSearch: Hashable, Sendable {
  struct Order: Hashable, Sendable {
    let key: String
    let descending: Bool
  }

  /// The part `number` of `count` stable parts of the result; counts from 1.
  struct Slice: Hashable, Sendable {
    let number: Int
    let count: Int
  }

  var query = TextQuery.all
  var orders: [Order] = []
  var slice: Slice?

  /// Throws `CloseFailure` 400 for what does not parse. An empty text asks for everything.
  init(parsing text: String) throws(CloseFailure) {
    var parser = TextQueryParser(text)
    let parsed = try parser.whole()
    var rest: [TextQuery] = []
    for part in parsed {
      guard try !take(part) else { continue }
      rest.append(part)
    }
    query = rest.count == 1 ? rest[0] : rest.isEmpty ? .all : .and(rest)
  }

  /// Whether `part` is a directive; if so it is kept.
  private mutating func take(_ part: TextQuery) throws(CloseFailure) -> Bool {
    guard case .compare(let field, .equal, let value) = part else { return false }
    switch field {
    case "sort":
      for key in value.split(separator: ",") {
        orders.append(
          Order(key: String(key.hasPrefix("-") ? key.dropFirst() : key), descending: key.hasPrefix("-")))
      }
      return true
    case "slice":
      let numbers = value.split(separator: "/").map { Int($0) }
      guard numbers.count == 2, let number = numbers[0], let count = numbers[1], count > 0, (1...count).contains(number)
      else { throw CloseFailure(400, "Could not parse query: slice must be like 1/10 (got \"\(value)\").") }
      slice = Slice(number: number, count: count)
      return true
    default: return false
    }
  }
}

/// Reads the grammar: `and` binds tighter than `or`, and stands between terms that have nothing between them.
private struct TextQueryParser {
  private let text: [Character]
  private var position = 0
  private var depth = 0

  init(_ text: String) { self.text = Array(text) }

  private func fail(_ problem: String) -> CloseFailure {
    CloseFailure(400, "Could not parse query: \(problem) at position \(position + 1).")
  }

  /// The terms of the outermost conjunction, so that directives can be taken out of it.
  mutating func whole() throws(CloseFailure) -> [TextQuery] {
    skipBlanks()
    guard !isAtEnd else { return [] }
    let query = try either()
    guard isAtEnd else { throw fail("unexpected \"\(text[position])\"") }
    if case .and(let parts) = query { return parts }
    return [query]
  }

  private mutating func either() throws(CloseFailure) -> TextQuery {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64 else { throw fail("too many parentheses") }
    var parts = [try all()]
    while takeWord("or") { parts.append(try all()) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func all() throws(CloseFailure) -> TextQuery {
    var parts = [try unary()]
    while true {
      skipBlanks()
      guard !isAtEnd, text[position] != ")", !isWord("or", at: position) else { break }
      _ = takeWord("and")
      parts.append(try unary())
    }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func unary() throws(CloseFailure) -> TextQuery {
    skipBlanks()
    if takeWord("not") { return .not(try unary()) }
    guard !isAtEnd else { throw fail("a term is missing") }
    switch text[position] {
    case "(":
      position += 1
      let inner = try either()
      try close()
      return inner
    case "*" where position + 1 == text.count || isBlank(text[position + 1]) || text[position + 1] == ")":
      position += 1
      return .all
    case "-" where position + 1 < text.count && !isBlank(text[position + 1]):
      position += 1
      return .not(try unary())
    default: return try term()
    }
  }

  private mutating func term() throws(CloseFailure) -> TextQuery {
    let isQuoted = text[position] == "\""
    let name = isQuoted ? try quoted() : bare(until: ":<>=!()\",")
    guard !name.isEmpty || isQuoted else { throw fail("unexpected \"\(text[position])\"") }
    let afterName = position
    if position < text.count, text[position] == "(", !isQuoted {
      position += 1
      skipBlanks()
      if position < text.count, text[position] == ")" {
        position += 1
        return .present(field: name)
      }
      let inner = try either()
      try close()
      return .nested(field: name, inner)
    }
    skipBlanks()
    if let comparison = takeComparison() { return try value(of: name, comparison) }
    if takeWord("in") { return .oneOf(field: name, try list()) }
    let beforeNot = position
    if takeWord("not"), takeWord("in") { return .not(.oneOf(field: name, try list())) }
    position = beforeNot == afterName ? beforeNot : afterName
    return .words(name)
  }

  private mutating func value(of field: String, _ comparison: TextComparison) throws(CloseFailure) -> TextQuery {
    skipBlanks()
    guard !isAtEnd else { throw fail("a value is missing after \"\(field)\"") }
    if text[position] == "(" { return .oneOf(field: field, try list()) }
    if text[position] == "\"" { return .compare(field: field, comparison, try quoted()) }
    let word = bare(until: "()\"")
    guard !word.isEmpty else { throw fail("a value is missing after \"\(field)\"") }
    if word == "*" { return .present(field: field) }
    if Int(word) != nil, let relative = takeRelative(count: word) {
      return .compare(field: field, comparison, relative)
    }
    return .compare(field: field, comparison, word)
  }

  /// `30 days ago`, after its number.
  private mutating func takeRelative(count: String) -> String? {
    let start = position
    skipBlanks()
    let unit = bare(until: ":<>=!()\",").lowercased()
    if RelativeAge.units[unit] != nil, takeWord("ago") { return "\(count) \(unit) ago" }
    position = start
    return nil
  }

  private mutating func list() throws(CloseFailure) -> [String] {
    skipBlanks()
    guard !isAtEnd, text[position] == "(" else { throw fail("a list in parentheses is missing") }
    position += 1
    var values: [String] = []
    while true {
      skipBlanks()
      guard !isAtEnd else { throw fail("a parenthesis is not closed") }
      switch text[position] {
      case ")":
        position += 1
        return values
      case ",": position += 1
      case "\"": values.append(try quoted())
      default:
        let word = bare(until: "()\",")
        guard !word.isEmpty else { throw fail("unexpected \"\(text[position])\"") }
        values.append(word)
      }
    }
  }

  private mutating func close() throws(CloseFailure) {
    skipBlanks()
    guard !isAtEnd, text[position] == ")" else { throw fail("a parenthesis is not closed") }
    position += 1
  }

  private mutating func takeComparison() -> TextComparison? {
    guard !isAtEnd else { return nil }
    let isDouble = position + 1 < text.count && text[position + 1] == "="
    let found: TextComparison? =
      switch text[position] {
      case ":", "=": .equal
      case "<": isDouble ? .lessEqual : .less
      case ">": isDouble ? .greaterEqual : .greater
      case "!" where isDouble: .notEqual
      default: nil
      }
    guard let found else { return nil }
    position += isDouble && text[position] != ":" ? 2 : 1
    return found
  }

  private mutating func quoted() throws(CloseFailure) -> String {
    position += 1
    var value = ""
    while position < text.count {
      let character = text[position]
      position += 1
      switch character {
      case "\"": return value
      case "\\" where position < text.count && (text[position] == "\"" || text[position] == "\\"):
        value.append(text[position])
        position += 1
      default: value.append(character)
      }
    }
    throw fail("a quotation mark is not closed")
  }

  private mutating func bare(until stops: String) -> String {
    let start = position
    while position < text.count, !isBlank(text[position]), !stops.contains(text[position]) { position += 1 }
    return String(text[start..<position])
  }

  private mutating func takeWord(_ word: String) -> Bool {
    skipBlanks()
    guard isWord(word, at: position) else { return false }
    position += word.count
    return true
  }

  private func isWord(_ word: String, at start: Int) -> Bool {
    let end = start + word.count
    guard end <= text.count, String(text[start..<end]).lowercased() == word else { return false }
    return end == text.count || isBlank(text[end]) || text[end] == "(" || text[end] == ")"
  }

  private mutating func skipBlanks() {
    while position < text.count, isBlank(text[position]) { position += 1 }
  }

  private func isBlank(_ character: Character) -> Bool { character.isWhitespace }
  private var isAtEnd: Bool { position >= text.count }
}
