/// Collects text as a page would show it: runs of white space are one space, blocks start on lines of their own, and
/// at most one empty line stands between them.
struct PlainTextOutput {
  private var bytes: [UInt8] = []
  private var pendingSpace = false
  private var pendingBreaks = 0
  /// Whether nothing was written since the last item's mark: blocks within an item do not leave its line.
  private var isAfterMark = false
  private var listHasItems = false

  mutating func append(_ text: ArraySlice<UInt8>, isPreformatted: Bool, keepsSpace: Bool = false) {
    for byte in text {
      switch byte {
      case 0x0A where isPreformatted: lineBreak()
      case 0x20 where isPreformatted || keepsSpace: write(byte)
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D: pendingSpace = true
      default: write(byte)
      }
    }
  }

  mutating func lineBreak() {
    pendingSpace = false
    pendingBreaks = min(pendingBreaks + 1, 2)
  }

  mutating func startLine() {
    pendingSpace = false
    pendingBreaks = max(pendingBreaks, 1)
  }

  mutating func startParagraph() {
    pendingSpace = false
    pendingBreaks = 2
  }

  mutating func startList() {
    startParagraph()
    listHasItems = false
  }

  /// Starts a list's item; no empty lines come between the items of a list.
  mutating func startItem() {
    startLine()
    if listHasItems { pendingBreaks = 1 }
    for byte in "• ".utf8 { write(byte) }
    isAfterMark = true
    listHasItems = true
  }

  mutating func finish() -> String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A }
    let start = bytes.firstIndex { !isSpace($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func write(_ byte: UInt8) {
    if isAfterMark {
      pendingBreaks = 0
      isAfterMark = false
    }
    if !bytes.isEmpty, pendingBreaks > 0 {
      bytes.append(contentsOf: repeatElement(0x0A, count: pendingBreaks))
    } else if pendingSpace, let last = bytes.last, last != 0x20, last != 0x0A {
      bytes.append(0x20)
    }
    pendingBreaks = 0
    pendingSpace = false
    bytes.append(byte)
  }
}
