import Canvas
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
    #expect(ColorMapping(depth: .eight).pair(for: bright).needsBold)
    #expect(!ColorMapping(depth: .sixteen).pair(for: bright).needsBold)
    #expect(!ColorMapping(depth: .eight).pair(for: Style(foreground: .indexed(3))).needsBold)
    #expect(!ColorMapping(depth: .eight).pair(for: Style(background: .indexed(11))).needsBold)
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
    (.indexed256, 8, false, .eight), (.indexed256, 256, false, .indexed256),
  ])
  func depth(_ mode: ColorMode, _ colors: Int, _ direct: Bool, _ expected: ColorDepth) {
    #expect(ColorDepth(mode: mode, terminalColors: colors, isDirect: direct) == expected)
  }

  @Test func noColorCountsWhenNotEmpty() {
    #expect(ColorMode.standard(noColor: "1") == .never)
    #expect(ColorMode.standard(noColor: "") == .automatic)
    #expect(ColorMode.standard(noColor: nil) == .automatic)
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
