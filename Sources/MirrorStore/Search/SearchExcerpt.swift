import CRM

/// The line of a longer text that shows why it was found.
enum SearchExcerpt {
  /// Characters that are shown of a line.
  private static let longest = 200

  /// The first line that holds the beginning of one of `words`; nil when none does.
  static func line(of texts: [String], holding words: [String]) -> String? {
    let wanted = words.flatMap(SearchWords.ofQuery)
    for text in texts {
      for line in text.split(whereSeparator: \.isNewline) {
        let present = SearchWords.ofDocument(String(line))
        if let first = present.firstIndex(where: { word in wanted.contains { word.hasPrefix($0) } }) {
          return shortened(String(line), from: present[..<first].count)
        }
      }
    }
    return nil
  }

  /// At most `longest` characters of a line, beginning shortly before its word `index`.
  private static func shortened(_ line: String, from index: Int) -> String {
    guard line.count > longest, index > 8 else { return String(line.prefix(longest)) }
    let words = line.split(separator: " ")
    let start = max(0, min(index - 8, words.count - 1))
    return "… " + words[start...].joined(separator: " ").prefix(longest)
  }
}
