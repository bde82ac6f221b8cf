import DisplayText

extension TextArea {
  /// Draws the rows around the cursor in `area`, and shows the cursor there when `isFocused`. `placeholder` stands in
  /// an empty text.
  public func draw(
    on surface: inout Surface, in area: Rect, style: Style, isFocused: Bool = true,
    placeholder: StyledText = StyledText()
  ) {
    guard !area.isEmpty else { return }
    surface.fill(area, style: style)
    if isEmpty {
      surface.draw(placeholder.truncated(to: area.width), at: Point(x: area.x, y: area.y), clip: area)
    }
    var shown = self
    shown.resize(to: Size(width: area.width, height: area.height))
    for index in 0..<min(area.height, shown.rowCount - shown.top) {
      surface.draw(
        shown.text(ofRow: shown.top + index), at: Point(x: area.x, y: area.y + index), style: style, clip: area)
    }
    guard isFocused else { return }
    let row = shown.cursorRow
    let column = min(shown.column(of: cursor, inRow: row), area.width - 1)
    let point = Point(x: area.x + column, y: area.y + row - shown.top)
    if surface.bounds.contains(point) { surface.cursor = point }
  }

  /// Whether there are rows above and below those that a room of `height` rows shows.
  public func hidden(height: Int) -> (above: Bool, below: Bool) {
    let top = top(showing: cursorRow, height: height)
    return (top > 0, top + height < rowCount)
  }
}
