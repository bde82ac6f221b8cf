/// The string literals of a Swift source, without what is interpolated into them.
struct SourceLiterals {
  struct Literal {
    /// The code right before it, without blanks.
    var before: String
    /// What it says; a blank stands for each interpolation.
    var text: String
  }

  private(set) var literals: [Literal] = []
  private var rest: Substring
  private var code = ""

  init(_ source: String) {
    rest = source[...]
    readCode(until: nil)
  }

  /// Reads code up to `end`, or to the parenthesis that closes an interpolation.
  private mutating func readCode(until end: Character?) {
    var depth = 0
    while let character = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { $0 != "\n" }
      } else if rest.hasPrefix("\"\"\"") {
        readLiteral(delimiter: "\"\"\"")
      } else if character == "\"" {
        readLiteral(delimiter: "\"")
      } else if character == end, depth == 0 {
        rest.removeFirst()
        return
      } else {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        if !character.isWhitespace { code = code.suffix(40) + String(character) }
        rest.removeFirst()
      }
    }
  }

  private mutating func readLiteral(delimiter: String) {
    let before = code
    var text = ""
    rest.removeFirst(delimiter.count)
    while let character = rest.first {
      if rest.hasPrefix(delimiter) {
        rest.removeFirst(delimiter.count)
        break
      } else if rest.hasPrefix("\\(") {
        rest.removeFirst(2)
        readCode(until: ")")
        text += " "
      } else if character == "\\" {
        rest.removeFirst(2)
      } else {
        text.append(character)
        rest.removeFirst()
      }
    }
    literals.append(Literal(before: before, text: text))
  }
}
