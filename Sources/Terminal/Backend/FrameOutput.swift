/// The way of frames to the terminal: each in one write, and never so that the program waits for the line.
struct FrameOutput {
  private let device: any TerminalDevice
  private let trace: TraceRecorder?
  private var pacing: LinePacing?
  /// The end of a frame that the terminal has not taken yet.
  private var unsent: [UInt8] = []
  /// Milliseconds of any clock.
  private let now: () -> Int64

  private(set) var isGone = false
  private(set) var statistics = FrameStatistics()

  init(to device: any TerminalDevice, pacing: LinePacing?, trace: TraceRecorder?, now: @escaping () -> Int64) {
    self.device = device
    self.pacing = pacing
    self.trace = trace
    self.now = now
  }

  var readiness: FrameReadiness {
    if isGone { return .now }
    if !unsent.isEmpty { return .whenWritable }
    let delay = pacing?.delay(at: now()) ?? 0
    return delay > 0 ? .after(milliseconds: delay) : .now
  }

  mutating func send(_ frame: [UInt8]) {
    guard !frame.isEmpty, !isGone else { return }
    trace?.output(frame)
    let asks = pacing?.send(frame.count, at: now()) ?? false
    let bytes = asks ? frame + LinePacing.question : frame
    // What is in the middle of a frame comes first.
    let writes = put(unsent + bytes)
    statistics.count(bytes: bytes.count, writes: writes)
  }

  /// Goes on with what the terminal did not take.
  mutating func sendRest() {
    guard !unsent.isEmpty, !isGone else { return }
    statistics.writes += put(unsent)
  }

  /// The terminal has shown all that was sent before its question.
  mutating func takeAnswer() {
    guard pacing?.answer(at: now()) == true, !isGone else { return }
    if unsent.isEmpty { statistics.writes += put(LinePacing.question) } else { unsent += LinePacing.question }
  }

  /// Sends the last of this time on the terminal, whole, and waits for an answer that would else be typed into whatever
  /// has the terminal next.
  mutating func sendLast(_ bytes: [UInt8]) {
    guard !isGone else { return }
    trace?.output(bytes)
    let outcome = device.writeWhole(unsent + bytes)
    unsent = []
    statistics.count(bytes: bytes.count, writes: outcome.writes)
    isGone = outcome.isGone
    let due = pacing?.answerDue(at: now()) ?? 0
    guard !isGone, due > 0 else { return }
    if device.swallowAnswer(within: due) { _ = pacing?.answer(at: now()) }
  }

  private mutating func put(_ bytes: [UInt8]) -> Int {
    let outcome = device.write(bytes)
    unsent = Array(bytes.suffix(outcome.unsent))
    isGone = outcome.isGone
    return outcome.writes
  }
}
