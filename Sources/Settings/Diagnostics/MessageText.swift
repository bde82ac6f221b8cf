extension String {
  /// The text with every control and formatting character written as `\u{…}`, cut at `limit` code points: what a
  /// message may hold of a file that somebody else wrote.
  func escaped(limit: Int) -> String {
    var text = ""
    var shown = 0
    for scalar in unicodeScalars {
      guard shown < limit else { return text + "…" }
      shown += 1
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Safe in a message; paths and server words may be long.
  var escapedForMessage: String { escaped(limit: 400) }

  /// Safe in a message, in double quotes; `"` and `\` are escaped.
  var quotedForMessage: String {
    var text = ""
    for character in self {
      if character == "\"" || character == "\\" { text.append("\\") }
      text.append(character)
    }
    return "\"\(text.escaped(limit: 80))\""
  }
}
