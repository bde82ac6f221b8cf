public import Canvas

/// A terminal that is only remembered: the same drawing as on a real one, with the size and type a test wants, and every
/// frame's bytes kept.
public final class MemoryTerminal: TerminalDevice {
  public private(set) var size: Size?
  /// What each write carried.
  public private(set) var frames: [[UInt8]] = []
  /// Whether keys are taken from the shell.
  public private(set) var hasKeys = false
  /// What a crash now would send; nil when unguarded.
  public private(set) var crashSequence: [UInt8]?
  /// Set to play a window that was closed.
  public var isGone = false
  /// Set to play a line that takes so many bytes more for now; nil takes any number.
  public var room: Int?
  /// Set to play a line whose speed is known.
  public var bitsPerSecond = 0
  /// How often an answer was waited for.
  public private(set) var swallowed = 0
  /// Set to play a terminal that answers a question for its status while it is waited for.
  public var answers = false

  public init(size: Size) { self.size = size }

  /// The user drags the window; ``TerminalBackend/resize()`` takes it up.
  public func resize(to size: Size) { self.size = size }

  /// Forgets the frames so far.
  public func clearFrames() { frames = [] }

  public func write(_ bytes: [UInt8]) -> WriteOutcome {
    if isGone { return WriteOutcome(writes: 0, isGone: true) }
    let taken = Array(bytes.prefix(room ?? bytes.count))
    room = room.map { $0 - taken.count }
    if !taken.isEmpty { frames.append(taken) }
    return WriteOutcome(writes: taken.isEmpty ? 0 : 1, unsent: bytes.count - taken.count)
  }

  public func writeWhole(_ bytes: [UInt8]) -> WriteOutcome {
    room = nil
    return write(bytes)
  }

  public func swallowAnswer(within milliseconds: Int) -> Bool {
    swallowed += 1
    return answers
  }

  public func takeKeys() { hasKeys = true }
  public func releaseKeys() { hasKeys = false }
  public func restoreKeys() {}
  public func guardCrash(sending sequence: [UInt8]) { crashSequence = sequence }
  public func endGuard() { crashSequence = nil }
}
