import CTerminal
public import Canvas

/// What a backend draws on: a terminal, or memory that plays one.
public protocol TerminalDevice: AnyObject {
  /// nil when unknown.
  var size: Size? { get }
  /// Sends `bytes`, whole.
  func write(_ bytes: [UInt8]) -> WriteOutcome
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

  public init(writes: Int, isGone: Bool = false) {
    self.writes = writes
    self.isGone = isGone
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

  func write(_ bytes: [UInt8]) -> WriteOutcome { Descriptor.writeAll(tty.output, bytes) }

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
