/// A command with its arguments, as a key, a menu or the command line runs it.
public struct Invocation: Sendable, Hashable, CustomStringConvertible {
  public var name: String
  public var arguments: [String]

  public init(name: String, arguments: [String] = []) {
    self.name = name
    self.arguments = arguments
  }

  /// Splits a line at its blanks. A word that begins with `"` or `'` goes to the closing quote (or the end of the line)
  /// and may hold blanks; within `"`, a backslash keeps the next character as it is. Nil for a blank line.
  public init?(parsing line: String) {
    var words: [String] = []
    var rest = line[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard let first = rest.first else { break }
      words.append(first == "\"" || first == "'" ? Self.quotedWord(&rest) : Self.plainWord(&rest))
    }
    guard let name = words.first else { return nil }
    self.init(name: name, arguments: Array(words.dropFirst()))
  }

  /// The line that `init(parsing:)` reads as this.
  public var description: String { ([name] + arguments).map(Self.written).joined(separator: " ") }

  private static func plainWord(_ rest: inout Substring) -> String {
    let word = rest.prefix { !$0.isWhitespace }
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  private static func quotedWord(_ rest: inout Substring) -> String {
    let quote = rest.removeFirst()
    var word = ""
    while let character = rest.popFirst(), character != quote {
      word.append(character == "\\" && quote == "\"" ? rest.popFirst() ?? "\\" : character)
    }
    return word
  }

  private static func written(_ word: String) -> String {
    guard word.isEmpty || word.hasPrefix("\"") || word.hasPrefix("'") || word.contains(where: \.isWhitespace) else {
      return word
    }
    return "\"" + word.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
