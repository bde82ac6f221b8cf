import Canvas
import Testing

@testable import Terminal

@Suite struct HarmlessOutputTests {
  private func filtered(_ text: String) -> String {
    var harmless = HarmlessOutput()
    return readable(harmless.filter(text.utf8))
  }

  @Test(arguments: [
    ("plain é 語\n\r", "plain é 語␊␍"),
    ("\u{1B}[2;3H\u{1B}[0;1;38;5;4mx\u{1B}[K\u{1B}[J", "␛[2;3H␛[0;1;38;5;4mx␛[K␛[J"),
    ("\u{1B}[?2026h\u{1B}[?25l\u{1B}[1;5r\u{1B}M\u{1B}(B", "␛[?2026h␛[?25l␛[1;5r␛M␛(B"),
    // Titles, the clipboard, devices' own strings, and questions that are answered as if typed.
    ("a\u{1B}]52;c;AAAA\u{7}b\u{1B}]0;t\u{1B}\\c\u{1B}P+q\u{1B}\\d\u{1B}_x\u{1B}\\e", "abcde"),
    ("a\u{1B}[5nb\u{1B}[6nc\u{1B}[cd\u{1B}[>ce\u{1B}[?2026$pf\u{1B}[18tg", "abcdefg"),
    // Other modes, the alternate screen, a reset, the keyboard's protocol.
    ("\u{1B}[?1049h\u{1B}[?1000h\u{1B}[?2004h\u{1B}[>1u\u{1B}[!p\u{1B}cx", "x"),
    ("\u{7}\u{5}\u{7F}\u{9B}31m\u{9D}x", "31mx"),
  ])
  func whatDrawsPasses(recorded: String, shown: String) { #expect(filtered(recorded) == shown) }

  @Test func aFrameOfOursPassesWhole() throws {
    let drawing = try Drawing(width: 30, height: 5)
    drawing.show(drawing.surface("one", "two", "three"))
    let frame = drawing.show(drawing.surface("one more", "", "日本語"))
    var harmless = HarmlessOutput()
    #expect(harmless.filter(frame) == frame)
  }
}
