import Strings

/// A length of time as people type it: `12`, `12m`, `1h5`, `1h05m`, `0:45`, `90s`, `1.5h`.
public struct TypedDuration: Sendable, Hashable {
  /// 0 to 86,400: none at all for a call nobody took, and no longer than a day.
  public let seconds: Int

  public static let longest = 86_400

  /// Understands `text`; a number alone is minutes, `1:05` is an hour and five minutes. Throws what is wrong with it.
  public init(_ text: String) throws(TypedProblem) {
    let word = text.lowercased().filter { !$0.isWhitespace }
    guard !word.isEmpty else { throw TypedProblem(Strings.TypedDurations.nothingTyped) }
    let read = word.contains(":") ? try Self.clock(word, typed: text) : try Self.units(word, typed: text)
    guard read <= Self.longest else { throw TypedProblem(Strings.TypedDurations.tooLong) }
    seconds = read
  }

  /// Nil when it is out of range.
  public init?(seconds: Int) {
    guard (0...Self.longest).contains(seconds) else { return nil }
    self.seconds = seconds
  }

  /// What was understood: `45 min`, `1 h 05 min`, `12 min 5 s`.
  public var words: String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    var parts: [String] = []
    if hours > 0 { parts.append(Strings.Times.hours(hours)) }
    if minutes > 0 { parts.append(Strings.Times.minutes(hours > 0 ? padded(minutes, 2) : String(minutes))) }
    if rest > 0 || parts.isEmpty {
      parts.append(parts.isEmpty && rest == 0 ? Strings.Times.minutes(0) : Strings.Times.seconds(rest))
    }
    return parts.joined(separator: " ")
  }

  /// The same, typed: `45m`, `1h05m`, `12m5s`.
  public var text: String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    let tail = rest > 0 ? "\(rest)s" : ""
    if hours > 0 { return "\(hours)h\(padded(minutes, 2))m\(tail)" }
    return minutes > 0 || rest == 0 ? "\(minutes)m\(tail)" : tail
  }

  /// Hours and minutes, with seconds where there are three numbers.
  private static func clock(_ word: String, typed: String) throws(TypedProblem) -> Int {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.count <= 4 ? Int($0) : nil }
    guard (2...3).contains(parts.count), numbers.count == parts.count,
      word.allSatisfy({ $0 == ":" || ($0.isASCII && $0.isNumber) })
    else { throw notUnderstood(typed) }
    guard parts.dropFirst().allSatisfy({ $0.count <= 2 }), numbers.dropFirst().allSatisfy({ $0 < 60 }) else {
      throw TypedProblem(Strings.TypedDurations.minutesOfHour)
    }
    return numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
  }

  /// Numbers with units, the largest first; what has none is the next smaller unit, or minutes.
  private static func units(_ word: String, typed: String) throws(TypedProblem) -> Int {
    var total = 0
    var smallest = Int.max
    var rest = word[...]
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "." || $0 == "," }
      rest = rest.dropFirst(digits.count)
      let name = String(rest.prefix { $0.isLetter })
      rest = rest.dropFirst(name.count)
      guard let number = TypedNumber(String(digits.map { $0 == "," ? "." : $0 })),
        let unit = name.isEmpty ? (smallest == 3600 ? 60 : smallest == 60 ? 1 : 60) : unit(name), unit < smallest
      else { throw notUnderstood(typed) }
      // Ninety minutes alone are fine; after hours they are a slip of the finger.
      guard smallest == .max || number.thousandths < 60_000 else {
        throw TypedProblem(Strings.TypedDurations.tooMany(typed, areMinutes: unit == 60))
      }
      total += min(number.thousandths, 1_000_000_000) * unit / 1000
      smallest = unit
    }
    return total
  }

  private static func unit(_ name: String) -> Int? {
    switch name {
    case "h", "hr", "hrs", "hour", "hours": 3600
    case "m", "min", "mins", "minute", "minutes": 60
    case "s", "sec", "secs", "second", "seconds": 1
    default: nil
    }
  }

  private static func notUnderstood(_ typed: String) -> TypedProblem {
    TypedProblem(Strings.TypedDurations.notUnderstood(typed))
  }
}
