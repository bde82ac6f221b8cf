import TestSupport

/// Random text as an attacker or a careless import would write it.
enum HostileText {
  /// What is known to break terminals and layouts.
  private static let fragments = [
    "\u{1B}]52;c;AAAA\u{7}", "\u{1B}]0;title\u{7}", "\u{1B}[2J\u{1B}[H", "\u{9B}31m", "\u{1B}P+q\u{1B}\\", "\u{1B}c",
    "\u{202E}gnp.exe", "\u{2066}x\u{2069}", "\u{202D}+1 555\u{202C}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\r", "\r\n",
    "\n", "\t", "👨‍👩‍👧", "👍🏽", "❤️", "🇩🇪", "1️⃣", "🏴\u{E0067}\u{E0062}\u{E007F}", "漢字", "e\u{301}",
    "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}", "\u{301}", "\u{E000}", "\u{378}", "한", "\u{1112}\u{1161}\u{11AB}",
    "https://example.com/a/long/path?query=1", " ", "  ", "word", "نص", "\u{3000}", "\u{4DC0}", "\u{2028}",
  ]

  static func make(using generator: inout SeededGenerator, maximumParts: Int = 8) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...maximumParts, using: &generator) {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: text.append(contentsOf: fragments.randomElement(using: &generator)?.unicodeScalars ?? "".unicodeScalars)
      case 1: text.append(Unicode.Scalar(UInt8.random(in: 0...255, using: &generator)))
      case 2: text.append(Unicode.Scalar(UInt32.random(in: 0...0xD7FF, using: &generator)) ?? " ")
      default: text.append(Unicode.Scalar(UInt32.random(in: 0xE000...0x10FFFF, using: &generator)) ?? " ")
      }
    }
    return String(text)
  }
}
