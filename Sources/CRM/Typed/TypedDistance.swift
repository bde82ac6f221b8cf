import Strings

/// How far away, in the units people count in: `3 days`, `2w`, `1h30`, `half an hour`.
struct TypedDistance: Hashable {
  private(set) var months = 0
  private(set) var days = 0
  private(set) var seconds = 0
  /// Whether it was said to the minute, so that what is meant is a moment and not a day.
  private(set) var hasTime = false

  var negated: TypedDistance {
    var negated = self
    negated.months = -months
    negated.days = -days
    negated.seconds = -seconds
    return negated
  }

  /// Nil where no distance stands.
  static func read(_ tokens: inout TypedTokens) throws(TypedProblem) -> TypedDistance? {
    var distance = TypedDistance()
    var isEmpty = true
    while let part = try readPart(&tokens) {
      distance.months += part.months
      distance.days += part.days
      distance.seconds += part.seconds
      distance.hasTime = distance.hasTime || part.hasTime
      isEmpty = false
      _ = tokens.skip("and")
    }
    return isEmpty ? nil : distance
  }

  /// The day it leads to; the last of its month where months differ in length. Nil when that is out of all reason.
  func day(from start: CalendarDate) -> CalendarDate? {
    let index = start.year * 12 + start.month - 1 + months
    guard (1900 * 12..<2200 * 12).contains(index) else { return nil }
    let (year, month) = (index / 12, index % 12 + 1)
    let last = CalendarDate.length(ofMonth: month, year: year)
    guard let day = CalendarDate(year: year, month: month, day: min(start.day, last))?.adding(days: days),
      (1900...2199).contains(day.year)
    else { return nil }
    return day
  }

  private static func readPart(_ tokens: inout TypedTokens) throws(TypedProblem) -> TypedDistance? {
    if tokens.skip("half", "an", "hour") || tokens.skip("half", "hour") { return TypedDistance(1, "half hour") }
    if let count = numbers[tokens.next], let distance = TypedDistance(count, tokens.second) {
      tokens.advance(2)
      return distance
    }
    if let count = TypedNumber(tokens.next), let distance = TypedDistance(count, tokens.second) {
      try count.check()
      tokens.advance(2)
      return distance
    }
    guard let distance = try compound(tokens.next) else { return nil }
    tokens.advance()
    return distance
  }

  /// `2w`, `1h30`, `1h30m`.
  private static func compound(_ word: String) throws(TypedProblem) -> TypedDistance? {
    var distance: TypedDistance?
    var rest = word[...]
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      var unit = String(rest.prefix { $0.isLetter })
      rest = rest.dropFirst(unit.count)
      // After hours the minutes need no unit.
      if unit.isEmpty, rest.isEmpty, distance?.hasTime == true { unit = "m" }
      guard let count = TypedNumber(String(digits)), let part = TypedDistance(count, unit) else { return nil }
      try count.check()
      var sum = distance ?? TypedDistance()
      sum.months += part.months
      sum.days += part.days
      sum.seconds += part.seconds
      sum.hasTime = sum.hasTime || part.hasTime
      distance = sum
    }
    return distance
  }

  private init() {}

  /// Nil for a word that is no unit, and for a fraction of a day or more.
  private init?(_ count: TypedNumber, _ unit: String) {
    let secondsEach =
      switch unit {
      case "m", "min", "mins", "minute", "minutes": 60
      case "half hour": 1800
      case "h", "hr", "hrs", "hour", "hours": 3600
      default: 0
      }
    if secondsEach > 0 {
      seconds = count.thousandths * secondsEach / 1000
      hasTime = true
      return
    }
    guard let whole = count.whole else { return nil }
    switch unit {
    case "d", "day", "days": days = whole
    case "w", "wk", "wks", "week", "weeks": days = whole * 7
    case "mo", "mos", "month", "months": months = whole
    case "y", "yr", "yrs", "year", "years": months = whole * 12
    default: return nil
    }
  }

  private static let numbers: [String: TypedNumber] = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12,
  ]
}

/// A number as typed, to the thousandth: `2`, `1.5`.
struct TypedNumber: Hashable, ExpressibleByIntegerLiteral {
  /// Never negative.
  let thousandths: Int

  init(integerLiteral value: Int) { thousandths = value * 1000 }

  /// Nil for what is no number. Numbers of more than nine digits are all the same large one.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, (1...2).contains(parts.count), !whole.isEmpty,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    let fraction = parts.count == 2 ? String((parts[1] + "000").prefix(3)) : "000"
    thousandths = (Int(whole.prefix(10)).map { min($0, Self.large) } ?? Self.large) * 1000 + (Int(fraction) ?? 0)
  }

  /// Nil for a fraction.
  var whole: Int? { thousandths % 1000 == 0 ? thousandths / 1000 : nil }

  /// Throws when it is too large to be meant.
  func check() throws(TypedProblem) {
    if thousandths > 100_000_000 { throw TypedProblem(Strings.TypedDates.tooLarge(thousandths / 1000)) }
  }

  private static let large = 1_000_000_000
}
