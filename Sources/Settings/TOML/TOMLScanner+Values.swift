import Strings

/// Keys and values: enough of the grammar to know where they end and that TOMLKit can take them.
extension TOMLScanner {
  /// A dotted key and the blanks behind it.
  mutating func key() throws(Failure) -> [String] {
    var parts: [String] = []
    repeat {
      skipBlanks()
      parts.append(try keyPart())
      skipBlanks()
    } while take(UInt8(ascii: "."))
    return parts
  }

  private mutating func keyPart() throws(Failure) -> String {
    if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") { return try string(mayBeLong: false) }
    let start = index
    while let byte = current, Self.isBareKeyByte(byte) { index += 1 }
    guard index > start else { throw Failure(Strings.TOML.nameExpected) }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  mutating func value(at path: TOMLPath, depth: Int) throws(Failure) {
    guard depth < Self.maximumDepth else { throw Failure(Strings.TOML.nestedTooDeeply) }
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = try string(mayBeLong: true)
    case UInt8(ascii: "["): try array(at: path, depth: depth)
    case UInt8(ascii: "{"): try inlineTable(at: path, depth: depth)
    default: try scalar()
    }
  }

  private mutating func array(at path: TOMLPath, depth: Int) throws(Failure) {
    index += 1
    var count = 0
    try skipArrayBlanks()
    while !take(UInt8(ascii: "]")) {
      let element = path.appending(index: count)
      note(line, at: element)
      try value(at: element, depth: depth + 1)
      count += 1
      try skipArrayBlanks()
      if take(UInt8(ascii: ",")) {
        try skipArrayBlanks()
      } else if current != UInt8(ascii: "]") {
        throw Failure(Strings.TOML.listGoesOnWrongly)
      }
    }
  }

  private mutating func skipArrayBlanks() throws(Failure) {
    while let byte = current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
      case UInt8(ascii: "\n"): newline()
      case UInt8(ascii: "\r") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"): index += 1
      case UInt8(ascii: "#"): try comment()
      default: return
      }
    }
    throw Failure(Strings.TOML.listNotClosed)
  }

  private mutating func inlineTable(at path: TOMLPath, depth: Int) throws(Failure) {
    index += 1
    skipBlanks()
    if take(UInt8(ascii: "}")) { return }
    while true {
      try keyValue(in: path, depth: depth + 1)
      skipBlanks()
      if take(UInt8(ascii: "}")) { return }
      guard take(UInt8(ascii: ",")) else { throw Failure(Strings.TOML.inlineTableGoesOnWrongly) }
    }
  }

  /// `true`, `false` or a number. The text is not shown in the message: it may be a key somebody pasted.
  private mutating func scalar() throws(Failure) {
    let start = index
    while let byte = current, Self.isBareKeyByte(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") {
      index += 1
    }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    guard word == "true" || word == "false" || Self.isNumber(word) else {
      throw Failure(word.isEmpty ? Strings.TOML.valueExpected : Strings.TOML.noValue)
    }
  }

  /// A decimal, hexadecimal, octal or binary number as TOML writes it.
  static func isNumber(_ word: String) -> Bool {
    for (prefix, digits) in [("0x", "0123456789abcdefABCDEF"), ("0o", "01234567"), ("0b", "01")]
    where word.hasPrefix(prefix) {
      return isDigits(word.dropFirst(2)) { digits.contains($0) }
    }
    var rest = word[...]
    if let sign = rest.first, sign == "+" || sign == "-" { rest = rest.dropFirst() }
    if rest == "inf" || rest == "nan" { return true }
    let mantissa = rest.prefix { $0 != "e" && $0 != "E" }
    let exponent = rest.dropFirst(mantissa.count)
    if !exponent.isEmpty {
      var power = exponent.dropFirst()
      if let sign = power.first, sign == "+" || sign == "-" { power = power.dropFirst() }
      guard isDigits(power) else { return false }
    }
    let whole = mantissa.prefix { $0 != "." }
    let fraction = mantissa.dropFirst(whole.count)
    guard isDigits(whole), whole.count == 1 || !whole.hasPrefix("0") else { return false }
    return fraction.isEmpty || isDigits(fraction.dropFirst())
  }

  /// Digits with single underscores between them.
  private static func isDigits(
    _ text: Substring, _ isDigit: (Character) -> Bool = { "0123456789".contains($0) }
  ) -> Bool {
    text.split(separator: "_", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
  }
}
