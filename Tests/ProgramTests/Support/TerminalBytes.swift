/// What a program sent to its terminal, told apart into text, control characters and escape sequences.
struct TerminalBytes {
  /// What neither closeup nor ncurses has a use for on the terminal type of these tests: it can only have come from a
  /// record.
  private(set) var violations: [String] = []
  /// How often the alternate screen was entered and left.
  private(set) var screenChanges = 0
  /// Whether a colour other than the terminal's own was set.
  private(set) var hasColor = false

  /// Backspace, line feed, carriage return, and the shift-in that ends attributes.
  private static let controls: Set<UInt32> = [0x08, 0x0A, 0x0D, 0x0F]
  /// Cursor motion and erasing.
  private static let finals: Set<Character> = [
    "A", "B", "C", "D", "G", "H", "d", "K", "X", "P", "@", "L", "M", "S", "T", "r",
  ]
  /// Insert mode off, wrapping, the cursor, the alternate screen, bracketed paste, synchronized frames.
  private static let modes: Set<String> = ["4l", "34h", "34l", "?7h", "?25", "?1049", "?2004", "?2026", "?12l"]
  /// Off, bold, dim, italic, underline, reverse, their ends, and the sixteen colours. No blinking, no hidden text.
  private static let attributes = Set([0, 1, 2, 3, 4, 7, 22, 23, 24, 27, 39, 49]).union(colors)
  private static let colors = Set([30, 40, 90, 100].flatMap { $0..<$0 + 8 })
  /// Marks of direction, spaces without width, line separators and annotations: invisible, and able to change how
  /// the line around them reads.
  private static let invisible: [ClosedRange<UInt32>] = [
    0x00AD...0x00AD, 0x061C...0x061C, 0x180E...0x180E, 0x200B...0x200B, 0x200E...0x200F, 0x2028...0x202E,
    0x2060...0x206F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB, 0x1D173...0x1D17A, 0xE0000...0xE001F,
  ]

  init(_ bytes: some Sequence<UInt8>) {
    var rest = String(decoding: Array(bytes), as: UTF8.self).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" {
        readEscape(&rest)
      } else if scalar.value < 0x20 || scalar.value == 0x7F {
        if !Self.controls.contains(scalar.value) { violations.append("control character \(scalar.value)") }
      } else if (0x80...0x9F).contains(scalar.value) {
        violations.append("C1 control character \(scalar.value)")
      } else if Self.invisible.contains(where: { $0.contains(scalar.value) }) {
        violations.append("invisible character \(String(scalar.value, radix: 16))")
      }
    }
  }

  private mutating func readEscape(_ rest: inout Substring.UnicodeScalarView) {
    // One row up: ncurses goes that way where it is the shortest.
    if rest.first == "M" {
      rest.removeFirst()
      return
    }
    guard rest.first == "[" else {
      violations.append("ESC \(rest.first.map(String.init) ?? "at the end")")
      return
    }
    rest.removeFirst()
    var parameters = ""
    while let scalar = rest.popFirst() {
      if (0x40...0x7E).contains(scalar.value) {
        judge(parameters, Character(scalar))
        return
      }
      parameters.unicodeScalars.append(scalar)
    }
    violations.append("a sequence cut off")
  }

  private mutating func judge(_ parameters: String, _ final: Character) {
    let isKnown =
      switch final {
      case "m": parameters.split(separator: ";").allSatisfy { Int($0).map(Self.attributes.contains) ?? false }
      case "h", "l": Self.modes.contains(parameters) || Self.modes.contains(parameters + String(final))
      // What the keyboard can do, and what the terminal is.
      case "u": ["?", ">1", "<"].contains(parameters)
      case "c": parameters.isEmpty
      // Never the whole screen: a frame that erases goes home and clears to the end.
      case "J": parameters.isEmpty
      // Whether the line keeps step; the cursor's place, or what the terminal is, is never asked.
      case "n": parameters == "5"
      default: Self.finals.contains(final) && parameters.allSatisfy { $0.isNumber || $0 == ";" }
      }
    if !isKnown { violations.append("CSI \(parameters)\(final)") }
    if parameters == "?1049" { screenChanges += 1 }
    if final == "m", parameters.split(separator: ";").contains(where: { Int($0).map(Self.colors.contains) ?? false }) {
      hasColor = true
    }
  }
}
