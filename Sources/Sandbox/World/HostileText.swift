/// Text as it should not be but is: control sequences for terminals, direction overrides, stray bytes, emoji families.
enum HostileText {
  private static let sequences = [
    "\u{1B}[2J\u{1B}[H", "\u{1B}]52;c;ZXZpbA==\u{7}", "\u{1B}]0;owned\u{1B}\\", "\u{202E}gnp.exe\u{202C}",
    "\u{9B}31m", "\u{9D}52;c;ZXZpbA==\u{9C}", "\r!! overwritten ", "\u{1B}[?1049h\u{1B}[31;5m", "\u{8}\u{8}\u{8}",
    "\u{0}", "\u{2066}\u{2067}isolates left open", "\u{1B}P$q\"p\u{1B}\\", "\u{200B}\u{FEFF}", "\u{7}\u{7}",
  ]
  private static let ornaments = [
    "👨‍👩‍👧‍👦", "🏳️‍🌈", "👩🏽‍💻", "🇩🇪", "Z̶̢̛a̵l̷g̸o̶", "e\u{301}\u{302}\u{303}", "1️⃣", "✌🏿", "ﷺ", "🧑‍🚒",
  ]

  /// `text` with one of the sequences in its middle, once in `oneIn`.
  static func sometimes(_ text: String, oneIn: Int, _ dice: inout Dice) -> String {
    guard dice.once(in: oneIn) else { return text }
    let middle = text.index(text.startIndex, offsetBy: text.count / 2)
    return text[..<middle] + dice.pick(sequences) + text[middle...] + " " + dice.pick(ornaments)
  }

  /// How rarely an event's text is hostile. Event 0 of company 21 always is, so that small worlds have one too.
  static func rate(_ event: Int) -> Int { event == 64 * 21 ? 1 : 200 }

  static func name(around name: String, _ dice: inout Dice) -> String { name + dice.pick(sequences) + "!" }

  /// `name` with an emoji or combining marks: unusual, but honest.
  static func decorated(_ name: String, _ dice: inout Dice) -> String { "\(name) \(dice.pick(ornaments))" }
}
