import Strings

/// A day, a moment or neither, as people type it: `fri`, `tomorrow 9am`, `3/4`, `in 2 hours`, `someday`.
public enum TypedMoment: Sendable, Hashable {
  case moment(Instant)
  /// A day without a time.
  case day(CalendarDate)
  case someday

  /// Where words that fit several days go, such as `fri`, `14:30` and `3/4`: the next such, or the last.
  public enum Leaning: Sendable, Hashable {
    case future, past
  }

  /// Understands `text`; upper and lower case and the number of blanks mean nothing. Throws what is not understood, with
  /// an example of what is.
  public init(_ text: String, in context: TypedContext, leaning: Leaning = .future) throws(TypedProblem) {
    if let exact = Instant(typed: text) {
      self = .moment(exact)
      return
    }
    var reader = MomentReader(text, context, leaning)
    self = try reader.read()
  }

  /// What was understood: `Tue 24 Nov 14:30`, with the year where it is another than now.
  public func words(in context: TypedContext) -> String {
    switch self {
    case .moment(let instant):
      let parts = context.localTime.components(of: instant)
      return "\(Self.words(for: parts.date, context)) \(padded(parts.hour, 2)):\(padded(parts.minute, 2))"
    case .day(let day): return Self.words(for: day, context)
    case .someday: return Strings.Times.someday
    }
  }

  /// The same, typed: `2026-11-24 14:30`. Seconds are not typed.
  public func text(in localTime: LocalTime) -> String {
    switch self {
    case .moment(let instant):
      let parts = localTime.components(of: instant)
      return "\(parts.date.iso8601) \(padded(parts.hour, 2)):\(padded(parts.minute, 2))"
    case .day(let day): return day.iso8601
    case .someday: return "someday"
    }
  }

  private static func words(for day: CalendarDate, _ context: TypedContext) -> String {
    let year = day.year == context.today.year ? "" : " \(day.year)"
    let (weekday, month) = (Strings.Times.weekdayNames[day.weekday - 1], Strings.Times.monthNames[day.month - 1])
    return "\(weekday) \(day.day) \(month)\(year)"
  }
}

extension Instant {
  /// A moment with its offset from UTC, as programs write it: `2026-12-01T14:00:00Z`.
  fileprivate init?(typed text: String) {
    let text = text.uppercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // Without an offset it would be taken for UTC, which is not what a person means.
    guard text.dropFirst(11).contains(where: { "Z+-".contains($0) }) else { return nil }
    self.init(iso8601: text)
  }
}

/// The names of days and months as they are typed.
enum CalendarWords {
  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// Monday is 1.
  static func weekday(_ word: String) -> Int? {
    if word == "weds" { return 3 }
    guard word.count >= 2, let index = weekdays.firstIndex(where: { $0.hasPrefix(word) }) else { return nil }
    return index + 1
  }

  static func month(_ word: String) -> Int? {
    guard word.count >= 3, let index = months.firstIndex(where: { $0.hasPrefix(word) }) else { return nil }
    return index + 1
  }
}
