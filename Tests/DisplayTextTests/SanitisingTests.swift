import DisplayText
import Testing

@Suite struct SanitisingTests {
  @Test(arguments: [
    ("plain words", "plain words"),
    ("\u{1B}[31mred", "␛[31mred"),
    ("A\rB", "A␍B"),
    ("one\ntwo\ttabbed", "one␊two tabbed"),
    ("\u{0}\u{7}\u{7F}", "␀␇␡"),
    ("\u{9B}31m", "\u{FFFD}31m"),
    ("\u{85}", "\u{FFFD}"),
    ("photo\u{202E}gnp.exe", "photo\u{FFFD}gnp.exe"),
    ("\u{202D}+1 555 0100\u{202C}", "+1 555 0100"),
    ("\u{FEFF}a\u{200B}b\u{200D}c\u{AD}d\u{2066}e\u{2069}", "abcde"),
    ("\u{A0}\u{2003}", "  "),
    ("\u{E000}\u{F0000}\u{378}\u{FFFF}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("مرحبا", "مرحبا"),
  ])
  func controlsAndInvisibles(text: String, shown: String) {
    #expect(Array(DisplayText(text).plain.unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test(arguments: [
    ("👨‍👩‍👧!", "👨!", 3),
    ("👩🏽‍⚕️ok", "👩ok", 4),
    ("👍🏽", "👍", 2),
    ("🏽", "", 0),
    ("❤️", "❤", 1),
    ("❤️‍🔥x", "❤x", 2),
    ("🇩🇪", "DE", 2),
    ("1️⃣", "1", 1),
    ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "🏴", 2),
    ("漢字", "漢字", 4),
    ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "한글", 4),
    ("\u{AC00}\u{11A8}", "각", 2),
    ("\u{1161}", "\u{FFFD}", 1),
    ("\u{4DC0}\u{2630}", "\u{FFFD}\u{FFFD}", 2),
  ])
  func emojiAndWideLetters(text: String, shown: String, width: Int) {
    let line = DisplayText(text)
    #expect(Array(line.plain.unicodeScalars) == Array(shown.unicodeScalars))
    #expect(line.width == width)
  }

  @Test func combiningMarksShareTheCellOfTheirBase() {
    let line = DisplayText("e\u{301}x")
    #expect(line.glyphs.map(\.text) == ["e\u{301}", "x"])
    #expect(line.width == 2)
  }

  @Test func fifthMarkIsDropped() {
    let line = DisplayText("Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}!")
    #expect(line.glyphs.first?.scalars == ["Z", "\u{300}", "\u{301}", "\u{302}", "\u{303}"])
    #expect(line.width == 2)
  }

  @Test func markWithoutBaseStandsOnDottedCircle() {
    #expect(Array(DisplayText("\u{301}a").plain.unicodeScalars) == ["\u{25CC}", "\u{301}", "a"])
  }

  /// Controls, bidi and zero-width characters, variation selectors, tags and private use.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xD800...0xF8FF, 0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFB, 0x1F3FB...0x1F3FF, 0xE0000...0x10FFFF:
      true
    default: false
    }
  }
}
