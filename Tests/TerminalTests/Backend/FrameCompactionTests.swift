import Canvas
import Testing

@testable import Terminal

@Suite struct FrameCompactionTests {
  @Test(arguments: [
    ("\u{1B}(B\u{1B}[mx", "x"), ("\u{1B}[1mx\u{1B}(B\u{1B}[my", "\u{1B}[1mx\u{1B}[my"),
    ("\u{1B}(B\u{1B}[0;1m\u{1B}[97m\u{1B}[48;5;24mx", "\u{1B}[1;97;48;5;24mx"),
    ("\u{1B}[7mx\u{1B}[39m\u{1B}(B\u{1B}[m", "\u{1B}[7mx\u{1B}[m"),
    ("\u{1B}[1mx\u{1B}[39;49m\u{1B}[m\u{F}\u{1B}[0;7mx", "\u{1B}[1mx\u{1B}[0;7mx"),
    ("\u{1B}[38;5;0mx", "\u{1B}[38;5;0mx"),
    ("\u{1B}[1m\u{1B}[38;2;0;0;0mx", "\u{1B}[1;38;2;0;0;0mx"),
    ("\u{1B}[31m\u{1B}[38:2::1:2:3mx", "\u{1B}[38:2::1:2:3mx"),
    ("a\u{1B}[1mb\u{1B}[22mc", "a\u{1B}[1mb\u{1B}[mc"), ("\u{1B}[53mx\u{1B}[1my", "\u{1B}[53mx\u{1B}[1my"),
    ("\u{1B}[5;3H\u{1B}[1m\u{1B}[2;3H", "\u{1B}[5;3H\u{1B}[1m\u{1B}[2;3H"),
    ("\u{1B}[?25l\u{1B}[>4m", "\u{1B}[?25l\u{1B}[>4m"),
    ("plain語", "plain語"), ("\u{1B}[", "\u{1B}["), ("", ""),
  ])
  func shortens(_ frame: String, _ expected: String) {
    #expect(
      String(decoding: FrameCompaction.compacted(frame.utf8, abilities: .eraseCharacters), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("x        \u{1B}[7;41Hy", "x\u{1B}[8X\u{1B}[7;41Hy"), ("x        \r\u{1B}[2dy", "x\u{1B}[8X\r\u{1B}[2dy"),
    ("\u{1B}[1mx\u{1B}[m      \u{1B}[9Gy", "\u{1B}[1mx\u{1B}[m\u{1B}[6X\u{1B}[9Gy"),
    // Too few, in a colour, at the end, before a relative move, before text.
    ("x     \u{1B}[7;41Hy", "x     \u{1B}[7;41Hy"),
    ("\u{1B}[44m        \u{1B}[7;41Hy", "\u{1B}[44m        \u{1B}[7;41Hy"),
    ("x        ", "x        "), ("x        \u{1B}[2dy", "x        \u{1B}[2dy"), ("x        y", "x        y"),
    ("x        \u{1B}[1m\u{1B}[7;41Hy", "x        \u{1B}[1m\u{1B}[7;41Hy"),
  ])
  func erasesBlanksWhenTheColumnIsSetNext(_ frame: String, _ expected: String) {
    #expect(
      String(decoding: FrameCompaction.compacted(frame.utf8, abilities: .eraseCharacters), as: UTF8.self) == expected)
    #expect(String(decoding: FrameCompaction.compacted(frame.utf8, abilities: []), as: UTF8.self) == frame)
  }

  @Test(arguments: [
    ("\u{1B}[5;41Ha\u{1B}[5;56Hb", "\u{1B}[5;41Ha\u{1B}[56Gb"),
    ("\u{1B}[5;41Ha\u{1B}[1m\u{1B}[5;56Hb\u{1B}[5;60Hc", "\u{1B}[5;41Ha\u{1B}[1m\u{1B}[56Gb\u{1B}[60Gc"),
    ("\u{1B}[5;41Ha\u{1B}[3X\u{1B}[5;56Hb", "\u{1B}[5;41Ha\u{1B}[3X\u{1B}[56Gb"),
    // Another row, or one that is not known any more.
    ("\u{1B}[5;41Ha\u{1B}[6;41Hb", "\u{1B}[5;41Ha\u{1B}[6;41Hb"), ("\u{1B}[5;56Ha", "\u{1B}[5;56Ha"),
    ("\u{1B}[5;41Ha\n\u{1B}[5;56Hb", "\u{1B}[5;41Ha\n\u{1B}[5;56Hb"),
    ("\u{1B}[5;41H\u{1B}[6d\u{1B}[5;56Hb", "\u{1B}[5;41H\u{1B}[6d\u{1B}[5;56Hb"),
    ("\u{1B}[5;41H\u{1B}M\u{1B}[5;56Hb", "\u{1B}[5;41H\u{1B}M\u{1B}[5;56Hb"),
    ("\u{1B}[5;41H\u{1B}[2;9r\u{1B}[5;56Hb", "\u{1B}[5;41H\u{1B}[2;9r\u{1B}[5;56Hb"),
    ("\u{1B}[H\u{1B}[1;5H", "\u{1B}[H\u{1B}[5G"), ("\u{1B}[5;9Ha\u{1B}[5;1Hb", "\u{1B}[5;9Ha\rb"),
  ])
  func namesTheRowOnce(_ frame: String, _ expected: String) {
    #expect(String(decoding: FrameCompaction.compacted(frame.utf8, abilities: .setColumn), as: UTF8.self) == expected)
    #expect(String(decoding: FrameCompaction.compacted(frame.utf8, abilities: []), as: UTF8.self) == frame)
  }

  @Test(arguments: [
    ("\u{1B}[5;41Ha\u{1B}[6;3Hb\u{1B}[7;4H", "\u{1B}[5;41Ha\n\u{1B}[3Gb\n\u{1B}[4G"),
    ("\u{1B}[9d\r\u{1B}[10da", "\u{1B}[9d\r\na"), ("\u{1B}[9;5Ha\u{1B}[10;1Hb", "\u{1B}[9;5Ha\r\nb"),
    ("\u{1B}[9;5Ha\n\u{1B}[11;2Hb", "\u{1B}[9;5Ha\n\n\u{1B}[2Gb"),
    // Further down, up, from nowhere, and within a part that scrolls.
    ("\u{1B}[9;5Ha\u{1B}[11;5H", "\u{1B}[9;5Ha\u{1B}[11;5H"), ("\u{1B}[9d\u{1B}[8d", "\u{1B}[9d\u{1B}[8d"),
    ("\u{1B}[3;9H\u{1B}M\u{1B}[4d", "\u{1B}[3;9H\u{1B}M\u{1B}[4d"),
    ("\u{1B}[2;9r\u{1B}[9d\u{1B}[10d\u{1B}[r\u{1B}[4d\u{1B}[5d", "\u{1B}[2;9r\u{1B}[9d\u{1B}[10d\u{1B}[r\u{1B}[4d\n"),
  ])
  func goesDownByLineFeed(_ frame: String, _ expected: String) {
    #expect(
      String(decoding: FrameCompaction.compacted(frame.utf8, abilities: [.setColumn, .lineFeed]), as: UTF8.self)
        == expected)
  }

  @Test(arguments: [
    ("\u{1B}[5;41Ha\u{1B}[6;3Hb", "\u{1B}[5;41Ha\r\n  b"), ("\u{1B}[5;41Ha\u{1B}[6;2Hb", "\u{1B}[5;41Ha\r\n b"),
    ("\u{1B}[6;41Ha\u{1B}[6;3Hb", "\u{1B}[6;41Ha\r  b"),
    // A row that begins with one blank or none, a look that is set, a column further on.
    ("\u{1B}[6;41Ha\u{1B}[7;3Hb", "\u{1B}[6;41Ha\n\u{1B}[3Gb"),
    ("\u{1B}[7;41Ha\u{1B}[8;2Hb", "\u{1B}[7;41Ha\n\u{1B}[2Gb"),
    ("\u{1B}[1m\u{1B}[5;41Ha\u{1B}[6;3Hb", "\u{1B}[1m\u{1B}[5;41Ha\n\u{1B}[3Gb"),
    ("\u{1B}[5;41Ha\u{1B}[6;4Hb", "\u{1B}[5;41Ha\n\u{1B}[4Gb"),
  ])
  func goesOverBlanksFromTheEdge(_ frame: String, _ expected: String) {
    let sent = FrameCompaction.compacted(
      frame.utf8, abilities: [.setColumn, .lineFeed], margins: [0, 0, 0, 0, 0, 2, 1, 0])
    #expect(String(decoding: sent, as: UTF8.self) == expected)
  }

  /// Before anything is erased, which some terminals do in the colours that are set.
  @Test(arguments: [[], .moveInLook] as [FrameCompaction.Abilities])
  func resetsWhatOthersMayHaveLeft(_ abilities: FrameCompaction.Abilities) {
    let frame = "\u{1B}[2J\u{1B}[Hx\u{1B}[my"
    let sent = FrameCompaction.compacted(frame.utf8, abilities: abilities, startsPlain: false)
    #expect(String(decoding: sent, as: UTF8.self) == "\u{1B}[m\u{1B}[2J\u{1B}[Hxy")
  }

  @Test(arguments: [
    ("\u{1B}[1mx\u{1B}[m\u{1B}[5;3H\u{1B}[1my\u{1B}[m", "\u{1B}[1mx\u{1B}[5;3Hy\u{1B}[m"),
    ("\u{1B}[1mx\u{1B}[m\r\u{1B}[2d\u{1B}[7my\u{1B}[m", "\u{1B}[1mx\r\u{1B}[2d\u{1B}[0;7my\u{1B}[m"),
    // Not round what erases, moves text or scrolls.
    ("\u{1B}[1mx\u{1B}[m\u{1B}[K\u{1B}[1my", "\u{1B}[1mx\u{1B}[m\u{1B}[K\u{1B}[1my"),
    ("\u{1B}[1mx\u{1B}[m\n\u{1B}[1my", "\u{1B}[1mx\u{1B}[m\n\u{1B}[1my"),
  ])
  func setsTheLookOnceRoundAMove(_ frame: String, _ expected: String) {
    let sent = FrameCompaction.compacted(frame.utf8, abilities: [.moveInLook, .takeBack])
    #expect(String(decoding: sent, as: UTF8.self) == expected)
  }

  @Test func aBackgroundStaysForTheNextFrame() {
    var look: SentLook? = .plain
    func sent(_ frame: String) -> String {
      String(
        decoding: FrameCompaction.compacted(
          frame.utf8, abilities: [.moveInLook, .takeBack], slots: nil, look: &look), as: UTF8.self)
    }
    #expect(sent("\u{1B}[31;44mx\u{1B}[m") == "\u{1B}[31;44mx")
    #expect(sent("\u{1B}[5;3H\u{1B}[31;44mx\u{1B}[m") == "\u{1B}[5;3Hx")
    #expect(sent("\u{1B}[5;3Hx") == "\u{1B}[5;3H\u{1B}[mx")
    #expect(sent("\u{1B}[31;44;1mx\u{1B}[m") == "\u{1B}[1;31;44mx\u{1B}[m")
  }

  @Test func keepsCharacterSetsThatAreUsed() {
    let drawing = "\u{1B}(0qqq\u{1B}(B"
    #expect(
      String(decoding: FrameCompaction.compacted(drawing.utf8, abilities: .eraseCharacters), as: UTF8.self) == drawing)
    let shifted = "\u{E}qqq\u{F}"
    #expect(
      String(decoding: FrameCompaction.compacted(shifted.utf8, abilities: .eraseCharacters), as: UTF8.self) == shifted)
  }

  @Test(arguments: [
    // An attribute, then two; colours that stay are not said again.
    ("\u{1B}[31;44mx\u{1B}[m\u{1B}[31;44;7my\u{1B}[m\u{1B}[31;44mz", "\u{1B}[31;44mx\u{1B}[7my\u{1B}[27mz"),
    ("\u{1B}[31;44;1;2mx\u{1B}[m\u{1B}[31;44;2my", "\u{1B}[1;2;31;44mx\u{1B}[22;2my"),
    ("\u{1B}[38;5;200;48;5;100mx\u{1B}[m\u{1B}[48;5;100my", "\u{1B}[38;5;200;48;5;100mx\u{1B}[39my"),
    // Where a reset is shorter, and where only a reset takes it back.
    ("\u{1B}[31;1mx\u{1B}[m\u{1B}[1my", "\u{1B}[1;31mx\u{1B}[39my"),
    ("\u{1B}[53mx\u{1B}[m\u{1B}[1my", "\u{1B}[53mx\u{1B}[0;1my"),
  ])
  func takesBackOnlyWhatChanges(_ frame: String, _ expected: String) {
    #expect(String(decoding: FrameCompaction.compacted(frame.utf8, abilities: .takeBack), as: UTF8.self) == expected)
  }

  @Test func erasesInAColorWhereTheTerminalDoes() {
    let frame = "\u{1B}[44m        \u{1B}[7;41Hy"
    let sent = FrameCompaction.compacted(frame.utf8, abilities: [.eraseCharacters, .eraseInColor])
    #expect(String(decoding: sent, as: UTF8.self) == "\u{1B}[44m\u{1B}[8X\u{1B}[7;41Hy")
    let reversed = "\u{1B}[44;7m        \u{1B}[7;41Hy"
    let kept = FrameCompaction.compacted(reversed.utf8, abilities: [.eraseCharacters, .eraseInColor])
    #expect(String(decoding: kept, as: UTF8.self) == "\u{1B}[7;44m        \u{1B}[7;41Hy")
  }

  @Test func saysTheColorsThatNumbersStandFor() {
    var slots = PaletteSlots()
    _ = slots.number(for: .rgb(1, 2, 3))
    let frame = "\u{1B}[38;5;16m\u{1B}[48;5;17m\u{1B}[91mx\u{1B}[38;5;16my"
    let sent = FrameCompaction.compacted(frame.utf8, abilities: [], slots: slots)
    #expect(String(decoding: sent, as: UTF8.self) == "\u{1B}[91;48;5;17mx\u{1B}[38;2;1;2;3my")
  }

  /// ECMA-48 gives no limit; the VT500 has 16.
  @Test func neverSendsMoreParametersThanTerminalsTake() {
    let all = "\u{1B}[0;1;2;3;4;7m\u{1B}[38;2;1;2;3m\u{1B}[48;2;1;2;3my"
    let sent = FrameCompaction.compacted(all.utf8, abilities: .takeBack, startsPlain: false)
    #expect(String(decoding: sent, as: UTF8.self).filter { $0 == ";" }.count == 15)
  }
}

extension FrameCompaction {
  fileprivate static func compacted(
    _ frame: some Collection<UInt8>, abilities: Abilities, slots: PaletteSlots? = nil, margins: [Int] = [],
    startsPlain: Bool = true
  ) -> [UInt8] {
    var look: SentLook? = startsPlain ? .plain : nil
    return compacted(frame, abilities: abilities, slots: slots, margins: margins, look: &look)
  }
}
