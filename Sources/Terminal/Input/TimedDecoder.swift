import Canvas

/// An input decoder with a clock: knows until when the rest of a sequence is waited for. Time is what the caller says,
/// in milliseconds.
struct TimedDecoder: Sendable {
  /// How long the end of a sequence is waited for.
  private static let sequenceDelay: Int64 = 1000

  private var decoder: InputDecoder
  private let escapeDelay: Int64
  /// When silence is to be taken for the end of what has begun; nil while nothing has.
  private(set) var deadline: Int64?

  /// `escapeDelay` is how long a lone Escape is waited upon, in case it begins a sequence.
  init(escapeDelay: Int, pasteLimit: Int) {
    decoder = InputDecoder(pasteLimit: pasteLimit)
    self.escapeDelay = Int64(escapeDelay)
  }

  /// Takes bytes, which begin every wait anew: ``settle(at:)`` is to follow once they are dealt with.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    deadline = nil
    return decoder.feed(bytes)
  }

  /// Begins the wait for the rest of a sequence, or ends it when its time has come.
  mutating func settle(at now: Int64) -> [InputEvent] {
    guard decoder.wait != .nothing else { return [] }
    guard let deadline else {
      deadline = now + (decoder.wait == .escape ? escapeDelay : Self.sequenceDelay)
      return []
    }
    guard deadline <= now else { return [] }
    self.deadline = nil
    return decoder.wait == .escape ? decoder.flush() : decoder.abandon()
  }

  var statusReports: Int { decoder.statusReports }

  mutating func takeReplies() -> [TerminalReply] { decoder.takeReplies() }
}
