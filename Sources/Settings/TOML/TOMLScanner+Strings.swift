import Strings

/// The four kinds of string.
extension TOMLScanner {
  /// A string, decoded (of the long kinds, nothing is: no key is one). `mayBeLong` allows the triple-quoted kinds.
  mutating func string(mayBeLong: Bool) throws(Failure) -> String {
    guard let quote = current else { throw Failure(Strings.TOML.stringNotClosed) }
    let isTriple = index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote
    if isTriple, mayBeLong {
      try longString(quote)
      return ""
    }
    index += 1
    var content: [UInt8] = []
    while let byte = current, !Self.isLineEnd(byte) {
      index += 1
      if byte == quote { return String(decoding: content, as: UTF8.self) }
      if Self.isControl(byte) { throw Failure(Strings.TOML.controlCharacterInString) }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        content += Array(String(try escape()).utf8)
      } else {
        content.append(byte)
      }
    }
    throw Failure(Strings.TOML.stringNotClosed)
  }

  private mutating func longString(_ quote: UInt8) throws(Failure) {
    index += 3
    var quotes = 0
    while let byte = current {
      if byte == quote {
        quotes += 1
        index += 1
        // Up to two quotes may stand before the closing three.
        if quotes >= 3, quotes == 5 || current != quote { return }
        continue
      }
      quotes = 0
      switch byte {
      case UInt8(ascii: "\n"): newline()
      case UInt8(ascii: "\r") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"): index += 1
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        index += 1
        if let next = current, Self.isLineEnd(next) || next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") {
          continue
        }
        _ = try escape()
      case _ where Self.isControl(byte): throw Failure(Strings.TOML.controlCharacterInString)
      default: index += 1
      }
    }
    throw Failure(Strings.TOML.stringNotClosed)
  }

  /// What follows a backslash.
  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    guard let byte = current else { throw Failure(Strings.TOML.stringNotClosed) }
    index += 1
    switch byte {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "u"): return try scalar(digits: 4)
    case UInt8(ascii: "U"): return try scalar(digits: 8)
    default: throw Failure(Strings.TOML.unknownEscape)
    }
  }

  private mutating func scalar(digits: Int) throws(Failure) -> Unicode.Scalar {
    let end = index + digits
    guard end <= bytes.count, bytes[index..<end].allSatisfy({ $0.isASCII && Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16), value != 0,
      let scalar = Unicode.Scalar(value)
    else { throw Failure(Strings.TOML.digitsExpected) }
    index = end
    return scalar
  }
}

extension UInt8 {
  fileprivate var isASCII: Bool { self < 0x80 }
}
