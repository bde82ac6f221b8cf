import DisplayText

/// Shows in one column which part of a list is in view.
public struct ScrollMark: Sendable, Hashable {
  public var trackStyle: Style
  public var thumbStyle: Style

  public init(trackStyle: Style, thumbStyle: Style) {
    self.trackStyle = trackStyle
    self.thumbStyle = thumbStyle
  }

  /// Draws in the left column of `area`, whose height stands for all `count` rows; the track alone when all are seen.
  public func draw(visible: Range<Int>, of count: Int, on surface: inout Surface, in area: Rect) {
    surface.verticalRule(in: area, style: trackStyle)
    let seen = visible.clamped(to: 0..<max(0, count))
    guard area.height > 0, area.width > 0, !seen.isEmpty, seen.count < count else { return }
    let length = max(1, area.height * seen.count / count)
    let offset = (area.height - length) * seen.lowerBound / (count - seen.count)
    let thumb = Rect(x: area.x, y: area.y + offset, width: 1, height: length)
    surface.fill(thumb.intersection(area), with: LineGlyph.heavyVertical, style: thumbStyle)
  }
}
