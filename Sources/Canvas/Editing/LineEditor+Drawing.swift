import DisplayText

extension LineEditor {
  /// Draws the line in the first row of `area`, scrolled so that the cursor is in view, and shows the cursor there.
  /// `placeholder` stands in an empty field.
  public func draw(
    on surface: inout Surface, in area: Rect, style: Style, placeholder: StyledText = StyledText()
  ) {
    let field = area.row(0)
    guard !field.isEmpty else { return }
    surface.fill(field, style: style)
    let before = DisplayText(textBeforeCursor)
    let offset = Self.offset(cursorColumn: before.width, columns: field.width)
    let shown = (before + DisplayText(textAfterCursor)).dropping(columns: offset)
    surface.draw(shown, at: Point(x: field.x, y: field.y), style: style, clip: field)
    if isEmpty { surface.draw(placeholder.truncated(to: field.width), at: Point(x: field.x, y: field.y), clip: field) }
    let cursor = Point(x: field.x + before.width - offset, y: field.y)
    if surface.bounds.contains(cursor) { surface.cursor = cursor }
  }

  /// Columns scrolled off to the left: none while the cursor is in the first `columns`, then by half fields, so that
  /// typing does not redraw the whole field at every key.
  private static func offset(cursorColumn: Int, columns: Int) -> Int {
    let past = cursorColumn - columns + 1
    guard past > 0 else { return 0 }
    let step = max(1, columns / 2)
    return (past + step - 1) / step * step
  }
}
