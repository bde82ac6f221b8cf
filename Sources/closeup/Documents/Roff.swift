/// A manual page in the making, in the man macros that groff and mandoc know.
struct Roff {
  private(set) var text = ""

  mutating func title(_ name: String, section: Int, source: String, manual: String) {
    // No date: the page is made anew with every change, and shall be the same for the same program.
    request("TH", name, String(section), "", source, manual)
    // No hyphens and an even left edge only: options and keys are to be read as they are typed.
    text += ".nh\n.ad l\n"
  }

  mutating func section(_ title: String) { request("SH", title) }
  mutating func subsection(_ title: String) { request("SS", title) }

  /// Paragraphs that blank lines part; other line ends are blanks.
  mutating func paragraphs(_ words: String) {
    var isFirst = true
    for paragraph in words.split(separator: "\n\n") {
      request(isFirst ? "P" : "PP")
      isFirst = false
      line(paragraph.split(separator: "\n").joined(separator: " "))
    }
  }

  /// A term in bold with what it means beside it.
  mutating func entry(_ term: String, _ meaning: String) {
    request("TP")
    text += "\\fB\(Self.escaped(term))\\fR\n"
    line(meaning.split(separator: "\n").joined(separator: " "))
  }

  /// Lines as they are, in constant width where there is such a thing.
  mutating func example(_ lines: String) {
    request("P")
    text += ".RS 4\n.nf\n"
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) { self.line(String(line)) }
    text += ".fi\n.RE\n"
  }

  private mutating func line(_ words: String) {
    text += (words.isEmpty ? "\\&" : Self.escaped(words)) + "\n"
  }

  private mutating func request(_ name: String, _ arguments: String...) {
    let quoted = arguments.map { "\"\(Self.escaped($0).split(separator: "\"").joined(separator: "\\(dq"))\"" }
    text += "." + ([name] + quoted).joined(separator: " ") + "\n"
  }

  /// Text that means itself: without control characters at the start of a line, and with what roff would make
  /// typography of.
  private static func escaped(_ words: String) -> String {
    var escaped = words.hasPrefix(".") || words.hasPrefix("'") ? "\\&" : ""
    for character in words {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "…": escaped += "..."
      case "“", "”": escaped += "\\(dq"
      case "’": escaped += "\\(aq"
      case "·": escaped += "\\(pc"
      default: escaped += character.isASCII ? String(character) : named(character)
      }
    }
    return escaped
  }

  /// A character by its numbers: roff reads bytes, and not every one takes them for UTF-8.
  private static func named(_ character: Character) -> String {
    character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
    }.joined()
  }
}
