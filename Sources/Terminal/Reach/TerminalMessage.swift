public import DisplayText

/// Something for the terminal itself, beside what it shows. It goes out in the write of a frame, so that no sequence ever
/// stands within another.
public enum TerminalMessage: Sendable, Hashable {
  /// Puts text on the clipboard of whoever sits at the terminal [xterm ctlseqs, OSC 52]. There is no answer.
  case clipboard(String, through: ControlStringRoute)
  case bell
  /// A desktop notification [iTerm2, OSC 9].
  case notice(DisplayText, through: ControlStringRoute)
  /// The same in the form of rxvt-unicode and others, with a title [urxvt, OSC 777].
  case titledNotice(title: DisplayText, DisplayText, through: ControlStringRoute)

  var bytes: [UInt8] {
    switch self {
    case .clipboard(let text, let route):
      // Ended by BEL: GNU screen takes the other end for that of its own frame.
      return route.wrapping(Array("\u{1B}]52;c;".utf8) + Base64.encoded(text.utf8) + [0x07])
    case .bell: return [0x07]
    case .notice(let text, let route):
      return route.wrapping(Array("\u{1B}]9;\(Self.unnumbered(text.plain))\u{7}".utf8))
    case .titledNotice(let title, let text, let route):
      let parts = [title, text].map { $0.plain.replacing(";", with: ",") }
      return route.wrapping(Array("\u{1B}]777;notify;\(parts.joined(separator: ";"))\u{7}".utf8))
    }
  }

  /// `OSC 9 ; 4 ; …` and its like are other commands in some terminals [ConEmu, ANSI codes].
  private static func unnumbered(_ text: String) -> String {
    text.first.map { $0.isASCII && $0.isNumber } ?? false ? " \(text)" : text
  }
}

/// Bytes as the letters of base 64 [RFC 4648, 4].
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for place in 0..<4 {
        output.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return output
  }
}
