import Strings

/// A first pass over a TOML file: knows the line of every key, and finds what is not TOML, one statement at a time, so
/// that a slip costs the line it is on and not the file.
///
/// It also stands before TOMLKit's parser, which ends the program by an assertion on some malformed input (`[=`, `[}`,
/// some dates, letters outside quotes). Those never reach it.
struct TOMLScanner {
  struct Problem {
    var line: Int
    var path: TOMLPath?
    var message: String
  }

  struct Statement {
    var bytes: Range<Int>
    var lines: ClosedRange<Int>
    var isHeader: Bool
  }

  struct Failure: Error {
    var message: String
    init(_ message: String) { self.message = message }
  }

  /// Deeper nesting than any settings file needs.
  static let maximumDepth = 16

  let bytes: [UInt8]
  var index = 0
  var line = 1
  /// The statement's key, for messages.
  var path: TOMLPath?
  private(set) var lines: [TOMLPath: Int] = [:]
  private(set) var statements: [Statement] = []
  private(set) var problems: [Problem] = []
  private(set) var dropped: [Range<Int>] = []
  /// The table that key lines belong to.
  private var table = TOMLPath.root
  private var headers: [TOMLPath: Int] = [:]
  private var arrayCounts: [TOMLPath: Int] = [:]

  /// Scans the whole of `text`.
  init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    while index < bytes.count { scanStatement() }
  }

  private mutating func scanStatement() {
    let start = index
    let startLine = line
    path = nil
    skipBlanks()
    let isHeader = current == UInt8(ascii: "[")
    do throws(Failure) {
      if isHeader {
        try header()
      } else if let byte = current, !Self.isLineEnd(byte), byte != UInt8(ascii: "#") {
        try keyValue(in: table)
      }
      try lineEnd()
      statements.append(
        Statement(bytes: start..<index, lines: startLine...max(startLine, line - 1), isHeader: isHeader))
    } catch {
      problems.append(Problem(line: line, path: path, message: error.message))
      recover(from: start, line: startLine, isHeader: isHeader)
    }
  }

  /// Leaves out what failed and goes on behind it: behind the line, or at the line where an unfinished value ends. The
  /// keys of a table whose header failed belong to no table, so they are left out with it.
  private mutating func recover(from start: Int, line startLine: Int, isHeader: Bool) {
    if isHeader || line == startLine || index >= bytes.count {
      index = start
      line = startLine
      skipLine()
      while isHeader, index < bytes.count, !startsHeader { skipLine() }
    } else {
      while index > start, bytes[index - 1] != UInt8(ascii: "\n") { index -= 1 }
    }
    dropped.append(start..<index)
  }

  private var startsHeader: Bool {
    let rest = bytes[index...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    return rest == UInt8(ascii: "[")
  }

  private mutating func skipLine() {
    while let byte = current, byte != UInt8(ascii: "\n") { index += 1 }
    if index < bytes.count { newline() }
  }

  private mutating func header() throws(Failure) {
    index += 1
    let isArray = take(UInt8(ascii: "["))
    skipBlanks()
    let keys = try key()
    guard take(UInt8(ascii: "]")), !isArray || take(UInt8(ascii: "]")) else {
      throw Failure(Strings.TOML.headerNotClosed)
    }
    var target = keys.dropLast().reduce(TOMLPath.root) { place($0.appending($1)) }
    target = target.appending(keys[keys.count - 1])
    path = target
    if isArray {
      let count = arrayCounts[target, default: 0]
      arrayCounts[target] = count + 1
      target = target.appending(index: count)
    } else if let first = headers[target] {
      throw Failure(Strings.TOML.tableGivenTwice(firstLine: first))
    } else {
      headers[target] = line
    }
    lines[target] = line
    table = target
  }

  /// The newest element where `path` is an array of tables, as TOML's headers mean it.
  private func place(_ path: TOMLPath) -> TOMLPath {
    arrayCounts[path].map { path.appending(index: $0 - 1) } ?? path
  }

  /// `a.b = value`, on a line of its own or in an inline table.
  mutating func keyValue(in table: TOMLPath, depth: Int = 0) throws(Failure) {
    let keyLine = line
    let target = try key().reduce(table) { $0.appending($1) }
    path = target
    if let first = lines[target] { throw Failure(Strings.TOML.givenTwice(firstLine: first)) }
    guard take(UInt8(ascii: "=")) else { throw Failure(Strings.TOML.equalsSignExpected) }
    skipBlanks()
    try value(at: target, depth: depth)
    lines[target] = keyLine
  }

  /// The line of the value at `path`, or of the nearest thing around it.
  func line(of path: TOMLPath) -> Int? {
    var path = path
    while !path.steps.isEmpty {
      if let line = lines[path] { return line }
      path.steps.removeLast()
    }
    return nil
  }

  mutating func note(_ line: Int, at path: TOMLPath) { lines[path] = line }
}

/// Bytes and blanks.
extension TOMLScanner {
  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    index += 1
    return true
  }

  mutating func newline() {
    index += 1
    line += 1
  }

  mutating func skipBlanks() {
    while let byte = current, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { index += 1 }
  }

  /// What may follow a statement: blanks, a comment, the end of the line.
  mutating func lineEnd() throws(Failure) {
    skipBlanks()
    if current == UInt8(ascii: "#") { try comment() }
    if current == UInt8(ascii: "\r") { index += 1 }
    guard let byte = current else { return }
    guard byte == UInt8(ascii: "\n") else { throw Failure(Strings.TOML.textAfterValue) }
    newline()
  }

  mutating func comment() throws(Failure) {
    while let byte = current, !Self.isLineEnd(byte) {
      if Self.isControl(byte) { throw Failure(Strings.TOML.controlCharacterInComment) }
      index += 1
    }
  }

  static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  static func isControl(_ byte: UInt8) -> Bool { (byte < 0x20 && byte != UInt8(ascii: "\t")) || byte == 0x7F }

  static func isBareKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
