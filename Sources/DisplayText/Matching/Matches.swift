extension DisplayText {
  /// Where a match may begin.
  public enum MatchPlace: Sendable, Hashable {
    case anywhere, wordStart
  }

  /// Where the words of `query` occur, as ascending ranges of glyphs that neither overlap nor touch.
  /// Case and accents make no difference.
  public func matches(of query: String, at place: MatchPlace = .anywhere) -> [Range<Int>] {
    let words = DisplayText(query).glyphs.split(whereSeparator: \.isSpace).map {
      $0.map { LetterFolding.fold($0.base) }
    }
    guard !words.isEmpty, !glyphs.isEmpty else { return [] }
    let folded = glyphs.map { LetterFolding.fold($0.base) }
    var isMatched = [Bool](repeating: false, count: folded.count)
    for word in words where word.count <= folded.count {
      for start in 0...(folded.count - word.count) where folded[start] == word[0] {
        if place == .wordStart, start > 0, Self.isWordPart(glyphs[start - 1]) { continue }
        let range = start..<(start + word.count)
        if folded[range].elementsEqual(word) {
          for index in range { isMatched[index] = true }
        }
      }
    }
    return Self.runs(of: isMatched)
  }

  private static func isWordPart(_ glyph: Glyph) -> Bool {
    glyph.width == 1 && (glyph.base.properties.isAlphabetic || glyph.base.properties.numericType != nil)
  }

  private static func runs(of flags: [Bool]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (index, flag) in flags.enumerated() {
      if flag, start == nil { start = index }
      if !flag, let first = start {
        runs.append(first..<index)
        start = nil
      }
    }
    if let start { runs.append(start..<flags.count) }
    return runs
  }
}
