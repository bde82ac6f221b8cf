import Canvas
import DisplayText
import TestSupport
import Testing

@testable import DisplayText
@testable import Terminal

@Suite struct RandomSurfaceTests {
  private static let words = [
    "Ada Lovelace", "日本語テキスト", "e\u{301}a\u{308}o\u{323}\u{302}", "─────────", "a", " ", "        ", "Ωμέγα", "✓ done",
    "한국어",
    "xxxxxxxxxxxxxxxxxxxx", "0123456789", "🙂 ok", "\u{1B}[31mred", "עברית",
  ].map { DisplayText($0) }

  private static func style(_ random: inout SeededGenerator) -> Style {
    func color() -> Color {
      switch random.next() % 4 {
      case 0: .indexed(UInt8(random.next() % 16))
      case 1: .indexed(UInt8(random.next() % 2 == 0 ? random.next() % 32 : 240 + random.next() % 16))
      case 2: .rgb(UInt8(random.next() % 10) * 25, UInt8(random.next() % 10) * 25, 40)
      default: .terminal
      }
    }
    return Style(
      foreground: color(), background: color(),
      attributes: Style.Attributes(rawValue: UInt8(random.next() % 3 == 0 ? random.next() % 32 : 0)))
  }

  private static func change(_ surface: inout Surface, _ random: inout SeededGenerator) {
    let (width, height) = (UInt64(surface.size.width), UInt64(surface.size.height))
    let (x, y) = (Int(random.next() % width), Int(random.next() % height))
    let area = Rect(x: x, y: y, width: Int(random.next() % width), height: Int(random.next() % height))
    let style = style(&random)
    switch random.next() % 8 {
    case 0: surface.fill(area, style: style)
    case 1: surface.restyle(area) { $0 = style }
    case 2: surface.cursor = random.next() % 2 == 0 ? nil : Point(x: x, y: y)
    case 3:
      // What a scrolled list does: every row moves up by one.
      let old = surface
      surface.fill(surface.bounds, style: .plain)
      for row in 1..<max(1, old.size.height) {
        for column in 0..<old.size.width {
          guard let glyph = old[column, row].glyph else { continue }
          let line = DisplayText(glyphs: [glyph])
          surface.draw(line, at: Point(x: column, y: row - 1), style: old[column, row].style)
        }
      }
    default: surface.draw(words[Int(random.next() % UInt64(words.count))], at: Point(x: x, y: y), style: style)
    }
  }

  /// Whatever is drawn over whatever, the terminal ends up showing it, in one write, with no byte that is not ours.
  @Test(
    arguments: 1...6,
    [("xterm-256color", ColorMode.automatic), ("xterm-256color", .direct)])
  func theScreenIsWhatTheSurfaceSays(seed: Int, terminal: (name: String, colors: ColorMode)) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let drawing = try Drawing(terminal.name, width: 40, height: 12, options: .init(colorMode: terminal.colors))
    var surface = Surface(size: drawing.backend.size)
    for step in 0..<150 {
      if random.next() % 25 == 0 {
        let size = Size(width: 2 + Int(random.next() % 60), height: 1 + Int(random.next() % 20))
        drawing.terminal.resize(to: size)
        drawing.model.resize(to: size)
        drawing.backend.redrawEverything()
        drawing.backend.resize()
        surface = Surface(size: size)
      }
      for _ in 0..<(1 + random.next() % 6) { Self.change(&surface, &random) }
      drawing.show(surface)
      try #require(drawing.terminal.frames.count <= 1)
      try #require(drawing.model.faults == [], "seed \(seed), step \(step)")
      let expected = terminal.colors == .direct ? surface.expectedInTrueColor : surface.expected
      try #require(differences(drawing.model.rows, expected) == [], "seed \(seed), step \(step)")
      try #require(drawing.model.modes.contains(25) == (surface.cursor != nil))
      if let cursor = surface.cursor { try #require(drawing.model.cursor == cursor) }
    }
  }

  @Test func hostileTextReachesTheFrameAsPicturesOnly() throws {
    let drawing = try Drawing(width: 60, height: 8)
    drawing.show(drawing.surface(""))
    let surface = drawing.surface(
      "\u{1B}]52;c;AAAA\u{7}", "\u{1B}[2J\u{1B}[31m", "a\rb\nc\td", "\u{9B}31m\u{9D}0;x\u{9C}",
      "\u{202E}abc\u{200B}\u{FEFF}",
      "\u{1B}P+q\u{1B}\\", "\u{7F}\u{0}\u{E}\u{F}")
    let frame = drawing.show(surface)
    #expect(drawing.model.faults == [])
    #expect(differences(drawing.model.rows, surface.expected) == [])
    #expect(drawing.model.erasures == 1)
    let controls = String(decoding: frame, as: UTF8.self).unicodeScalars.filter {
      $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
    }
    #expect(controls.allSatisfy { $0 == "\u{1B}" || $0 == "\r" || $0 == "\n" || $0 == "\u{8}" })
  }

  @Test func aGlyphWhoseWidthTheLibraryDisputesIsReplaced() throws {
    let drawing = try Drawing(width: 12, height: 2)
    var surface = drawing.surface("", "")
    let claimsTwo = DisplayText(glyphs: [Glyph(base: 0x61, wide: true)])
    let claimsOne = DisplayText(glyphs: [Glyph(base: 0x8A9E)])
    surface.draw(claimsTwo + DisplayText("b"), at: Point(x: 0, y: 0), style: .plain)
    surface.draw(claimsOne + DisplayText("b"), at: Point(x: 0, y: 1), style: .plain)
    drawing.show(surface)
    #expect(drawing.model.text == ["\u{FFFD} b", "\u{FFFD}b"])
  }

  @Test func withoutUnicodeCharactersAreTheNearestOrQuestionMarks() throws {
    let drawing = try Drawing(width: 12, height: 2, options: .init(asciiOnly: true))
    drawing.show(drawing.surface("日本 Cafe\u{301}b", "─ x"))
    #expect(drawing.model.text == ["? ?  Cafeb", "- x"])
  }
}
