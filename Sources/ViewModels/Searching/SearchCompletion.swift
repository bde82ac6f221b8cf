import CRM

/// What the last word of a search line may become: the name of a filter, or one of its values.
struct SearchCompletion {
  /// The line up to the word.
  let kept: String
  /// The word as it may be typed on, best first.
  let words: [String]

  init(_ line: String, vocabulary: Vocabulary, kind: RecordKind?) {
    let start = Self.lastWord(of: line)
    kept = String(line[..<start])
    let word = String(line[start...])
    guard let colon = word.firstIndex(of: ":") else {
      let name = word.lowercased()
      words = name.count < 2 ? [] : SearchFilter.names.filter { $0.hasPrefix(name) }.map { $0 + ":" }
      return
    }
    let name = word[..<colon].lowercased()
    let typed = word[word.index(after: colon)...].filter { $0 != "\"" }.lowercased()
    let values = Self.values(of: name, vocabulary, kind)
    let fitting = values.filter { $0.lowercased().hasPrefix(typed) && $0.lowercased() != typed }
    words = fitting.map { "\(name):\($0.contains(where: \.isWhitespace) ? "\"\($0)\"" : $0) " }
  }

  /// Where the word begins that is being typed: quotes hold words together.
  private static func lastWord(of line: String) -> String.Index {
    var start = line.startIndex
    var isInQuotes = false
    for index in line.indices {
      if line[index] == "\"" { isInQuotes.toggle() }
      if line[index].isWhitespace, !isInQuotes { start = line.index(after: index) }
    }
    return start
  }

  private static func values(of name: String, _ vocabulary: Vocabulary, _ kind: RecordKind?) -> [String] {
    func labels(_ choices: [RecordKind: [Choice]]) -> [String] {
      let groups =
        kind.flatMap { choices[$0] }.map { [$0] } ?? choices.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
      var seen: Set<String> = []
      return groups.joined().map(\.label).filter { seen.insert($0).inserted }
    }
    return switch name {
    case "stage", "status": labels(vocabulary.stages)
    case "segment": labels(vocabulary.segments)
    case "owner": ["me"] + vocabulary.users.map(\.label)
    case "updated": ["<1d", "<7d", "<4w", ">4w", ">1y"]
    case "has": SearchFilter.Property.allCases.map(\.rawValue)
    case "is": ["overdue"]
    case "kind": RecordKind.allCases.map(\.rawValue)
    default: []
    }
  }
}
