/// Reads the text out of HTML, in one pass over the bytes whatever the input: no layout, no links, nothing fetched.
struct HTMLText {
  /// The text, blocks on lines of their own, with no more than one blank line between them.
  static func plain(_ html: String) -> String {
    var reader = HTMLText(bytes: Array(html.utf8))
    reader.read()
    return String(decoding: reader.output, as: UTF8.self)
  }

  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")
  private static let blocks: Set<String> = [
    "address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "tbody", "tr", "ul",
  ]
  private static let paragraphs: Set<String> = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table"]
  private static let hidden: Set<String> = ["head", "script", "style", "title"]

  private let bytes: [UInt8]
  private var position = 0
  private var output: [UInt8] = []
  /// No `>` follows any more, so that no further `<` opens a tag.
  private var hasNoMoreTags = false

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count / 2)
  }

  private mutating func read() {
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "<") where !hasNoMoreTags && opensTag(at: position + 1): readTag()
      case UInt8(ascii: "&"): readEntity()
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
        position += 1
        appendSpace()
      default:
        position += 1
        output.append(byte)
      }
    }
  }

  private func opensTag(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    return isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  private mutating func readTag() {
    if starts(with: "<!--", at: position) {
      position = index(after: "-->", from: position + 4) ?? bytes.count
      return
    }
    var index = position + 1
    let isEnd = bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let nameStart = index
    while index < bytes.count, isLetter(bytes[index]) || bytes[index] &- 0x30 < 10 { index += 1 }
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    guard let end = endOfTag(from: index) else {
      hasNoMoreTags = true
      return
    }
    position = end
    if !isEnd, Self.hidden.contains(name) {
      position = self.index(after: "</\(name)", from: position).flatMap(endOfTag) ?? bytes.count
    } else if name == "br" {
      output.append(Self.newline)
    } else if name == "td" || name == "th" {
      appendSpace()
    } else if Self.blocks.contains(name) {
      appendBreak(blank: Self.paragraphs.contains(name))
      if name == "li", !isEnd { output += Array("- ".utf8) }
    }
  }

  /// The place after the `>` that closes a tag. Quoted attribute values may hold others, which count only when the
  /// quote is never closed.
  private func endOfTag(from start: Int) -> Int? {
    var quote: UInt8?
    var quoted: Int?
    for index in start..<max(start, bytes.count) {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") {
        if quote == nil { return index + 1 }
        quoted = quoted ?? index + 1
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return quoted
  }

  /// Compares in any case.
  private func starts(with text: String, at start: Int) -> Bool {
    var index = start
    for byte in text.utf8 {
      guard index < bytes.count else { return false }
      let found = bytes[index]
      guard found == byte || (isLetter(found) && found | 0x20 == byte) else { return false }
      index += 1
    }
    return true
  }

  private func index(after text: String, from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    for index in start..<bytes.count where starts(with: text, at: index) { return index + text.utf8.count }
    return nil
  }

  /// White space between words is one space, and none at the start of a line.
  private mutating func appendSpace() {
    guard let last = output.last, last != Self.space, last != Self.newline else { return }
    output.append(Self.space)
  }

  private mutating func appendBreak(blank: Bool) {
    while output.last == Self.space { output.removeLast() }
    guard !output.isEmpty else { return }
    let present = output.suffix(2).reversed().prefix { $0 == Self.newline }.count
    for _ in present..<max(present, blank ? 2 : 1) { output.append(Self.newline) }
  }

  private mutating func readEntity() {
    let limit = min(position + 12, bytes.count)
    guard let end = (position + 1..<max(position + 1, limit)).first(where: { bytes[$0] == UInt8(ascii: ";") }),
      let text = Self.entity(String(decoding: bytes[position + 1..<end], as: UTF8.self))
    else {
      output.append(bytes[position])
      position += 1
      return
    }
    position = end + 1
    if text == " " { appendSpace() } else { output += Array(text.utf8) }
  }

  private static func entity(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return entities[name] }
    let digits = name.dropFirst()
    let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
    guard let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits) else { return nil }
    guard number != 0xA0 else { return " " }
    return Unicode.Scalar(number).map { String(Character($0)) }
  }

  private static let entities = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "hellip": "…", "mdash": "—",
    "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bull": "•", "middot": "·", "copy": "©",
    "reg": "®", "trade": "™", "euro": "€", "pound": "£", "laquo": "«", "raquo": "»", "zwnj": "", "shy": "",
  ]
}
