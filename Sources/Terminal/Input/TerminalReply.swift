/// What the terminal answers to a question of ours, however late.
public enum TerminalReply: Sendable, Hashable {
  /// The flags of the kitty keyboard protocol in force now, after `CSI ? u`; from a terminal that knows it.
  case keyboardFlags(Int)
  /// What every terminal answers to `CSI c`: what was asked before it and has no answer by now, gets none.
  case deviceAttributes

  /// Nil for a sequence that is no reply, or one to a question that is never asked. `marker` is its first byte.
  init?(_ sequence: ControlSequence, marker: UInt8?) {
    guard marker == UInt8(ascii: "?"), !sequence.hasIntermediates else { return nil }
    switch sequence.final {
    case UInt8(ascii: "u"):
      guard let flags = sequence.number(0) else { return nil }
      self = .keyboardFlags(flags)
    case UInt8(ascii: "c"): self = .deviceAttributes
    default: return nil
    }
  }
}
