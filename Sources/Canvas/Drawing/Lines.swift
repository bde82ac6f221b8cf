public import DisplayText

/// The few line-drawing characters in use: rules cost bytes on a slow line, so panes are told apart by blanks and
/// colour first.
enum LineGlyph {
  static let horizontal = glyph("─")
  static let vertical = glyph("│")
  static let topLeft = glyph("┌")
  static let topRight = glyph("┐")
  static let bottomLeft = glyph("└")
  static let bottomRight = glyph("┘")
  static let thumb = glyph("┃")

  private static func glyph(_ text: StaticString) -> Glyph {
    DisplayText(verbatim: text).glyphs.first ?? .space
  }
}

extension Surface {
  /// A horizontal line through the top row of `area`.
  public mutating func horizontalRule(in area: Rect, style: Style) {
    fill(area.row(0), with: LineGlyph.horizontal, style: style)
  }

  /// A vertical line down the left column of `area`.
  public mutating func verticalRule(in area: Rect, style: Style) {
    let column = Rect(x: area.x, y: area.y, width: min(1, area.width), height: area.height)
    fill(column, with: LineGlyph.vertical, style: style)
  }

  /// Clears `area`, draws a box along its edge with `title` in the upper one, and returns the inside.
  /// An area of less than three columns or rows is only cleared, and its inside is all of it.
  @discardableResult
  public mutating func drawFrame(in area: Rect, title: DisplayText = DisplayText(), style: Style) -> Rect {
    fill(area, style: style)
    guard area.width > 2, area.height > 2 else { return area }
    let right = area.right - 1
    let bottom = area.bottom - 1
    horizontalRule(in: area, style: style)
    horizontalRule(in: area.row(area.height - 1), style: style)
    verticalRule(in: area, style: style)
    verticalRule(in: Rect(x: right, y: area.y, width: 1, height: area.height), style: style)
    for (glyph, x, y) in [
      (LineGlyph.topLeft, area.x, area.y), (LineGlyph.topRight, right, area.y),
      (LineGlyph.bottomLeft, area.x, bottom), (LineGlyph.bottomRight, right, bottom),
    ] {
      fill(Rect(x: x, y: y, width: 1, height: 1), with: glyph, style: style)
    }
    if !title.isEmpty, area.width > 6 {
      let text = DisplayText(verbatim: " ") + title.truncated(to: area.width - 6) + DisplayText(verbatim: " ")
      draw(text, at: Point(x: area.x + 2, y: area.y), style: style, clip: area)
    }
    return area.inset(columns: 1, rows: 1)
  }
}
