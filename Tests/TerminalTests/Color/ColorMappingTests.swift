import Canvas
import TestSupport
import Testing

@testable import Terminal

@Suite struct ColorMappingTests {
  @Test(
    arguments: [
      (ColorDepth.none, Color.rgb(255, 0, 0), -1), (.none, .indexed(1), -1),
      (.eight, .indexed(1), 1), (.eight, .indexed(9), 1), (.eight, .rgb(250, 10, 10), 1), (.eight, .indexed(21), 4),
      (.sixteen, .indexed(9), 9), (.sixteen, .indexed(196), 9), (.sixteen, .rgb(0, 0, 0), 0),
      (.sixteen, .rgb(120, 120, 120), 8),
      (.indexed256, .indexed(9), 9), (.indexed256, .indexed(200), 200), (.indexed256, .rgb(255, 0, 0), 196),
      (.indexed256, .rgb(0, 0, 0), 16), (.indexed256, .rgb(8, 8, 8), 232), (.indexed256, .rgb(238, 238, 238), 255),
      (.indexed256, .rgb(95, 135, 175), 67),
      (.direct, .rgb(1, 2, 3), 0x010203), (.direct, .indexed(3), 3), (.direct, .indexed(196), 0xFF0000),
      (.direct, .rgb(0, 0, 3), 8),
    ] as [(ColorDepth, Color, Int32)])
  func numbers(_ depth: ColorDepth, _ color: Color, _ expected: Int32) {
    #expect(ColorMapping(depth: depth).number(color) == expected)
  }

  @Test(arguments: [ColorDepth.none, .eight, .sixteen, .indexed256, .direct])
  func theTerminalsOwnColorStaysItsOwn(_ depth: ColorDepth) {
    #expect(ColorMapping(depth: depth).number(.terminal) == -1)
  }

  @Test func boldStandsInForBrightWhereThereAreEightColors() {
    let bright = Style(foreground: .indexed(11))
    #expect(ColorMapping(depth: .eight).pair(for: bright).attributes == .bold)
    #expect(ColorMapping(depth: .sixteen).pair(for: bright).attributes == [])
    #expect(ColorMapping(depth: .eight).pair(for: Style(foreground: .indexed(3))).attributes == [])
    #expect(ColorMapping(depth: .eight).pair(for: Style(background: .indexed(11))).attributes == [])
  }

  /// Bold black is black on black where bold does not brighten.
  @Test func greyIsNeverBoldBlack() {
    let eight = ColorMapping(depth: .eight)
    #expect(eight.pair(for: Style(foreground: .indexed(8))) == (.terminal, .dim))
    let onBlack = eight.pair(for: Style(foreground: .indexed(8), background: .indexed(0)))
    #expect(onBlack == (ColorMapping.Pair(foreground: 7, background: 0), []))
    let onWhite = eight.pair(for: Style(foreground: .indexed(8), background: .indexed(15)))
    #expect(onWhite == (ColorMapping.Pair(foreground: 0, background: 7), []))
  }

  /// Colours that differ may become the same; what is drawn with them must still be there to read.
  @Test(arguments: [ColorDepth.eight, .sixteen, .indexed256, .direct])
  func noTextVanishesInItsBackground(_ depth: ColorDepth) {
    let mapping = ColorMapping(depth: depth)
    var random = SeededGenerator(seed: 11)
    func part() -> UInt8 { UInt8(truncatingIfNeeded: random.next()) }
    for _ in 0..<4000 {
      let (red, green, blue) = (part(), part(), part())
      let near = Color.rgb(red ^ 3, green ^ 1, blue)
      let styles = [
        Style(foreground: .rgb(red, green, blue), background: near),
        Style(foreground: .indexed(part() % 16), background: .indexed(part() % 16)),
      ]
      for style in styles where style.foreground != style.background {
        let pair = mapping.pair(for: style).pair
        #expect(pair.foreground != pair.background, "\(style)")
      }
    }
  }

  @Test(
    arguments: [
      (Color.rgb(0x88, 0xC0, 0xD0), 14), (.rgb(0xBF, 0x61, 0x6A), 1), (.rgb(0xF3, 0x8B, 0xA8), 9),
      (.rgb(0xB5, 0x89, 0x00), 3), (.rgb(0x26, 0x8B, 0xD2), 6), (.rgb(0x1D, 0x4F, 0xB8), 4),
      (.rgb(0x00, 0x2B, 0x36), 0), (.rgb(0x2E, 0x34, 0x40), 0),
      (.rgb(0xFB, 0xFB, 0xF8), 15), (.rgb(0x96, 0x9E, 0xAC), 7), (.rgb(0x5C, 0x64, 0x70), 8),
    ] as [(Color, Int32)])
  func aColorIsCalledByItsHue(_ color: Color, _ expected: Int32) {
    #expect(ColorMapping(depth: .sixteen).number(color) == expected)
  }

  @Test(arguments: 16...255)
  func everyPaletteColorIsNearestToItself(_ index: Int) {
    let color = RGB.of(index: UInt8(index))
    #expect(RGB.of(index: color.nearest256) == color)
  }

  @Test(arguments: [
    (ColorMode.automatic, 0, false, ColorDepth.none), (.automatic, 8, false, .eight), (.automatic, 16, false, .sixteen),
    (.automatic, 88, false, .sixteen), (.automatic, 256, false, .indexed256), (.automatic, 1 << 24, true, .direct),
    (.automatic, 1 << 24, false, .indexed256), (.direct, 256, false, .indexed256), (.direct, 1 << 24, true, .direct),
    (.never, 256, false, .none), (.ansi16, 256, false, .sixteen), (.ansi16, 8, false, .eight),
    (.indexed256, 8, false, .eight), (.indexed256, 256, false, .indexed256), (.ansi8, 256, false, .eight),
    (.ansi8, 16, false, .eight), (.ansi8, 0, false, .none), (.ansi16, 1 << 24, true, .eight),
  ])
  func depth(_ mode: ColorMode, _ colors: Int, _ direct: Bool, _ expected: ColorDepth) {
    #expect(ColorDepth(mode: mode, terminalColors: colors, isDirect: direct) == expected)
  }

  @Test func trueColorIsMappedWhereTheTerminalSetsColorsAsXtermDoes() {
    #expect(ColorDepth(mode: .direct, terminalColors: 256, isDirect: false, canMap: true) == .mapped)
    #expect(ColorDepth(mode: .direct, terminalColors: 16, isDirect: false, canMap: true) == .sixteen)
    #expect(ColorDepth(mode: .automatic, terminalColors: 256, isDirect: false, canMap: true) == .indexed256)
  }

  @Test(
    arguments: [
      (nil, "truecolor", "xterm-256color", false, ColorMode.direct), (nil, "24bit", "xterm-kitty", false, .direct),
      (nil, "yes", "xterm-256color", false, .automatic), (nil, nil, "xterm-256color", false, .automatic),
      (nil, nil, "xterm-direct", false, .direct), (nil, "truecolor", "screen-256color", false, .automatic),
      (nil, "truecolor", "screen-256color", true, .direct), ("1", "truecolor", "xterm-direct", false, .never),
      ("", "TrueColor", "xterm", false, .direct),
    ] as [(String?, String?, String, Bool, ColorMode)])
  func whatTheEnvironmentAsksFor(
    _ noColor: String?, _ colorTerm: String?, _ term: String, _ isInsideTmux: Bool, _ expected: ColorMode
  ) {
    #expect(
      ColorMode.standard(noColor: noColor, colorTerm: colorTerm, term: term, isInsideTmux: isInsideTmux) == expected)
  }

  @Test func noColorCountsWhenNotEmpty() {
    #expect(ColorMode.standard(noColor: "1") == .never)
    #expect(ColorMode.standard(noColor: "") == .automatic)
    #expect(ColorMode.standard(noColor: nil) == .automatic)
  }
}

@Suite struct PaletteSlotsTests {
  @Test func eachColorHasANumberOfItsOwn() {
    var slots = PaletteSlots()
    let colors: [Color] = [.rgb(1, 2, 3), .indexed(200), .rgb(4, 5, 6), .rgb(1, 2, 3)]
    #expect(colors.map { slots.number(for: $0) } == [16, 17, 18, 16])
    #expect([.terminal, .indexed(3)].map { slots.number(for: $0) } == [-1, 3])
    #expect([15, 16, 17, 19].map { slots.parameters(of: $0) } == [nil, "2;1;2;3", "5;200", nil])
  }

  @Test func theNearestStandsInWhenAllAreTaken() {
    var slots = PaletteSlots()
    for value in 0..<240 { _ = slots.number(for: .rgb(UInt8(value), 0, 0)) }
    #expect(slots.number(for: .rgb(100, 3, 0)) == slots.number(for: .rgb(100, 0, 0)))
    #expect(slots.parameters(of: 255) == "2;239;0;0")
  }
}

@Suite struct PairCacheTests {
  private func pair(_ number: Int32) -> ColorMapping.Pair { .init(foreground: number, background: -1) }

  @Test func tellsEachPairOnce() {
    var cache = PairCache(capacity: 64)
    #expect(cache.number(for: pair(1)) == .new(1))
    #expect(cache.number(for: pair(2)) == .new(2))
    #expect(cache.number(for: pair(1)) == .known(1))
    #expect(cache.number(for: .terminal) == .known(0))
  }

  @Test func isExhaustedBeforeTheTerminalIs() {
    var cache = PairCache(capacity: 3)
    #expect(cache.number(for: pair(1)) == .new(1))
    #expect(cache.number(for: pair(2)) == .new(2))
    #expect(cache.number(for: pair(3)) == .exhausted)
    var none = PairCache(capacity: 0)
    #expect(none.number(for: pair(1)) == .exhausted)
  }
}
