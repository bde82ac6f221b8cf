/// Words that are looked for in texts that need not be shown; finds what `DisplayText.matches(of:)` would mark.
public struct FoldedWords: Sendable, Hashable {
  private let words: [[UInt32]]

  /// Takes the words of a line as they are typed.
  public init(_ typed: String) {
    words = typed.split(whereSeparator: \.isWhitespace).map { Self.folded(String($0)) }.filter { !$0.isEmpty }
  }

  public var isEmpty: Bool { words.isEmpty }

  /// Whether every word occurs somewhere in the text. Case and accents make no difference.
  public func allOccur(in text: String) -> Bool {
    let letters = Self.folded(text)
    return words.allSatisfy { Self.occurs($0, in: letters) }
  }

  private static func occurs(_ word: [UInt32], in letters: [UInt32]) -> Bool {
    guard let first = word.first, word.count <= letters.count else { return false }
    return (0...(letters.count - word.count)).contains { start in
      letters[start] == first && letters[start..<(start + word.count)].elementsEqual(word)
    }
  }

  /// Accents that stand as characters of their own are left out: they belong to the letter before.
  private static func folded(_ text: String) -> [UInt32] {
    var letters: [UInt32] = []
    letters.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x300, scalar.properties.generalCategory == .nonspacingMark { continue }
      letters.append(LetterFolding.fold(scalar))
    }
    return letters
  }
}
