import DisplayText

/// A pane: a title bar above, and a line to its left that parts it from its neighbour.
public struct Panel: Sendable, Hashable {
  public var title: StyledText
  /// Stands at the right end of the title bar when there is room for both.
  public var trailing: StyledText
  /// How the bar looks where it holds no text.
  public var barStyle: Style
  /// How the line to the left looks; nil for no line.
  public var ruleStyle: Style?

  public init(title: StyledText, trailing: StyledText = StyledText(), barStyle: Style, ruleStyle: Style? = nil) {
    self.title = title
    self.trailing = trailing
    self.barStyle = barStyle
    self.ruleStyle = ruleStyle
  }

  /// Draws bar and line, and returns what is left for the content, which is not cleared.
  public func draw(on surface: inout Surface, in area: Rect) -> Rect {
    var inside = area
    if let ruleStyle, area.width > 1 {
      surface.verticalRule(in: area, style: ruleStyle)
      inside = Rect(x: area.x + 1, y: area.y, width: area.width - 1, height: area.height)
    }
    let bar = inside.row(0)
    surface.fill(bar, style: barStyle)
    let fits = !trailing.isEmpty && title.width + trailing.width + 4 <= bar.width
    let room = bar.width - 2 - (fits ? trailing.width + 2 : 0)
    surface.draw(title.truncated(to: room), at: Point(x: bar.x + 1, y: bar.y), clip: bar)
    if fits { surface.draw(trailing, at: Point(x: bar.right - 1 - trailing.width, y: bar.y), clip: bar) }
    return inside.droppingRows(1)
  }
}
