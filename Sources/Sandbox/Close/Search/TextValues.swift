import CRM

/// `30 days ago`.
struct RelativeAge {
  static let units: [String: Int64] = [
    "sec": 1, "secs": 1, "second": 1, "seconds": 1, "min": 60, "mins": 60, "minute": 60, "minutes": 60, "hour": 3600,
    "hours": 3600, "day": 86_400, "days": 86_400, "week": 604_800, "weeks": 604_800, "month": 2_592_000,
    "months": 2_592_000, "year": 31_536_000, "years": 31_536_000,
  ]

  let seconds: Int64

  init?(_ text: String) {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 3, words[2] == "ago", let count = Int64(words[0]), count >= 0, count < 1_000_000,
      let unit = Self.units[String(words[1])]
    else { return nil }
    seconds = count * unit
  }
}

/// What a comparison with a value written in a query means.
struct TextValues {
  let now: Instant
  let days: LocalDays

  /// A test of moments. With an age, `<=` means at most that old: it compares ages, not moments.
  func moments(_ comparison: TextComparison, _ text: String, field: String) throws(CloseFailure) -> (Instant?) -> Bool {
    if let age = RelativeAge(text) {
      let bound = now.adding(seconds: -age.seconds)
      switch comparison {
      case .less, .lessEqual: return { $0.map { $0 >= bound } ?? false }
      case .greater, .greaterEqual: return { $0.map { $0 <= bound } ?? false }
      case .equal, .notEqual:
        let day = days.date(of: bound)
        return { ($0.map { days.date(of: $0) } == day) == (comparison == .equal) }
      }
    }
    let today = days.date(of: now)
    let words = ["today": today, "yesterday": today.adding(days: -1), "tomorrow": today.adding(days: 1)]
    if let day = words[text.lowercased()] ?? CalendarDate(iso8601: text) {
      return test(comparison, from: days.start(of: day), to: days.end(of: day))
    }
    guard let instant = moment(text) else {
      throw CloseFailure(400, "Could not parse query: \"\(text)\" is not a date for \"\(field)\".")
    }
    return test(comparison, from: instant, to: instant.adding(seconds: 1))
  }

  /// `from` and `to` bound the moments that equal the value.
  private func test(_ comparison: TextComparison, from: Instant, to: Instant) -> (Instant?) -> Bool {
    { instant in
      guard let instant else { return comparison == .notEqual }
      return switch comparison {
      case .equal: instant >= from && instant < to
      case .notEqual: instant < from || instant >= to
      case .less: instant < from
      case .lessEqual: instant < to
      case .greater: instant >= to
      case .greaterEqual: instant >= from
      }
    }
  }

  /// `2014-01-01 08:00:00`, `2019-01-01T00:00:00.000+0000`; without an offset local to the caller.
  private func moment(_ text: String) -> Instant? {
    guard let instant = Instant(iso8601: text) else { return nil }
    let time = text.dropFirst(11)
    let hasOffset = time.contains("Z") || time.contains("z") || time.contains("+") || time.contains("-")
    return hasOffset ? instant : instant.adding(seconds: -Int64(days.offset))
  }

  func numbers(_ comparison: TextComparison, _ text: String, field: String) throws(CloseFailure) -> (Double?) -> Bool {
    guard let bound = Double(text) else {
      throw CloseFailure(400, "Could not parse query: \"\(text)\" is not a number for \"\(field)\".")
    }
    return { number in
      guard let number else { return comparison == .notEqual }
      return switch comparison {
      case .equal: number == bound
      case .notEqual: number != bound
      case .less: number < bound
      case .lessEqual: number <= bound
      case .greater: number > bound
      case .greaterEqual: number >= bound
      }
    }
  }

  /// `yes` and `no`, and the like.
  func truth(_ comparison: TextComparison, _ text: String, field: String) throws(CloseFailure) -> (Bool) -> Bool {
    let wanted: Bool
    switch text.lowercased() {
    case "yes", "true", "1": wanted = true
    case "no", "false", "0": wanted = false
    default: throw CloseFailure(400, "Could not parse query: \"\(text)\" is not yes or no for \"\(field)\".")
    }
    return { ($0 == wanted) == (comparison != .notEqual) }
  }

  /// Whether one of the texts has the value in it, regardless of case.
  func texts(_ comparison: TextComparison, _ text: String) -> ([String]) -> Bool {
    let wanted = text.lowercased()
    return { texts in
      let found = texts.contains { $0.lowercased().contains(wanted) }
      return found == (comparison != .notEqual)
    }
  }

  /// Whether one of the texts is the value: as it is written, or in lower case with `_` for blanks.
  func labels(_ comparison: TextComparison, _ text: String) -> ([String]) -> Bool {
    let wanted = Self.slug(text)
    return { ($0.contains { Self.slug($0) == wanted }) == (comparison != .notEqual) }
  }

  static func slug(_ text: String) -> String { String(text.lowercased().map { $0 == " " ? "_" : $0 }) }
}
