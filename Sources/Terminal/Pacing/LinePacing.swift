/// Decides when the next frame may be drawn, so that a slow line skips frames instead of queueing them.
///
/// What is written lies in the buffers of the system, of SSH and of modems, which take seconds to empty on a slow line
/// and cannot be looked into. So now and then a frame ends with a question that every terminal answers, device status
/// [ECMA-48, 8.3.35; xterm "CSI 5 n"]: the answer says that all before it is on the screen. While more is under way than
/// the line carries in a moment, nothing is drawn; what has changed meanwhile is in the next frame, once. Single keys at
/// a typist's pace ask nothing and wait for nothing.
///
/// Where the settings of the terminal name a speed below the 38,400 that every pseudo terminal claims, it is a real
/// one, and the clock is enough. A terminal that never answers is not waited for: keys held down then draw eight times
/// a second, which is what 9,600 bits a second carry of cursor moves.
struct LinePacing: Sendable {
  static let question = Array("\u{1B}[5n".utf8)

  /// What the slowest line in use carries, in bytes a second: 9,600 bits with their start and stop bits.
  private static let slowest = 960.0
  /// How much of a line's time may be under way, in milliseconds.
  private static let depth: Int64 = 400
  /// How much may be under way at least and at most, in bytes.
  private static let windows = 512.0...8192.0
  /// How far apart frames are, at least, on a terminal that has not answered, in milliseconds.
  private static let unansweredInterval: Int64 = 120
  /// How much longer than the slowest line needs an answer is waited for, in milliseconds: twice a satellite's way.
  private static let answerPatience: Int64 = 1200

  private struct Asked {
    var at: Int64
    /// Bytes that were under way, the frame with the question among them.
    var upTo: Double
    /// Bytes sent since.
    var after = 0.0
  }

  /// What the line carries, as the settings of the terminal say; nil when they do not.
  private let rate: Double?
  private let asks: Bool
  private var underWay = 0.0
  private var settledAt: Int64 = 0
  private var lastFrameAt = Int64.min / 2
  private var window: Double
  private var asked: Asked?
  private(set) var hasAnswered = false

  /// `bitsPerSecond` are the speed in the terminal's settings, 0 when unknown; `asks` whether the terminal knows the
  /// question.
  init(bitsPerSecond: Int = 0, asks: Bool) {
    rate = (1..<38_400).contains(bitsPerSecond) ? Double(bitsPerSecond) / 10 : nil
    self.asks = asks && rate == nil
    window = rate.map { $0 * Double(Self.depth) / 1000 } ?? Self.windows.lowerBound
  }

  /// Takes note of a frame of `count` bytes that is sent at `now`, in milliseconds. Returns whether the question is to
  /// end it.
  mutating func send(_ count: Int, at now: Int64) -> Bool {
    settle(at: now)
    lastFrameAt = now
    underWay += Double(count)
    asked?.after += Double(count)
    return ask(at: now, from: window / 2)
  }

  /// The terminal has answered. Returns whether it is to be asked again at once: for what would hold up the next frame,
  /// which could else ask itself.
  mutating func answer(at now: Int64) -> Bool {
    settle(at: now)
    guard let answered = asked else { return false }
    hasAnswered = true
    asked = nil
    // The line carries at least what it has carried within the time; one that took longer is given less.
    let isQuick = now - answered.at < Self.depth
    window = min(max(Self.windows.lowerBound, isQuick ? window * 2 : window / 2), Self.windows.upperBound)
    underWay = answered.after
    return ask(at: now, from: window)
  }

  private mutating func ask(at now: Int64, from least: Double) -> Bool {
    guard asks, asked == nil, underWay >= least else { return false }
    asked = Asked(at: now, upTo: underWay)
    return true
  }

  /// When the next frame may be drawn, in milliseconds from `now`; 0 for at once.
  func delay(at now: Int64) -> Int {
    var current = self
    current.settle(at: now)
    return Int(max(0, current.settledDelay(at: now)))
  }

  private func settledDelay(at now: Int64) -> Int64 {
    guard underWay >= window else { return 0 }
    if let rate { return Int64((underWay - window) / rate * 1000) + 1 }
    guard hasAnswered, let asked else { return lastFrameAt + Self.unansweredInterval - now }
    return asked.at + Self.patience(asked.upTo) - now
  }

  /// Until when an answer is to be expected, in milliseconds from `now`: 0 when none is, or no longer.
  func answerDue(at now: Int64) -> Int {
    guard let asked else { return 0 }
    let patience = hasAnswered ? Self.patience(asked.upTo) : Self.unansweredInterval
    return Int(max(0, asked.at + patience - now))
  }

  private static func patience(_ bytes: Double) -> Int64 { answerPatience + Int64(bytes / slowest * 1000) }

  /// What has arrived by itself is no longer under way.
  private mutating func settle(at now: Int64) {
    let passed = Double(max(0, now - settledAt)) / 1000
    settledAt = max(settledAt, now)
    // An answer that did not come is lost, and so is what is known.
    if hasAnswered, let lost = asked, now - lost.at >= Self.patience(lost.upTo) { asked = nil }
    // While an answer is coming, it tells; until then the line is taken for the slowest.
    if hasAnswered, asked != nil { return }
    underWay = max(0, underWay - passed * (rate ?? Self.slowest))
  }
}
