import CTerminal
public import Canvas

/// What a backend draws on: a terminal, or memory that plays one.
public protocol TerminalDevice: AnyObject {
  /// nil when unknown.
  var size: Size? { get }
  /// What the line carries, as far as the terminal's settings tell; 0 when they do not.
  var bitsPerSecond: Int { get }
  /// Sends as much of `bytes` as is taken at once.
  func write(_ bytes: [UInt8]) -> WriteOutcome
  /// Sends `bytes`, whole, however long it takes.
  func writeWhole(_ bytes: [UInt8]) -> WriteOutcome
  /// Reads and drops input until the terminal's answer to a question for its status has come, or for so many
  /// milliseconds. Returns whether it has come.
  func swallowAnswer(within milliseconds: Int) -> Bool
  /// Hands every key to the program from now on.
  func takeKeys()
  /// Gives the keys back to the shell's line editing.
  func releaseKeys()
  /// Puts the terminal's settings back once more: a program that had them since may have died without doing so.
  func restoreKeys()
  /// From now on the end of the process, however it comes, sends `sequence` and releases the keys.
  func guardCrash(sending sequence: [UInt8])
  func endGuard()
}

/// How a write went.
public struct WriteOutcome: Sendable, Hashable {
  /// Calls of write(2) it took.
  public var writes: Int
  /// Nobody will ever see what is written: the window was closed, or the line lost.
  public var isGone: Bool
  /// Bytes at the end that were not taken.
  public var unsent: Int

  public init(writes: Int, isGone: Bool = false, unsent: Int = 0) {
    self.writes = writes
    self.isGone = isGone
    self.unsent = unsent
  }
}

/// A terminal behind file descriptors.
final class DescriptorDevice: TerminalDevice {
  private let tty: TTY
  private let crashNote: String
  /// The settings to be put back; nil while the keys are not taken.
  private var saved: OpaquePointer?
  /// Those that were put back last.
  private var released: OpaquePointer?

  init(_ tty: TTY, crashNote: String) {
    self.tty = tty
    self.crashNote = crashNote
  }

  deinit {
    ct_tty_state_free(saved)
    ct_tty_state_free(released)
  }

  var size: Size? { tty.size }

  var bitsPerSecond: Int { Int(ct_tty_bits_per_second(tty.output)) }

  func write(_ bytes: [UInt8]) -> WriteOutcome { Descriptor.writeReady(tty.output, bytes) }

  func writeWhole(_ bytes: [UInt8]) -> WriteOutcome { Descriptor.writeAll(tty.output, bytes) }

  func swallowAnswer(within milliseconds: Int) -> Bool {
    var decoder = InputDecoder()
    let deadline = ContinuousClock.now + .milliseconds(milliseconds)
    while decoder.statusReports == 0 {
      let left = Int((deadline - .now) / .milliseconds(1))
      guard left > 0, Descriptor.wait([tty.input], milliseconds: left)[0].contains(.readable),
        case .bytes(let bytes) = Descriptor.read(tty.input, atMost: 256)
      else { return false }
      _ = decoder.feed(bytes)
    }
    return true
  }

  func takeKeys() {
    if saved == nil { saved = ct_tty_save(tty.input) }
    if let saved { _ = ct_tty_set_raw(tty.input, saved) }
  }

  func releaseKeys() {
    guard let saved else { return }
    _ = ct_tty_restore(tty.input, saved)
    ct_tty_state_free(released)
    released = saved
    self.saved = nil
  }

  func restoreKeys() {
    if saved == nil, let released { _ = ct_tty_restore(tty.input, released) }
  }

  func guardCrash(sending sequence: [UInt8]) {
    ct_guard_arm(tty.output, saved, sequence, sequence.count, crashNote)
  }

  func endGuard() { ct_guard_disarm() }
}
