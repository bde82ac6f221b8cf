public import DisplayText

/// The columns of a list; each row fills them with its texts, cut to fit.
public struct ListColumns: Sendable, Hashable {
  public struct Column: Sendable, Hashable {
    public var extent: Layout.Extent
    public var alignment: DisplayText.Alignment

    public init(_ extent: Layout.Extent, alignment: DisplayText.Alignment = .left) {
      self.extent = extent
      self.alignment = alignment
    }
  }

  public var columns: [Column]
  /// Blank columns between two.
  public var gap: Int

  public init(_ columns: [Column], gap: Int = 1) {
    self.columns = columns
    self.gap = gap
  }

  /// Clears the first row of `area` in `style` and draws the cells in their columns. Missing cells are blank.
  public func draw(_ cells: [StyledText], on surface: inout Surface, in area: Rect, style: Style) {
    let row = area.row(0)
    surface.fill(row, style: style)
    let places = Layout.columns(columns.map(\.extent), in: row, gap: gap)
    for ((cell, column), place) in zip(zip(cells, columns), places) {
      let text = cell.truncated(to: place.width)
      let indent =
        switch column.alignment {
        case .left: 0
        case .center: (place.width - text.width) / 2
        case .right: place.width - text.width
        }
      surface.draw(text, at: Point(x: place.x + indent, y: place.y), clip: place)
    }
  }
}
