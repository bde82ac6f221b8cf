import DisplayText
import Testing

@Suite struct GlyphASCIITests {
  private func ascii(_ text: String) -> String {
    DisplayText(text).glyphs.map { $0.asciiForm.map { String(Character($0)) } ?? "?" }.joined()
  }

  @Test func lines() {
    #expect(ascii("┌─┐│└┘") == "+-+|++")
  }

  @Test func lettersLoseTheirAccents() {
    #expect(ascii("Żegluga Łódź, Ångström, Größe, naïve e\u{301}") == "Zegluga Lodz, Angstrom, Grose, naive e")
  }

  @Test func signs() {
    #expect(ascii("“a” · b… 2×") == "\"a\" - b. 2x")
  }

  @Test func whatHasNoNearCharacterHasNone() {
    #expect(ascii("日Я") == "??")
  }
}
