import Strings

/// A time of day as typed: `14:30`, `9am`, `noon`, `eod`.
struct TypedClock: Hashable {
  let hour: Int
  let minute: Int
  var second = 0

  static let endOfDay = TypedClock(hour: 17, minute: 0)

  init(hour: Int, minute: Int, second: Int = 0) {
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  func instant(on day: CalendarDate, _ localTime: LocalTime) -> Instant {
    localTime.instant(of: day, hour: hour, minute: minute).adding(seconds: Int64(second))
  }

  /// Nil where no time stands. `mayBeBare`: an hour alone, `9`, and `1430` are times too.
  static func read(_ tokens: inout TypedTokens, mayBeBare: Bool) throws(TypedProblem) -> TypedClock? {
    if let named = named[tokens.next] {
      tokens.advance()
      return named
    }
    if tokens.skip("end", "of", "day") || tokens.skip("end", "of", "the", "day") { return .endOfDay }
    let word = tokens.next
    var digits = word
    var half = halves[tokens.second]
    if half == nil, let suffix = halves[String(word.suffix(2))] {
      half = suffix
      digits = String(word.dropLast(2))
    } else if half != nil {
      tokens.advance()
    }
    guard let parts = parts(digits, mayBeBare: mayBeBare || half != nil) else { return nil }
    tokens.advance()
    let shown = half == nil || word != digits ? word : "\(word) \(half == .am ? "am" : "pm")"
    return try TypedClock(parts, half, typed: shown)
  }

  private enum Half {
    case am, pm
  }

  private init(_ parts: [Int], _ half: Half?, typed: String) throws(TypedProblem) {
    let second = parts.count > 2 ? parts[2] : 0
    guard parts[0] < 24, parts[1] < 60, second < 60, half == nil || (1...12).contains(parts[0]) else {
      throw TypedProblem(Strings.TypedDates.noTime(typed))
    }
    let hour =
      switch half {
      case nil: parts[0]
      case .am: parts[0] % 12
      case .pm: parts[0] % 12 + 12
      }
    self.init(hour: hour, minute: parts[1], second: second)
  }

  /// Hours, minutes and perhaps seconds; nil for what does not look like a time.
  private static func parts(_ text: String, mayBeBare: Bool) -> [Int]? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
      return nil
    }
    let numbers = parts.compactMap { Int($0) }
    switch numbers.count {
    case 1 where mayBeBare && parts[0].count <= 2: return [numbers[0], 0]
    case 1 where mayBeBare && parts[0].count == 4: return [numbers[0] / 100, numbers[0] % 100]
    case 2...3 where parts[0].count <= 2 && parts.dropFirst().allSatisfy({ $0.count == 2 }): return numbers
    default: return nil
    }
  }

  private static let halves: [String: Half] = ["am": .am, "pm": .pm]

  private static let named: [String: TypedClock] = [
    "noon": TypedClock(hour: 12, minute: 0), "midday": TypedClock(hour: 12, minute: 0),
    "morning": TypedClock(hour: 9, minute: 0), "afternoon": TypedClock(hour: 14, minute: 0),
    "evening": TypedClock(hour: 18, minute: 0), "eod": endOfDay, "cob": endOfDay,
  ]
}
