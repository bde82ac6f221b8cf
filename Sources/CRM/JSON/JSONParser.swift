/// Why a text is not JSON, and where.
public struct JSONSyntaxError: Error, Equatable, CustomStringConvertible {
  /// Byte offset into the parsed text, from 0.
  public let offset: Int
  public let problem: String

  public var description: String { "not valid JSON at byte \(offset): \(problem)" }
}

extension JSON {
  /// How deep arrays and objects may nest; deeper input is refused so that a hostile body cannot exhaust the stack.
  public static let maximumDepth = 128

  /// Parses one JSON value that fills all of `text` but for white space (RFC 8259). Throws `JSONSyntaxError`.
  public init(parsing text: String) throws(JSONSyntaxError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Parses UTF-8 bytes. Throws `JSONSyntaxError`; ill-formed UTF-8 inside strings is replaced by U+FFFD.
  public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSON, JSONSyntaxError> in
      var parser = JSONParser(bytes: buffer)
      do throws(JSONSyntaxError) {
        return .success(try parser.document())
      } catch {
        return .failure(error)
      }
    }
    self = try result.get()
  }
}

private struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  mutating func document() throws(JSONSyntaxError) -> JSON {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let value = try value(depth: 0)
    skipWhitespace()
    guard position == bytes.count else { throw fail("unexpected text after the value") }
    return value
  }

  private func fail(_ problem: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: position, problem: problem)
  }

  private mutating func skipWhitespace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSON {
    skipWhitespace()
    guard position < bytes.count else { throw fail("the text ends where a value should be") }
    guard depth <= JSON.maximumDepth else { throw fail("nested deeper than \(JSON.maximumDepth)") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
    let length = word.utf8CodeUnitCount
    let matches =
      position + length <= bytes.count
      && (0..<length).allSatisfy { bytes[position + $0] == word.utf8Start[$0] }
    guard matches else { throw fail("unknown word") }
    position += length
    return value
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSON {
    position += 1
    var members: [(key: String, value: JSON)] = []
    skipWhitespace()
    if try take("}") { return .object(JSONObject()) }
    while true {
      skipWhitespace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw fail("an object's key must be a string")
      }
      let key = try string()
      skipWhitespace()
      guard try take(":") else { throw fail("':' expected after the key") }
      members.append((key, try value(depth: depth + 1)))
      skipWhitespace()
      if try take(",") { continue }
      if try take("}") { return .object(JSONObject(members)) }
      throw fail("',' or '}' expected")
    }
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSON {
    position += 1
    var elements: [JSON] = []
    skipWhitespace()
    if try take("]") { return .array([]) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipWhitespace()
      if try take(",") { continue }
      if try take("]") { return .array(elements) }
      throw fail("',' or ']' expected")
    }
  }

  private mutating func take(_ character: Unicode.Scalar) throws(JSONSyntaxError) -> Bool {
    guard position < bytes.count else { throw fail("the text ends too early") }
    guard bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func number() throws(JSONSyntaxError) -> JSON {
    let start = position
    skip(UInt8(ascii: "-"))
    let integerStart = position
    guard digits() > 0 else {
      position = start
      throw fail("a value expected")
    }
    if bytes[integerStart] == UInt8(ascii: "0"), position - integerStart > 1 {
      throw fail("a number must not start with 0")
    }
    if skip(UInt8(ascii: ".")), digits() == 0 { throw fail("digits expected after the decimal point") }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "+")) { skip(UInt8(ascii: "-")) }
      if digits() == 0 { throw fail("digits expected in the exponent") }
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  @discardableResult private mutating func skip(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func digits() -> Int {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
    return position - start
  }

  /// Parses a string at its opening quote. Strings without escapes, nearly all, are copied in one piece.
  private mutating func string() throws(JSONSyntaxError) -> String {
    position += 1
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        defer { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw fail("control character in a string")
      default: position += 1
      }
    }
    throw fail("the string is not closed")
  }

  private mutating func escapedString(from start: Int) throws(JSONSyntaxError) -> String {
    var utf8 = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: utf8, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        utf8.append(contentsOf: String(Character(try escape())).utf8)
      case 0..<0x20: throw fail("control character in a string")
      default:
        utf8.append(byte)
        position += 1
      }
    }
    throw fail("the string is not closed")
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    guard position < bytes.count else { throw fail("the string is not closed") }
    defer { position += 1 }
    switch bytes[position] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw fail("unknown escape")
    }
  }

  /// Reads `uXXXX` at the `u`, with its low surrogate where there is one; leaves `position` on the last digit.
  private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let unit = try hexUnit(at: position + 1)
    position += 4
    guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
    guard position + 6 < bytes.count, bytes[position + 1] == UInt8(ascii: "\\"),
      bytes[position + 2] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let low = try hexUnit(at: position + 3)
    guard UTF16.isTrailSurrogate(low) else { return "\u{FFFD}" }
    position += 6
    return UTF16.decode(UTF16.EncodedScalar([unit, low]))
  }

  private func hexUnit(at start: Int) throws(JSONSyntaxError) -> UInt16 {
    guard start + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16),
      bytes[start] != UInt8(ascii: "+")
    else { throw fail("four hexadecimal digits expected after \\u") }
    return unit
  }
}
