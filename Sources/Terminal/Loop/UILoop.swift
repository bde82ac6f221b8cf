import CTerminal
import Canvas

/// The UI thread's loop: waits for keys, signals, actor jobs and timers, hands them on in turns, and has the screen
/// painted once at the end of a turn that changed it. While nothing happens it sleeps; work in one turn is bounded, so
/// that a flood of jobs never keeps a key waiting.
@UIActor
public final class UILoop {
  public struct Options: Sendable {
    /// How long a lone Escape is waited upon, in milliseconds, in case it begins a sequence.
    public var escapeDelay: Int
    public var pasteLimit: Int
    /// Takes down what is typed.
    public var trace: TraceRecorder?

    /// `escapeDelay` is 25, or 100 over SSH, unless given: there a sequence may arrive in pieces.
    public init(escapeDelay: Int? = nil, pasteLimit: Int = 1 << 20) {
      self.escapeDelay = escapeDelay ?? (Descriptor.environment("SSH_CONNECTION") == nil ? 25 : 100)
      self.pasteLimit = pasteLimit
    }

    fileprivate var decoder: TimedDecoder { TimedDecoder(escapeDelay: escapeDelay, pasteLimit: pasteLimit) }
  }

  private static let jobsPerTurn = 64
  private static let bytesPerTurn = 4096

  private let tty: TTY?
  private let options: Options
  private let started = ContinuousClock.now
  private var decoder: TimedDecoder
  private var timers = TimerQueue()
  private var isGone = false

  /// Whether keys are read. Off while another program has the terminal, so that it gets them; it then also gets the
  /// signals of its own keys, which are not handed on.
  public var readsInput = true {
    didSet {
      guard readsInput != oldValue else { return }
      decoder = options.decoder
    }
  }

  /// Something else to wait for: when the descriptor is readable, the function is to read it empty.
  public var watched: (descriptor: Int32, isReadable: @UIActor () -> Void)?

  private init(_ tty: TTY?, options: Options) {
    self.tty = tty
    self.options = options
    decoder = options.decoder
  }

  /// Makes the calling thread the UI thread, makes the handler, and runs until the handler has finished. nil reads no
  /// keys. One loop at a time; jobs left over at the end wait for the next.
  public nonisolated static func run(
    _ tty: TTY?, options: Options = Options(), makeHandler: @UIActor (UILoop) throws -> any UILoopHandler
  ) rethrows {
    try UIActor.executor.bound {
      try UIActor.assumeIsolated {
        let loop = UILoop(tty, options: options)
        loop.run(try makeHandler(loop))
      }
    }
  }

  /// `id` goes off once, after `milliseconds`; if it was set already, it is moved.
  public func setTimer(_ id: TimerID, after milliseconds: Int) {
    timers.set(id, at: now + Int64(max(0, milliseconds)))
  }

  public func cancelTimer(_ id: TimerID) { timers.cancel(id) }

  private var now: Int64 { Int64((ContinuousClock.now - started) / .milliseconds(1)) }

  private func run(_ handler: any UILoopHandler) {
    var jobsAreLeft = true
    while !handler.isFinished {
      if handler.isDirty, handler.readiness == .now { handler.paint() }
      let signals = ct_signals_descriptor()
      let input = readsInput && !isGone ? tty?.input ?? -1 : -1
      let readiness = handler.readiness
      let output = readiness == .whenWritable ? tty?.output : nil
      let ready = Descriptor.wait(
        [signals, input, UIActor.executor.wakeDescriptor, watched?.descriptor ?? -1], writable: output,
        milliseconds: jobsAreLeft ? 0 : patience(with: handler.isDirty ? readiness : .now))
      if ready[0].contains(.readable) { takeSignals(signals, handler) }
      if output != nil, !ready[4].isEmpty { handler.sendRest() }
      if !ready[1].isEmpty { takeInput(input, ready[1], handler) }
      if ready[3].contains(.readable) { watched?.isReadable() }
      settleDecoder(handler)
      jobsAreLeft = UIActor.executor.runJobs(atMost: Self.jobsPerTurn)
      for id in timers.takeDue(at: now) { handler.handle(.timer(id)) }
    }
  }

  /// Milliseconds until something is due of itself; -1 when nothing is. A frame that waits for its time is due then.
  private func patience(with frame: FrameReadiness) -> Int {
    let deadlines = [timers.next, isGone ? nil : decoder.deadline]
    let deadline = deadlines.compactMap { $0 }.min().map { Int(max(0, $0 - now)) }
    guard case .after(let milliseconds) = frame else { return deadline ?? -1 }
    return min(deadline ?? milliseconds, milliseconds)
  }

  private func takeSignals(_ descriptor: Int32, _ handler: any UILoopHandler) {
    guard case .bytes(let bytes) = Descriptor.read(descriptor, atMost: 256) else { return }
    var isResized = false
    for byte in bytes {
      switch Int(byte) {
      case CT_SIGNAL_TERMINATE: handler.handle(.signal(.terminate))
      case CT_SIGNAL_HANGUP: handler.handle(.signal(.hangup))
      case CT_SIGNAL_INTERRUPT: if readsInput { handler.handle(.signal(.interrupt)) }
      case CT_SIGNAL_CONTINUE: if readsInput { handler.handle(.signal(.continue)) }
      default: isResized = true
      }
    }
    if isResized { handler.handle(.resized) }
  }

  private func takeInput(_ input: Int32, _ ready: Descriptor.Readiness, _ handler: any UILoopHandler) {
    // What was typed before a line broke is still read, as long as there is some.
    let result = ready.contains(.readable) ? Descriptor.read(input, atMost: Self.bytesPerTurn) : .gone
    switch result {
    case .bytes(let bytes):
      options.trace?.input(bytes)
      let reports = decoder.statusReports
      for event in decoder.feed(bytes) { handler.handle(.input(event)) }
      for reply in decoder.takeReplies() { handler.handle(.reply(reply)) }
      if decoder.statusReports != reports { handler.takeAnswer() }
    case .nothing: break
    case .gone:
      isGone = true
      handler.handle(.terminalGone)
    }
  }

  /// Ends the wait for the rest of a sequence, or begins it.
  private func settleDecoder(_ handler: any UILoopHandler) {
    guard !isGone else { return }
    for event in decoder.settle(at: now) { handler.handle(.input(event)) }
  }
}
