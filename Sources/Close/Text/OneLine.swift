extension String {
  /// On one line: runs of white space become one space.
  var oneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The first line with something on it.
  var firstLine: String? {
    split(whereSeparator: \.isNewline).lazy.map(\.trimmed).first { !$0.isEmpty }
  }

  /// On one line, and cut with `…` past `limit` characters.
  func headline(_ limit: Int = 120) -> String {
    let line = (firstLine ?? "").oneLine
    return line.count > limit ? line.prefix(limit - 1).trimmed + "…" : line
  }
}
