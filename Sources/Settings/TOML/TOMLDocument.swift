import Strings
import TOMLKit

/// A settings file as read: what could be understood, where each value stands, and what could not.
struct TOMLDocument {
  let file: String
  private(set) var root: [String: TOMLNode] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private let scanner: TOMLScanner

  init(_ text: String, file: String) {
    self.file = file
    scanner = TOMLScanner(text)
    for problem in scanner.problems {
      diagnostics.append(
        Diagnostic(
          .error, file: file, line: problem.line, keyPath: problem.path?.description, message: problem.message))
    }
    parse(leavingOut: scanner.dropped)
  }

  func line(of path: TOMLPath) -> Int? { scanner.line(of: path) }

  /// Each refusal costs a parse of the whole file.
  private static let maximumRefusals = 50

  /// Parses all but the ranges to leave out. A statement that TOMLKit refuses joins them, and it parses again.
  private mutating func parse(leavingOut dropped: [Range<Int>]) {
    var dropped = dropped
    for _ in 0..<Self.maximumRefusals {
      do {
        root = TOMLNode.members(of: try TOMLTable(string: scanner.text(without: dropped)))
        return
      } catch let error as TOMLParseError {
        let range = scanner.extent(ofStatementAt: error.source.begin.line)
        diagnostics.append(
          Diagnostic(.error, file: file, line: error.source.begin.line, message: Self.message(for: error.description)))
        guard let range, !dropped.contains(range) else { return }
        dropped.append(range)
      } catch {
        diagnostics.append(Diagnostic(.error, file: file, message: Strings.TOML.unreadable))
        return
      }
    }
    diagnostics.append(Diagnostic(.error, file: file, message: Strings.TOML.tooManyErrors))
  }

  /// TOMLKit's words without its preamble. Numbers are not repeated: they may be a key somebody pasted.
  private static func message(for description: String) -> String {
    if description.contains("not representable") { return Strings.TOML.numberOutOfRange }
    if description.contains("cannot redefine") { return Strings.TOML.clashesWithEarlier }
    let words =
      description.hasPrefix("Error while parsing") ? description.drop { $0 != ":" }.dropFirst(2) : description[...]
    return String(words).escaped(limit: 120)
  }
}

extension TOMLScanner {
  /// The text with `ranges` blanked, so that the lines keep their numbers.
  func text(without ranges: [Range<Int>]) -> String {
    guard !ranges.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
    var copy = bytes
    for range in ranges {
      for index in range where !Self.isLineEnd(copy[index]) { copy[index] = UInt8(ascii: " ") }
    }
    return String(decoding: copy, as: UTF8.self)
  }

  /// The bytes of the statement on `line`; of a table header, with the keys that follow.
  func extent(ofStatementAt line: Int) -> Range<Int>? {
    guard let position = statements.firstIndex(where: { $0.lines.contains(line) }) else { return nil }
    let statement = statements[position]
    guard statement.isHeader else { return statement.bytes }
    let next = statements[(position + 1)...].first(where: \.isHeader)
    return statement.bytes.lowerBound..<(next?.bytes.lowerBound ?? bytes.count)
  }
}
