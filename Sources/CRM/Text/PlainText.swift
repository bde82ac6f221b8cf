/// Reduces the HTML of notes and e-mails to text to read: tags out, entities decoded, paragraphs and list items kept.
///
/// Takes any input, however broken, in one pass.
public enum PlainText {
  /// The text of `html`; plain text comes back as it is, but for white space.
  public static func reducing(html: String) -> String {
    var reducer = HTMLReducer(html)
    return reducer.run()
  }
}

private struct HTMLReducer {
  private let bytes: [UInt8]
  private var position = 0
  private var output = PlainTextOutput()
  private var preformatted = 0

  init(_ html: String) {
    bytes = Array(html.utf8)
  }

  mutating func run() -> String {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "<"): tagOrLess()
      case UInt8(ascii: "&"): entity()
      default: text()
      }
    }
    return output.finish()
  }

  private mutating func text() {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "<"), bytes[position] != UInt8(ascii: "&") {
      position += 1
    }
    output.append(bytes[start..<position], isPreformatted: preformatted > 0)
  }

  private mutating func tagOrLess() {
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return skipDeclaration() }
    let isClosing = next == UInt8(ascii: "/")
    let nameStart = position + (isClosing ? 2 : 1)
    var nameEnd = nameStart
    while nameEnd < bytes.count, Self.isNameByte(bytes[nameEnd]) { nameEnd += 1 }
    guard nameEnd > nameStart else {
      output.append(bytes[position...position], isPreformatted: false)
      position += 1
      return
    }
    let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased()
    position = nameEnd
    skipTag()
    apply(name, isClosing: isClosing)
  }

  private mutating func apply(_ name: String, isClosing: Bool) {
    switch name {
    case "br": output.lineBreak()
    case "script", "style", "head", "title": if !isClosing { skipContent(of: name) }
    case "li":
      if isClosing { output.startLine() } else { output.startItem() }
    case "ul", "ol": output.startList()
    case "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "hr": output.startParagraph()
    case "div", "tr", "section", "article", "header", "footer", "body", "dt", "dd": output.startLine()
    case "td", "th": if isClosing { output.append([0x20], isPreformatted: false) }
    case "pre":
      output.startParagraph()
      preformatted = max(0, preformatted + (isClosing ? -1 : 1))
    default: break
    }
  }

  /// Moves behind the tag's `>`; quoted attributes may hold one.
  private mutating func skipTag() {
    var quote: UInt8 = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return
      }
    }
  }

  private mutating func skipDeclaration() {
    let isComment = bytes[position...].starts(with: "<!--".utf8)
    let end = Array((isComment ? "-->" : ">").utf8)
    position += isComment ? 4 : 2
    while position < bytes.count, !bytes[position...].starts(with: end) { position += 1 }
    position = min(bytes.count, position + end.count)
  }

  private mutating func skipContent(of name: String) {
    let wanted = Array("</\(name)".utf8)
    while position < bytes.count {
      let candidate = bytes[position...].prefix(wanted.count)
      if candidate.first == UInt8(ascii: "<"), candidate.map(Self.lowercased) == wanted { return }
      position += 1
    }
  }

  private mutating func entity() {
    let limit = min(bytes.count, position + 12)
    if let end = bytes[position..<limit].firstIndex(of: UInt8(ascii: ";")),
      let text = HTMLEntity.decode(bytes[position + 1..<end])
    {
      position = end + 1
      output.append(Array(text.utf8)[...], isPreformatted: preformatted > 0, keepsSpace: true)
    } else {
      output.append(bytes[position...position], isPreformatted: false)
      position += 1
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
