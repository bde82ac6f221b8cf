/// Finds out whether the terminal speaks the kitty keyboard protocol, without ever waiting for it: the question goes out
/// with the first frame, and keys are read in the old way until the terminal has confirmed that it has changed.
///
/// [kitty keyboard-protocol, detection of support]: `CSI ? u` is answered by terminals that know it, `CSI c` by all.
struct KeyboardNegotiation: Sendable, Hashable {
  static let question = Array("\u{1B}[?u\u{1B}[c".utf8)

  /// Whether the protocol is to be switched on, each time the terminal is entered.
  private(set) var isWanted = false
  private var isAsked = false
  /// Replies that are on their way.
  private var awaitsFlags = false
  private var awaitsAttributes = false

  /// Whether a reply may still come, and would be typed into the shell by now.
  var awaitsReply: Bool { awaitsFlags || awaitsAttributes }

  /// The question has been sent.
  mutating func asked() {
    isAsked = true
    awaitsAttributes = true
  }

  /// The protocol was switched on, and with it the terminal asked whether it is.
  mutating func switched() { awaitsFlags = true }

  /// Takes a reply that comes too late to be acted on.
  mutating func drained(_ reply: TerminalReply) {
    switch reply {
    case .deviceAttributes: awaitsAttributes = false
    case .keyboardFlags: awaitsFlags = false
    }
  }

  /// Takes a reply. Whether ``isWanted`` has changed.
  mutating func heard(_ reply: TerminalReply) -> Bool {
    let wasWanted = isWanted
    switch reply {
    case .deviceAttributes: awaitsAttributes = false
    case .keyboardFlags(let flags):
      guard isAsked else { return false }
      // The first answer says that the protocol is known, those after it whether it is on. A terminal that does not
      // switch it on, such as another one that a session was moved to, is left alone.
      isWanted = !isWanted || flags & 1 != 0
      awaitsFlags = false
      if !isWanted { isAsked = false }
    }
    return isWanted != wasWanted
  }
}
