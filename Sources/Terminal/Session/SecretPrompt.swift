import CTerminal
public import DisplayText

/// Asks for a secret on the terminal: nothing typed is shown, and the terminal is as before on every way out.
public enum SecretPrompt {
  public enum Answer: Sendable, Hashable {
    case line(String)
    /// Ctrl-C, or the end of the input.
    case cancelled
  }

  /// Asks on standard error and reads standard input up to Enter; Backspace and Ctrl-U correct. Nil when standard input
  /// is no terminal.
  public static func ask(_ question: DisplayText) -> Answer? {
    guard let saved = ct_tty_save(0) else { return nil }
    defer { ct_tty_state_free(saved) }
    _ = Descriptor.writeAll(2, Array(question.plain.utf8))
    guard ct_tty_set_raw(0, saved) else { return nil }
    // Raw, so that Ctrl-C is a byte and cannot end the program while nothing is echoed.
    let answer = read()
    _ = ct_tty_restore(0, saved)
    _ = Descriptor.writeAll(2, Array("\n".utf8))
    return answer
  }

  private static func read() -> Answer {
    var typed: [UInt8] = []
    while true {
      guard Descriptor.wait([0], milliseconds: -1)[0] != [] else { continue }
      guard case .bytes(let bytes) = Descriptor.read(0, atMost: 256) else { return .cancelled }
      for byte in bytes {
        switch byte {
        case 0x0A, 0x0D: return .line(String(decoding: typed, as: UTF8.self))
        case 0x03, 0x04: return .cancelled
        case 0x08, 0x7F: _ = typed.popLast()
        case 0x15: typed = []
        default: typed.append(byte)
        }
      }
    }
  }
}
