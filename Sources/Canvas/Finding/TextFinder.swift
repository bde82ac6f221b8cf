import DisplayText

/// Tells which texts have the words that are looked for, as they are marked where they are drawn.
public struct TextFinder: Sendable, Hashable {
  private let words: FoldedWords

  public init(_ typed: String) { words = FoldedWords(typed) }

  /// Whether nothing is looked for.
  public var isEmpty: Bool { words.isEmpty }

  /// Whether every word occurs in the text; case and accents make no difference.
  public func matches(_ text: String) -> Bool { !words.isEmpty && words.allOccur(in: text) }
}
