public import DisplayText

/// One line in several styles. The styles stand beside the text, so nothing within a text can change how it looks.
public struct StyledText: Sendable, Hashable {
  public struct Run: Sendable, Hashable {
    public var text: DisplayText
    public var style: Style

    public init(_ text: DisplayText, style: Style) {
      self.text = text
      self.style = style
    }
  }

  public private(set) var runs: [Run]
  /// Columns the line takes.
  public private(set) var width: Int

  public init(runs: [Run] = []) {
    self.runs = runs
    width = runs.reduce(0) { $0 + $1.text.width }
  }

  public init(_ text: DisplayText, style: Style) {
    self.init(runs: [Run(text, style: style)])
  }

  public var isEmpty: Bool { width == 0 }

  /// The whole line without its styles.
  public var text: DisplayText { runs.count == 1 ? runs[0].text : runs.map(\.text).joined() }

  public mutating func append(_ text: DisplayText, style: Style) {
    runs.append(Run(text, style: style))
    width += text.width
  }

  public static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(runs: left.runs + right.runs)
  }

  public static func += (left: inout StyledText, right: StyledText) {
    left = left + right
  }

  /// The line if it fits in `columns`, otherwise its beginning and `…` in the style of what it cuts.
  public func truncated(to columns: Int) -> StyledText {
    if width <= columns { return self }
    var kept = StyledText()
    for run in runs {
      let room = columns - kept.width
      // One column stays for the sign that there is more, unless this run is the rest and fits.
      if run.text.width >= room {
        let cut =
          run.text.width == room ? run.text.prefix(columns: room - 1) + Self.ellipsis : run.text.truncated(to: room)
        if room > 0 { kept.append(cut, style: run.style) }
        break
      }
      kept.append(run.text, style: run.style)
    }
    return kept
  }

  private static let ellipsis = DisplayText(verbatim: "…")

  /// The line in rows of at most `columns`; see `DisplayText.wrapped`.
  public func wrapped(to columns: Int) -> [StyledText] {
    if columns > 0, width <= columns { return [self] }
    return text.wrappedRanges(to: columns).map { range in
      let row = slice(range)
      guard row.width > columns, let style = row.runs.first?.style else { return row }
      return StyledText(DisplayText(glyphs: [.replacement]), style: style)
    }
  }

  /// The line with `change` made to the look of the glyphs in `ranges`, which are ascending, such as those of
  /// `DisplayText.matches`.
  public func restyled(_ ranges: [Range<Int>], _ change: (inout Style) -> Void) -> StyledText {
    var result = StyledText()
    var position = 0
    for range in ranges where range.lowerBound >= position {
      result += slice(position..<range.lowerBound)
      for run in slice(range).runs {
        var style = run.style
        change(&style)
        result.append(run.text, style: style)
      }
      position = range.upperBound
    }
    return result + slice(position..<max(position, runs.reduce(0) { $0 + $1.text.glyphs.count }))
  }

  /// The glyphs of `range` with their styles.
  private func slice(_ range: Range<Int>) -> StyledText {
    var result = StyledText()
    var start = 0
    for run in runs {
      let end = start + run.text.glyphs.count
      let part = range.clamped(to: start..<end)
      if !part.isEmpty {
        result.append(run.text[(part.lowerBound - start)..<(part.upperBound - start)], style: run.style)
      }
      start = end
    }
    return result
  }
}

extension Surface {
  /// Draws `text` from `origin`, cut at `clip`; see `draw(_:at:style:clip:)`.
  @discardableResult
  public mutating func draw(_ text: StyledText, at origin: Point, clip: Rect? = nil) -> Int {
    var drawn = 0
    for run in text.runs {
      let columns = draw(run.text, at: Point(x: origin.x + drawn, y: origin.y), style: run.style, clip: clip)
      drawn += columns
      // A wide glyph left out at the edge ends the line; the next run must not slip into its place.
      if columns < run.text.width { break }
    }
    return drawn
  }
}
