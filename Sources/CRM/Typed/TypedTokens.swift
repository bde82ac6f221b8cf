/// The words of a typed text, in lower case, and how far one has read.
struct TypedTokens {
  let words: [String]
  private(set) var position = 0

  init(_ text: String) {
    words = text.lowercased().split { $0.isWhitespace || $0 == "," }.flatMap { Self.parts($0) }
  }

  var isAtEnd: Bool { position == words.count }
  /// The next word; empty at the end.
  var next: String { isAtEnd ? "" : words[position] }
  /// The word after the next; empty past the end.
  var second: String { position + 1 < words.count ? words[position + 1] : "" }

  mutating func advance(_ count: Int = 1) { position = min(words.count, position + count) }

  mutating func skip(_ expected: String...) -> Bool {
    guard words[position...].starts(with: expected) else { return false }
    position += expected.count
    return true
  }

  /// The next word if it is one of these.
  mutating func take(_ choices: Set<String>) -> String? {
    guard choices.contains(next) else { return nil }
    defer { position += 1 }
    return next
  }

  /// `2026-12-01t14:00` is two words, `apr.` is `apr`, a sign stands alone.
  private static func parts(_ word: Substring) -> [String] {
    if let sign = word.first, sign == "+" || sign == "-", word.count > 1 {
      return [String(sign), String(word.dropFirst())]
    }
    if word.first?.isNumber == true, let middle = word.firstIndex(of: "t"),
      word[..<middle].filter({ $0 == "-" }).count == 2
    {
      return [String(word[..<middle]), String(word[word.index(after: middle)...])]
    }
    switch word {
    case "a.m.", "a.m": return ["am"]
    case "p.m.", "p.m": return ["pm"]
    default: break
    }
    if word.last == ".", word.dropLast().allSatisfy(\.isLetter), word.count > 1 { return [String(word.dropLast())] }
    return [String(word)]
  }
}
