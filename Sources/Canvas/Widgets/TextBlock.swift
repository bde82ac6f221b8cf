import DisplayText

/// An untrusted text of many lines, wrapped and scrolled, such as a note. Reads no further than it shows.
public struct TextBlock: Sendable, Hashable {
  public var text: String
  public var style: Style

  public init(_ untrusted: String, style: Style) {
    text = untrusted
    self.style = style
  }

  /// Rows it takes in `width` columns; stops counting at `limit`.
  public func height(width: Int, limit: Int = .max) -> Int {
    var count = 0
    for _ in DisplayText.rows(of: text, width: width) {
      if count >= limit { break }
      count += 1
    }
    return count
  }

  /// Clears `area` and draws the rows from `firstRow` on. Returns how many there were to draw.
  @discardableResult
  public func draw(on surface: inout Surface, in area: Rect, from firstRow: Int = 0) -> Int {
    surface.fill(area, style: style)
    var drawn = 0
    var rows = DisplayText.rows(of: text, width: area.width).dropFirst(max(0, firstRow)).makeIterator()
    while drawn < area.height, let row = rows.next() {
      surface.draw(row, at: Point(x: area.x, y: area.y + drawn), style: style, clip: area)
      drawn += 1
    }
    return drawn
  }
}
