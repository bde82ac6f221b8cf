import Testing

@testable import Terminal

/// Keys held down on lines of all kinds, in simulated time.
@Suite struct LinePacingTests {
  /// A line and the terminal at its end, a millisecond at a time.
  private struct Line {
    let bytesPerSecond: Double
    /// There and back, in milliseconds.
    let roundTrip: Int64
    let answers: Bool

    /// What is on its way: bytes left, and what is shown once they have arrived; nil for a question.
    private var queue: [(left: Double, state: Int?)] = []
    private var answersDue: [Int64] = []
    private(set) var shown = 0

    init(bytesPerSecond: Double, roundTrip: Int64, answers: Bool) {
      self.bytesPerSecond = bytesPerSecond
      self.roundTrip = roundTrip
      self.answers = answers
    }

    var queued: Double { queue.reduce(0) { $0 + $1.left } }

    mutating func send(_ bytes: Int, _ state: Int?) { queue.append((Double(bytes), state)) }

    /// Returns whether an answer arrives now.
    mutating func pass(at now: Int64) -> Bool {
      var carried = bytesPerSecond / 1000
      while carried > 0, var first = queue.first {
        let part = min(carried, first.left)
        carried -= part
        first.left -= part
        queue[0] = first
        guard first.left <= 0 else { break }
        queue.removeFirst()
        if let state = first.state { shown = state } else if answers { answersDue.append(now + roundTrip) }
      }
      guard let due = answersDue.first, due <= now else { return false }
      answersDue.removeFirst()
      return true
    }
  }

  private struct Result {
    var frames = 0
    var questions = 0
    /// The most bytes that were on their way.
    var mostQueued = 0.0
    /// How many keys the screen was behind, at most.
    var mostBehind = 0
    /// Milliseconds from the last key until the screen showed it.
    var delay: Int64 = 0
  }

  /// A key every 33 ms, as long as `seconds` last, each of which changes the screen by `frame` bytes.
  private func hold(_ seconds: Int64, frame: Int, _ pacing: LinePacing, on line: Line) -> Result {
    var (pacing, line, result) = (pacing, line, Result())
    var (keys, drawn) = (0, 0)
    let end = seconds * 1000
    var now: Int64 = 0
    while now < end || line.shown < keys {
      if now < end, now % 33 == 0 { keys += 1 }
      if drawn < keys, pacing.delay(at: now) == 0 {
        drawn = keys
        result.frames += 1
        line.send(frame, keys)
        if pacing.send(frame, at: now) {
          result.questions += 1
          line.send(LinePacing.question.count, nil)
        }
      }
      if line.pass(at: now), pacing.answer(at: now) { line.send(LinePacing.question.count, nil) }
      result.mostQueued = max(result.mostQueued, line.queued)
      result.mostBehind = max(result.mostBehind, keys - line.shown)
      now += 1
      if now > end + 60_000 { break }
    }
    result.delay = now - end
    return result
  }

  /// 9,600 bits a second carry a third of the cursor moves of a key held down.
  @Test(arguments: [Int64(5), 120, 300])
  func aSlowLineSkipsFrames(roundTrip: Int64) {
    let line = Line(bytesPerSecond: 960, roundTrip: roundTrip, answers: true)
    let result = hold(15, frame: 105, LinePacing(asks: true), on: line)
    #expect(result.mostQueued <= 1300)
    #expect(result.mostBehind <= 50)
    #expect(result.delay <= 1400)
    #expect((60...150).contains(result.frames))
  }

  @Test func framesOfAScreenfulAreShownOneByOne() {
    let line = Line(bytesPerSecond: 960, roundTrip: 20, answers: true)
    var pacing = LinePacing(asks: true)
    // The first paint has been answered.
    _ = pacing.send(4000, at: -5000)
    _ = pacing.answer(at: -500)
    let result = hold(30, frame: 2200, pacing, on: line)
    #expect(result.mostQueued <= 2 * 2200)
    #expect(result.delay <= 2 * 2300)
    #expect((12...15).contains(result.frames))
  }

  @Test func theSpeedOfTheSettingsIsEnough() {
    let line = Line(bytesPerSecond: 960, roundTrip: 0, answers: false)
    let result = hold(15, frame: 105, LinePacing(bitsPerSecond: 9600, asks: true), on: line)
    #expect(result.questions == 0)
    #expect(result.mostQueued <= 500)
    #expect(result.delay <= 600)
  }

  @Test func aTerminalThatNeverAnswersIsNotWaitedFor() {
    let slow = Line(bytesPerSecond: 960, roundTrip: 0, answers: false)
    let held = hold(15, frame: 105, LinePacing(asks: true), on: slow)
    #expect(held.mostQueued <= 1300)
    #expect(held.delay <= 1400)
    let fast = Line(bytesPerSecond: 1e6, roundTrip: 0, answers: false)
    let quick = hold(15, frame: 2200, LinePacing(asks: true), on: fast)
    #expect(quick.questions == 1)
    #expect(quick.delay <= 130)
    #expect(quick.frames >= 15 * 7)
  }

  /// Frames that a line can carry are all drawn, near or far.
  @Test(arguments: [(Int64(1), 105), (1, 2200), (60, 105), (150, 105), (60, 2200)])
  func aFastLineSkipsNothing(roundTrip: Int64, frame: Int) {
    let line = Line(bytesPerSecond: 1e6, roundTrip: roundTrip, answers: true)
    let result = hold(20, frame: frame, LinePacing(asks: true), on: line)
    // But for the first moments, in which the line is not known.
    #expect(result.frames >= 20 * 30 - 15)
  }

  @Test func aTypistIsNeverAsked() {
    var pacing = LinePacing(asks: true)
    for key in 0..<100 {
      #expect(pacing.delay(at: Int64(key) * 150) == 0)
      let asks = pacing.send(110, at: Int64(key) * 150)
      #expect(!asks)
    }
  }

  @Test func aLostAnswerIsGivenUp() {
    var pacing = LinePacing(asks: true)
    var asks = pacing.send(600, at: 0)
    #expect(asks)
    #expect(pacing.answerDue(at: 0) > 0)
    asks = pacing.answer(at: 10)
    #expect(!asks)
    #expect(pacing.answerDue(at: 10) == 0)
    asks = pacing.send(2000, at: 20)
    #expect(asks)
    let delay = pacing.delay(at: 20)
    #expect(delay > 1000)
    #expect(pacing.delay(at: 20 + Int64(delay)) == 0)
    asks = pacing.send(2000, at: 20 + Int64(delay))
    #expect(asks)
  }
}
