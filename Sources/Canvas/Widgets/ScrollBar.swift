import DisplayText

/// Shows which part of something long is in view: a thumb in a column that is otherwise left alone, so that a move of the
/// view costs two cells.
public struct ScrollBar: Sendable, Hashable {
  /// Rows that a thumb covers at most. It tells where the view is; a long one would change with everything shown, and
  /// each row of it is bytes on the line.
  static let longest = 3

  /// What is in view, counted in any unit from the beginning.
  public var shown: Range<Int>
  /// How much there is of it.
  public var count: Int

  public init(shown: Range<Int>, count: Int) {
    self.shown = shown
    self.count = count
  }

  /// The rows of a column of `height` that the thumb covers; nil when all is in view.
  public func thumb(height: Int) -> Range<Int>? {
    guard height > 1, count > 0, shown.lowerBound > 0 || shown.upperBound < count else { return nil }
    let length = max(1, min(height - 1, height * shown.count / count, Self.longest))
    let hidden = max(1, count - shown.count)
    // The ends of the column mean the ends of what is shown, and nothing else does.
    var top = ((height - length) * min(shown.lowerBound, hidden) + hidden / 2) / hidden
    if shown.lowerBound > 0 { top = max(1, top) }
    if shown.upperBound < count { top = min(top, height - length - 1) }
    top = max(0, top)
    return top..<top + length
  }

  /// Draws the thumb into the first column of `area`; nothing when all is in view.
  public func draw(on surface: inout Surface, in area: Rect, style: Style) {
    guard area.width > 0, let thumb = thumb(height: area.height) else { return }
    let column = Rect(x: area.x, y: area.y + thumb.lowerBound, width: 1, height: thumb.count)
    surface.fill(column, with: LineGlyph.thumb, style: style)
  }
}
