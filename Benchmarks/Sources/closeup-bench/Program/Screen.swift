import CPseudoTerminal

/// What a terminal would show: the text of each cell, without colours.
///
/// Knows the sequences that ncurses sends for `xterm-256color`, and reports any other rather than show a wrong screen.
struct Screen: CustomStringConvertible {
  let rows: Int
  let columns: Int
  /// A sequence that is not known here.
  var unknown: String?

  var cells: [[String]]
  var row = 0
  var column = 0
  /// The first and the last row that scroll.
  var region: ClosedRange<Int>
  /// What was drawn last, for the sequence that repeats it.
  var lastDrawn = " "
  private var undecoded: [UInt8] = []

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    region = 0...rows - 1
  }

  /// The text of a row from a column on, as far as `end`.
  func text(_ row: Int, from start: Int = 0, to end: Int? = nil) -> String {
    cells[row][start..<min(end ?? columns, columns)].joined()
  }

  var description: String { cells.map { "  | " + $0.joined() }.joined(separator: "\n") }

  mutating func feed(_ bytes: [UInt8]) {
    var rest = (undecoded + bytes)[...]
    while !rest.isEmpty {
      guard let length = unitLength(rest) else { break }
      take(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    undecoded = Array(rest)
  }

  /// Bytes of the character or sequence that `bytes` begin with; nil when its end is not there yet.
  private func unitLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    guard first == 0x1B else {
      let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      return bytes.count >= length ? length : nil
    }
    guard let second = bytes.dropFirst().first else { return nil }
    let body = bytes.dropFirst(2)
    switch second {
    case UInt8(ascii: "["): return body.firstIndex { (0x40...0x7E).contains($0) }.map { $0 - bytes.startIndex + 1 }
    case UInt8(ascii: "]"): return body.firstIndex(of: 0x07).map { $0 - bytes.startIndex + 1 }
    case UInt8(ascii: "("): return body.isEmpty ? nil : 3
    default: return 2
    }
  }

  private mutating func take(_ unit: ArraySlice<UInt8>) {
    let text = String(decoding: unit, as: UTF8.self)
    switch unit.first {
    case 0x1B: obey(text)
    case 0x08: column = max(0, column - 1)
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x0A: if row == region.upperBound { scroll(1) } else { row = min(rows - 1, row + 1) }
    case 0x0D: column = 0
    case let first? where first < 0x20: break
    default: draw(text)
    }
  }

  mutating func draw(_ text: String) {
    let width = text.unicodeScalars.first.map { Int(pt_width($0.value)) } ?? 0
    guard width > 0 else {
      // A combining character belongs to the one before it.
      if column > 0 { cells[row][column - 1] += text }
      return
    }
    if column + width > columns {
      column = 0
      if row == region.upperBound { scroll(1) } else { row = min(rows - 1, row + 1) }
    }
    cells[row][column] = text
    if width == 2 { cells[row][column + 1] = "" }
    column += width
    lastDrawn = text
  }

  mutating func scroll(_ count: Int) {
    let blank = Array(repeating: " ", count: columns)
    for _ in 0..<abs(count) {
      if count > 0 {
        cells.remove(at: region.lowerBound)
        cells.insert(blank, at: region.upperBound)
      } else {
        cells.remove(at: region.upperBound)
        cells.insert(blank, at: region.lowerBound)
      }
    }
  }
}
