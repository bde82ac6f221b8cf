import Canvas
import Dispatch
import Strings
import Synchronization

/// Takes down what goes to the terminal and what comes from it, with times, in a file that any player of asciicasts can
/// show.
///
/// Secrets are asked for by ``SecretPrompt``, before and beside any screen, which reads the terminal itself: what is
/// typed there passes no recorder. The file is for its owner only, for it holds whatever was on the screen.
///
/// The UI thread only hands events over; they are written on a queue of the recorder's own. When the file takes no more,
/// the trace ends and says so, and the program goes on.
public final class TraceRecorder: Sendable {
  /// More than this waits for no disk, in bytes.
  private static let mostPending = 16 << 20

  private struct State {
    var file: TraceFile?
    var startedAt: Int64 = 0
    var hasBegun = false
    var pending: [TraceEvent] = []
    var pendingBytes = 0
    var isDraining = false
    var typed = CharacterBoundary()
    var tell: (@Sendable (String) -> Void)?
    /// Why the trace has ended, while nobody was there to be told.
    var ending: String?
  }

  public let path: String
  private let state: Mutex<State>
  private let queue = DispatchQueue(label: "trace")
  private let clock: @Sendable () -> Int64

  /// Makes the file `path`, which must not be there yet.
  public convenience init(path: String) throws(TraceError) {
    try self.init(path: path) { MonotonicTime.microseconds }
  }

  /// `clock` gives microseconds.
  init(path: String, clock: @escaping @Sendable () -> Int64) throws(TraceError) {
    self.path = path
    self.clock = clock
    state = Mutex(State(file: try TraceFile(path: path)))
  }

  /// What is to be said to the user, once the trace has ended before its time.
  public func connect(_ tell: @escaping @Sendable (String) -> Void) {
    let ending = state.withLock { state in
      state.tell = tell
      defer { state.ending = nil }
      return state.ending
    }
    if let ending { tell(ending) }
  }

  /// The screen is there; nothing is taken down before.
  func begin(terminal: String, size: Size) {
    let now = clock()
    let header = TraceEvent.header(terminal: terminal, size: size, startedAt: TraceFile.secondsSince1970)
    let isFirst = state.withLock { state in
      defer { state.hasBegun = true }
      if !state.hasBegun { state.startedAt = now }
      return !state.hasBegun
    }
    if isFirst { queue.async { self.write(header) } }
  }

  func output(_ bytes: [UInt8]) { add(bytes.count) { _ in .output(bytes) } }

  func input(_ bytes: [UInt8]) { add(bytes.count) { .input($0.typed.take(bytes)) } }

  func resized(_ size: Size) { add(16) { _ in .resized(size) } }

  private func add(_ count: Int, _ kind: (inout State) -> TraceEvent.Kind) {
    let now = clock()
    let drains = state.withLock { state in
      guard state.hasBegun, state.file != nil else { return false }
      state.pending.append(TraceEvent(at: now - state.startedAt, kind: kind(&state)))
      state.pendingBytes += count
      defer { state.isDraining = true }
      return !state.isDraining
    }
    if drains { queue.async { self.drain() } }
  }

  private func drain() {
    while true {
      let (events, isTooMuch) = state.withLock { state in
        let taken = (state.pending, state.pendingBytes > Self.mostPending)
        state.pending = []
        state.pendingBytes = 0
        if taken.0.isEmpty { state.isDraining = false }
        return taken
      }
      if events.isEmpty { return }
      if isTooMuch { return end(Strings.Traces.diskTooSlow) }
      write(events.flatMap(\.line))
    }
  }

  private func write(_ bytes: [UInt8]) {
    // Only the queue writes and ends the trace.
    guard let file = state.withLock({ $0.file }) else { return }
    if let problem = file.write(bytes) { end(problem) }
  }

  private func end(_ problem: String) {
    let words = Strings.Traces.ended(path, reason: problem)
    let (file, tell) = state.withLock { state in
      let ended = (state.file, state.tell)
      state.file = nil
      state.pending = []
      state.isDraining = false
      if state.tell == nil { state.ending = words }
      return ended
    }
    file?.close()
    tell?(words)
  }

  /// Writes what is still to be written, and closes the file; one without a screen is removed. Returns false when the
  /// trace had ended before.
  @discardableResult
  public func close() -> Bool {
    queue.sync {
      let (file, hasBegun) = state.withLock { state in
        defer { state.file = nil }
        return (state.file, state.hasBegun)
      }
      if hasBegun { file?.close() } else { file?.remove() }
      return file != nil
    }
  }
}
