import Canvas
import DisplayText
import TestSupport
import Testing

/// Twenty thousand random draws, one after the other, on surfaces of random size.
@Suite struct RandomDrawingTests {
  private static let words = ["plain", "漢字かな", "e\u{301}a\u{308}", "👍🏽👨‍👩‍👧", "\u{1B}[31m", "a漢b字", "", " "]

  private func text(_ generator: inout SeededGenerator) -> DisplayText {
    (0..<Int.random(in: 0...4, using: &generator))
      .map { _ in DisplayText(Self.words.randomElement(using: &generator) ?? "") }.joined()
  }

  private func rect(_ generator: inout SeededGenerator) -> Rect {
    Rect(
      x: Int.random(in: -6...24, using: &generator), y: Int.random(in: -3...9, using: &generator),
      width: Int.random(in: -2...30, using: &generator), height: Int.random(in: -2...10, using: &generator))
  }

  /// Draws something at random; `clip` holds all that may change.
  private func draw(on surface: inout Surface, using generator: inout SeededGenerator) -> Rect {
    let clip = rect(&generator)
    let style = Style(attributes: Style.Attributes(rawValue: UInt8.random(in: 0...31, using: &generator)))
    let styled = StyledText(text(&generator), style: style) + StyledText(text(&generator), style: .plain)
    let origin = Point(x: Int.random(in: -8...26, using: &generator), y: Int.random(in: -2...9, using: &generator))
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: surface.fill(clip, style: style)
    case 1: surface.restyle(clip) { $0 = style }
    case 2: surface.drawFrame(in: clip, title: text(&generator), style: style)
    case 3: _ = Panel(title: styled, trailing: styled, barStyle: style, ruleStyle: style).draw(on: &surface, in: clip)
    case 4:
      var window = ScrollWindow(count: Int.random(in: 0...20, using: &generator))
      window.select(origin.x)
      Picker(
        title: styled.text, filter: LineEditor(text: styled.text.plain), window: window, emptyText: styled.text,
        styles: .init(selected: style)
      ).draw(on: &surface, over: clip) {
        .init(styled, detail: styled.text, unavailable: $0 % 2 == 0 ? nil : styled.text)
      }
    case 5: LineEditor(text: styled.text.plain).draw(on: &surface, in: clip, style: style, placeholder: styled)
    default: surface.draw(styled, at: origin, clip: clip)
    }
    return clip
  }

  @Test func wideGlyphsStayWholeAndNothingLeavesItsArea() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<200 {
      var surface = Surface(
        size: Size(
          width: Int.random(in: 0...26, using: &generator), height: Int.random(in: 0...9, using: &generator)))
      for _ in 0..<100 {
        let before = surface
        let clip = draw(on: &surface, using: &generator)
        if let flaw = flaw(of: surface, after: before, clip: clip) {
          Issue.record("\(flaw)\n\(before.plainText)\n---\n\(surface.plainText)")
        }
      }
    }
  }

  private func flaw(of surface: Surface, after before: Surface, clip: Rect) -> String? {
    for y in 0..<surface.size.height {
      for x in 0..<surface.size.width {
        let cell = surface[x, y]
        let follows = x > 0 && surface[x - 1, y].glyph?.width == 2
        if (cell.glyph == nil) != follows { return "half a wide glyph at \(x), \(y)" }
        if cell.glyph?.width == 2, x + 1 == surface.size.width { return "wide glyph past the edge in row \(y)" }
        // The one change allowed outside: a wide glyph that lost its other half within loses this one too.
        let wasHalved = cell.glyph == .space && before[x, y].glyph?.isSpace != true
        let wasWide = before[x, y].glyph == nil || before[x, y].glyph?.width == 2
        if !clip.contains(Point(x: x, y: y)), cell != before[x, y], !(wasHalved && wasWide) {
          return "\(clip) changed \(x), \(y)"
        }
      }
    }
    if let cursor = surface.cursor, !surface.bounds.contains(cursor) { return "cursor at \(cursor)" }
    return nil
  }
}
