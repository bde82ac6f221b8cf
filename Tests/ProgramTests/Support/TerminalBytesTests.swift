import Testing

/// The judge of what reaches a terminal is judged first.
@Suite struct TerminalBytesTests {
  @Test(arguments: [
    "\u{1B}[2J", "\u{1B}[3J", "\u{1B}]0;owned\u{7}", "\u{1B}]52;c;ZXZpbA==\u{1B}\\", "\u{1B}[5m", "\u{1B}[31;5m",
    "\u{1B}P$q\"p\u{1B}\\", "\u{1B}c", "\u{1B}[?1000h", "\u{1B}[6n", "\u{1B}[8;1;1t", "\u{1B}", "\u{1B}[1", "\u{7}",
    "\u{0}", "\u{9}", "\u{E}", "\u{7F}", "\u{9B}31m", "\u{85}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}",
  ])
  func findsWhatDoesNotBelong(text: String) {
    #expect(TerminalBytes("before \(text)".utf8).violations.count > 0)
  }

  @Test func letsDrawingPass() {
    let frame =
      "\u{1B}[?2026h\u{1B}[5;12H\u{1B}[0;1;34mZoë 漢字 👩🏽‍💻 e\u{301}\u{1B}[m\u{1B}M\u{1B}[K\r\n\u{8}\u{1B}[J\u{1B}[?2026l"
    #expect(TerminalBytes(frame.utf8).violations.isEmpty)
    #expect(TerminalBytes(frame.utf8).hasColor)
    #expect(!TerminalBytes("\u{1B}[1m\u{1B}[39m".utf8).hasColor)
    #expect(TerminalBytes("\u{1B}[?1049h\u{1B}[?1049l".utf8).screenChanges == 2)
  }
}
