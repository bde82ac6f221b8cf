/// The rows of an untrusted text of many lines, made as they are asked for.
public struct WrappedRows: Sequence, IteratorProtocol {
  private let width: Int
  private var reader: GlyphReader
  /// What has been read of the current line and is not yet in a row.
  private var glyphs: [Glyph] = []
  /// Columns of the current line that have been read, for tab stops.
  private var column = 0
  private var state = State.beforeLine

  private enum State {
    case beforeLine, insideLine, lineRead, textRead
  }

  static let tabStop = 4

  init(of untrusted: String, width: Int) {
    self.width = width
    reader = GlyphReader(untrusted, controls: .separate)
  }

  public mutating func next() -> DisplayText? {
    guard width > 0 else { return nil }
    fill()
    switch state {
    case .textRead where glyphs.isEmpty: return nil
    case .lineRead where glyphs.isEmpty:
      endLine()
      return DisplayText()
    default: break
    }
    let row = RowBreak(of: glyphs, from: 0, width: width)
    let text = DisplayText(glyphs: Array(glyphs[..<row.end])).fitting(width)
    glyphs.removeFirst(row.next)
    if state == .lineRead, glyphs.isEmpty { endLine() }
    return text
  }

  private mutating func endLine() {
    column = 0
    state = .beforeLine
  }

  /// Reads until the next break can be decided: past the row, to a glyph that is no space.
  private mutating func fill() {
    while state != .lineRead, state != .textRead, glyphs.count < width + 2 || glyphs.last?.isSpace == true {
      switch reader.next() {
      case .glyph(let glyph):
        glyphs.append(glyph)
        column += glyph.width
        state = .insideLine
      case .tab:
        let blanks = Self.tabStop - column % Self.tabStop
        glyphs.append(contentsOf: repeatElement(.space, count: blanks))
        column += blanks
        state = .insideLine
      case .lineBreak: state = .lineRead
      case nil: state = .textRead
      }
    }
  }
}

extension DisplayText {
  /// The rows of `untrusted` wrapped to `width` columns, lazily: reading ten rows of a long note costs ten rows.
  ///
  /// Lines end at LF, CR LF and CR; the last line end opens no further line, and an empty text has no rows.
  /// Tabs reach to the next multiple of four columns.
  public static func rows(of untrusted: String, width: Int) -> WrappedRows {
    WrappedRows(of: untrusted, width: width)
  }

  /// At most `maximumRows` of `rows(of:width:)`.
  public static func wrappedRows(of untrusted: String, width: Int, maximumRows: Int) -> [DisplayText] {
    Array(rows(of: untrusted, width: width).prefix(max(0, maximumRows)))
  }

  /// The lines of `untrusted`, not wrapped; see `rows(of:width:)` for line ends and tabs.
  public static func lines(_ untrusted: String) -> [DisplayText] {
    var lines: [DisplayText] = []
    var reader = GlyphReader(untrusted, controls: .separate)
    var glyphs: [Glyph] = []
    var column = 0
    func endLine() {
      lines.append(DisplayText(glyphs: glyphs, width: column))
      glyphs.removeAll(keepingCapacity: true)
      column = 0
    }
    while let element = reader.next() {
      switch element {
      case .glyph(let glyph):
        glyphs.append(glyph)
        column += glyph.width
      case .tab:
        let blanks = WrappedRows.tabStop - column % WrappedRows.tabStop
        glyphs.append(contentsOf: repeatElement(.space, count: blanks))
        column += blanks
      case .lineBreak: endLine()
      }
    }
    if !glyphs.isEmpty { endLine() }
    return lines
  }

  /// The beginning of `untrusted` in one row of at most `columns`: line ends, tabs and runs of spaces are one space
  /// each, and `…` says that there is more. Reads no more than it shows.
  public static func preview(of untrusted: String, columns: Int) -> DisplayText {
    var reader = GlyphReader(untrusted, controls: .separate)
    var glyphs: [Glyph] = []
    var width = 0
    var gap = false
    while width <= columns, let element = reader.next() {
      guard case .glyph(let glyph) = element, !glyph.isSpace else {
        gap = !glyphs.isEmpty
        continue
      }
      if gap {
        glyphs.append(.space)
        width += 1
        gap = false
      }
      glyphs.append(glyph)
      width += glyph.width
    }
    return DisplayText(glyphs: glyphs, width: width).truncated(to: columns)
  }
}
