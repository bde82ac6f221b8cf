import DisplayText

/// A text of any number of lines being typed, with the editing habits of a shell.
///
/// Lines end in LF. The text is what was typed, byte for byte, not what is safe to show; drawing sees to that.
/// Up and Down go by the rows seen, so the room it is drawn in has to be told with `resize`.
public struct TextArea: Sendable, Hashable {
  public typealias Outcome = EditOutcome

  private var buffer: EditBuffer
  private(set) var rows: TextRows
  /// The first row in view.
  private(set) var top = 0
  private(set) var height: Int
  /// The column that Up and Down go for, as long as nothing else is done in between.
  private var goal: Int?

  /// Begins with the cursor after `text`, in a room of a common size until it is told.
  public init(text: String = "", size: Size = Size(width: 80, height: 10)) {
    buffer = EditBuffer(Self.normalised(text))
    height = max(1, size.height)
    rows = TextRows(of: buffer.characters, columns: Self.columns(in: size.width))
    reveal()
  }

  public var text: String { buffer.text }
  public var isEmpty: Bool { buffer.isEmpty }
  public var characters: [Character] { buffer.characters }
  /// Characters before the cursor.
  public var cursor: Int { buffer.cursor }
  /// Rows the whole text takes, at least 1.
  public var rowCount: Int { rows.count }
  /// The row the cursor is in, from 0.
  public var cursorRow: Int { rows.row(of: cursor) }
  /// The characters of the line the cursor is in, without its line end.
  public var line: Range<Int> { rows.line(around: cursor) }

  /// Tells the room there is to draw in.
  public mutating func resize(to size: Size) {
    height = max(1, size.height)
    rows.resize(columns: Self.columns(in: size.width), buffer.characters)
    reveal()
  }

  /// Puts `text` at the cursor, as typed or pasted: CR LF and CR become LF, controls other than tabs are dropped.
  @discardableResult
  public mutating func insert(_ text: String) -> Outcome { edit { $0.insert(Self.normalised(text)) } }

  @discardableResult
  public mutating func newline() -> Outcome { insert("\n") }

  /// Replaces the whole text and puts the cursor after it; can be undone.
  public mutating func replace(with text: String) {
    edit {
      $0.replaceAll(with: Self.normalised(text))
      return .changed
    }
  }

  @discardableResult
  public mutating func undo() -> Outcome { edit { $0.undo() } }

  /// Does again what was undone last, unless the text was changed since.
  @discardableResult
  public mutating func redo() -> Outcome { edit { $0.redo() } }

  @discardableResult
  public mutating func move(to position: Int) -> Outcome { edit { $0.move(to: position) } }

  /// Moves so many rows down, or up when negative, as far as there are any; in the column it started from.
  @discardableResult
  public mutating func move(rows steps: Int) -> Outcome {
    let row = cursorRow
    let target = max(0, min(row + max(-rows.count, min(steps, rows.count)), rows.count - 1))
    guard target != row else { return .unchanged }
    let column = goal ?? column(of: cursor, inRow: row)
    let outcome = move(to: position(inRow: target, at: column))
    goal = column
    return outcome
  }

  /// Does something to the text and sees to what follows from it.
  @discardableResult
  mutating func edit(_ change: (inout EditBuffer) -> Outcome) -> Outcome {
    let outcome = change(&buffer)
    goal = nil
    if let change = buffer.takeChange() { rows.update(buffer.characters, change) }
    reveal()
    return outcome
  }

  // MARK: Rows

  /// Columns before `position`, which is in row `index`; blanks that hang over the edge take none.
  func column(of position: Int, inRow index: Int) -> Int {
    let start = rows.characters(ofRow: index).lowerBound
    return min(TypedGlyphs(buffer.characters[start..<max(start, position)]).text.width, rows.columns)
  }

  func text(ofRow index: Int) -> DisplayText {
    TypedGlyphs(buffer.characters[rows.characters(ofRow: index)]).text
  }

  /// The place in row `index` nearest to `column` from the left.
  private func position(inRow index: Int, at column: Int) -> Int {
    let range = rows.characters(ofRow: index)
    // The place after the last character of a row that goes on is the first of the next.
    let isLineEnd = range.upperBound == buffer.characters.count || buffer.characters[range.upperBound] == "\n"
    let last = isLineEnd ? range.upperBound : max(range.lowerBound, range.upperBound - 1)
    var position = range.lowerBound
    var used = 0
    while position < last {
      used += TypedGlyphs(buffer.characters[position..<position + 1]).text.width
      if used > column { break }
      position += 1
    }
    return position
  }

  private mutating func reveal() { top = top(showing: cursorRow, height: height) }

  /// The first row to show so that `row` is in view in a room of `height` rows, changed as little as possible.
  func top(showing row: Int, height: Int) -> Int {
    max(0, min(max(top, row - height + 1), row, max(0, rows.count - height)))
  }

  /// One column stays for the cursor after a full row.
  private static func columns(in width: Int) -> Int { max(1, width - 1) }

  private static func normalised(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 == 0x0A || $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F && $0 < 0xC2) || $0 > 0xC2 }) {
      return text
    }
    var kept = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\r": kept.append("\n")
      case "\n": if previous != "\r" { kept.append("\n") }
      case "\t": kept.append("\t")
      default: if scalar.properties.generalCategory != .control { kept.append(scalar) }
      }
    }
    return String(kept)
  }
}
