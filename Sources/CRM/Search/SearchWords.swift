/// Cuts text into the folded words that the index holds and queries ask for.
///
/// A run of a script without spaces has no words to see: it is cut into pairs of characters that overlap, and its last
/// character stands alone, so that any part of the run is found by the pairs within it.
public enum SearchWords {
  /// The words of a text that is indexed, in their order, repetitions included.
  public static func ofDocument(_ text: String) -> [String] { words(text, isQuery: false) }

  /// The words of a text that is looked for.
  public static func ofQuery(_ text: String) -> [String] { words(text, isQuery: true) }

  /// The whole text as one term, its words joined: for what begins with or is exactly a name.
  public static func joined(_ text: String) -> String {
    var cutter = WordCutter(keepsRuns: true, isQuery: false)
    cutter.read(text)
    return cutter.words.joined(separator: "_")
  }

  /// Whether a label, or one of its words, begins with a text that `joined` made; of a label without spaces, any part.
  static func label(_ label: String, hasPart part: String) -> Bool {
    var rest = Substring(joined(label))
    while !rest.isEmpty {
      if rest.hasPrefix(part) { return true }
      guard let next = rest.firstIndex(of: "_") else { break }
      rest = rest[rest.index(after: next)...]
    }
    return label.unicodeScalars.contains(where: SearchFolding.isUnspaced)
      && ofDocument(label).contains { $0.hasPrefix(part) }
  }

  private static func words(_ text: String, isQuery: Bool) -> [String] {
    var cutter = WordCutter(keepsRuns: false, isQuery: isQuery)
    cutter.read(text)
    return cutter.words
  }
}

private struct WordCutter {
  let keepsRuns: Bool
  let isQuery: Bool
  private(set) var words: [String] = []
  /// In UTF-8.
  private var word: [UInt8] = []
  /// Characters before an apostrophe within the word: one in O’Brien.
  private var stem: Int?
  private var run: [String] = []

  /// Bytes of the longest word; more of one tells nothing.
  private static let longest = 60

  init(keepsRuns: Bool, isQuery: Bool) {
    self.keepsRuns = keepsRuns
    self.isQuery = isQuery
  }

  mutating func read(_ text: String) {
    for scalar in text.unicodeScalars {
      if SearchFolding.isUnspaced(scalar), !keepsRuns {
        endWord()
        var bytes: [UInt8] = []
        guard SearchFolding.append(scalar, to: &bytes) else { continue }
        let character = String(decoding: bytes, as: UTF8.self)
        // A vowel sign or tone mark belongs to the character before it.
        if scalar.properties.generalCategory == .nonspacingMark, let last = run.popLast() {
          run.append(last + character)
        } else {
          run.append(character)
        }
        continue
      }
      if !run.isEmpty { endRun() }
      if SearchFolding.append(scalar, to: &word) { continue }
      if scalar == "'" || scalar == "\u{2019}", !word.isEmpty {
        stem = String(decoding: word, as: UTF8.self).unicodeScalars.count
      } else {
        endWord()
      }
    }
    endRun()
    endWord()
  }

  private mutating func endWord() {
    defer { stem = nil }
    guard !word.isEmpty else { return }
    let text = String(decoding: word, as: UTF8.self)
    word.removeAll(keepingCapacity: true)
    if text.utf8.count <= Self.longest {
      words.append(text)
    } else {
      words.append(String(text.prefix(Self.longest / 4)))
    }
    // O’Brien is looked for as obrien and as brien; of Ada’s nobody looks for the s.
    if let stem, !isQuery, !keepsRuns, stem <= 2, case let rest = text.dropFirst(stem), rest.count > 2 {
      words.append(String(rest))
    }
  }

  private mutating func endRun() {
    guard !run.isEmpty else { return }
    for index in run.indices.dropLast() { words.append(run[index] + run[index + 1]) }
    if !isQuery || run.count == 1 { words.append(run[run.count - 1]) }
    run = []
  }
}
