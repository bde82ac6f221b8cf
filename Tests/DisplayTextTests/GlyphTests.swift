import DisplayText
import TestSupport
import Testing

@Suite struct GlyphTests {
  @Test func textAndScalarsAgree() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      for glyph in DisplayText(HostileText.make(using: &generator)).glyphs {
        let scalars = glyph.scalars
        if Array(glyph.text.unicodeScalars) != scalars || scalars.first != glyph.base {
          Issue.record("\(scalars) reads \(glyph.text.debugDescription)")
        }
      }
    }
  }

  @Test func spaces() {
    #expect(Glyph.space.isSpace && Glyph.space.width == 1)
    #expect(DisplayText("\u{3000}").glyphs.map(\.isSpace) == [true])
    #expect(!Glyph.replacement.isSpace)
  }

  @Test func staysSmall() {
    #expect(MemoryLayout<Glyph>.stride == 16)
  }
}
