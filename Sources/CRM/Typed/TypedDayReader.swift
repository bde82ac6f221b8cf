import Strings

/// Understands the name of a day: `tomorrow`, `next tue`, `3/4`, `24 Dec`, `2026-12-01`.
struct TypedDayReader {
  let context: TypedContext
  let leaning: TypedMoment.Leaning

  struct Result {
    let day: CalendarDate
    /// A time that the day's name says: `tonight`.
    var clock: TypedClock?
    /// The weekday, when that is all that was typed.
    var weekday: Int?
  }

  /// Nil where no day stands.
  func read(_ tokens: inout TypedTokens) throws(TypedProblem) -> Result? {
    if tokens.skip("tonight") { return Result(day: today, clock: TypedClock(hour: 20, minute: 0)) }
    let typed = tokens.next
    let position = tokens.position
    if let day = named(&tokens) {
      let isWeekday = tokens.position == position + 1 && CalendarWords.weekday(typed) != nil
      return Result(day: day, weekday: isWeekday ? day.weekday : nil)
    }
    if let day = try numeric(tokens.next) {
      tokens.advance()
      return Result(day: day)
    }
    if let day = try ofMonth(&tokens) { return Result(day: day) }
    return nil
  }

  private var today: CalendarDate { context.today }

  // MARK: Names

  private func named(_ tokens: inout TypedTokens) -> CalendarDate? {
    if tokens.take(["today", "tod"]) != nil { return today }
    if tokens.take(["tomorrow", "tom", "tmr", "tmrw"]) != nil { return today.adding(days: 1) }
    if tokens.take(["yesterday", "yest"]) != nil { return today.adding(days: -1) }
    if tokens.skip("day", "after", "tomorrow") || tokens.skip("the", "day", "after", "tomorrow") {
      return today.adding(days: 2)
    }
    if tokens.skip("day", "before", "yesterday") || tokens.skip("the", "day", "before", "yesterday") {
      return today.adding(days: -2)
    }
    if let end = ending(&tokens) { return end }
    if tokens.take(["next"]) != nil { return next(&tokens) }
    if tokens.take(["this"]) != nil {
      guard let weekday = takeWeekday(&tokens) else { return nil }
      return day(weekday, weeksAhead: 0)
    }
    if tokens.take(["last", "past"]) != nil { return takeWeekday(&tokens).map { latest($0) } }
    guard let weekday = takeWeekday(&tokens) else { return nil }
    if tokens.skip("next", "week") { return day(weekday, weeksAhead: 1) }
    return leaning == .future ? coming(weekday) : latest(weekday)
  }

  private func next(_ tokens: inout TypedTokens) -> CalendarDate? {
    if tokens.skip("week") { return day(takeWeekday(&tokens) ?? 1, weeksAhead: 1) }
    if tokens.skip("month") {
      let index = today.year * 12 + today.month
      return CalendarDate(year: index / 12, month: index % 12 + 1, day: 1)
    }
    if tokens.skip("year") { return CalendarDate(year: today.year + 1, month: 1, day: 1) }
    return takeWeekday(&tokens).map { day($0, weeksAhead: 1) }
  }

  /// `eow`, `end of month`: the last working day of the week, the last day of the month or year.
  private func ending(_ tokens: inout TypedTokens) -> CalendarDate? {
    let unit: String
    switch tokens.next {
    case "eow": unit = "week"
    case "eom": unit = "month"
    case "eoy": unit = "year"
    default:
      guard tokens.skip("end", "of") else { return nil }
      _ = tokens.skip("the")
      unit = tokens.next
    }
    tokens.advance()
    switch unit {
    case "week": return today.weekday <= 5 ? day(5, weeksAhead: 0) : day(5, weeksAhead: 1)
    case "month":
      let last = CalendarDate.length(ofMonth: today.month, year: today.year)
      return CalendarDate(year: today.year, month: today.month, day: last)
    case "year": return CalendarDate(year: today.year, month: 12, day: 31)
    default: return nil
    }
  }

  private func takeWeekday(_ tokens: inout TypedTokens) -> Int? {
    guard let weekday = CalendarWords.weekday(tokens.next) else { return nil }
    tokens.advance()
    return weekday
  }

  /// The first such day after today.
  private func coming(_ weekday: Int) -> CalendarDate {
    today.adding(days: (weekday - today.weekday + 6) % 7 + 1)
  }

  /// The last such day before today.
  private func latest(_ weekday: Int) -> CalendarDate {
    today.adding(days: -((today.weekday - weekday + 6) % 7 + 1))
  }

  /// That day of the calendar week so many weeks on; weeks begin on Monday.
  private func day(_ weekday: Int, weeksAhead: Int) -> CalendarDate {
    today.adding(days: weekday - today.weekday + weeksAhead * 7)
  }

  // MARK: Digits

  /// `2026-12-01`, `3/4`, `3/4/27`, `3.4.`, `3.4.2027`; nil for what does not look like a date.
  private func numeric(_ word: String) throws(TypedProblem) -> CalendarDate? {
    guard let separator = word.first(where: { !$0.isNumber }), "-/.".contains(separator) else { return nil }
    var parts = word.split(separator: separator, omittingEmptySubsequences: false)
    if separator == ".", parts.count > 2, parts.last?.isEmpty == true { parts.removeLast() }
    guard (2...3).contains(parts.count),
      parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    if parts.count == 3, parts[0].count == 4 {
      return try date(year: numbers[0], month: numbers[1], day: numbers[2], typed: word)
    }
    guard separator != "-", parts[0].count <= 2, parts[1].count <= 2 else { return nil }
    // With points the day is first everywhere.
    var isDayFirst = separator == "." || context.dateOrder == .dayFirst
    let (first, second) = (numbers[0], numbers[1])
    // No month has such a number, so it can only be the other way round.
    if separator == "/", isDayFirst ? second > 12 && first <= 12 : first > 12 && second <= 12 { isDayFirst.toggle() }
    let (day, month) = isDayFirst ? (first, second) : (second, first)
    guard parts.count == 3 else { return try nearest(month: month, day: day, typed: word) }
    switch parts[2].count {
    case 2: return try date(year: 2000 + numbers[2], month: month, day: day, typed: word)
    case 4: return try date(year: numbers[2], month: month, day: day, typed: word)
    default:
      let example = "\(numbers[0])/\(numbers[1])/2027"
      throw TypedProblem(Strings.TypedDates.noYear(String(parts[2]), example: example))
    }
  }

  /// `24 Dec`, `Dec 24`, `24th of December 2027`, `15th`.
  private func ofMonth(_ tokens: inout TypedTokens) throws(TypedProblem) -> CalendarDate? {
    let typed = tokens.next
    if let month = CalendarWords.month(typed) {
      guard let day = Self.ordinal(tokens.second)?.number else { return nil }
      let words = "\(typed) \(tokens.second)"
      tokens.advance(2)
      return try date(takeYear(&tokens), month: month, day: day, typed: words)
    }
    guard let (day, isOrdinal) = Self.ordinal(typed) else { return nil }
    tokens.advance()
    _ = tokens.skip("of")
    guard let month = CalendarWords.month(tokens.next) else {
      return isOrdinal ? try nearest(day: day, typed: typed) : nil
    }
    let words = "\(typed) \(tokens.next)"
    tokens.advance()
    return try date(takeYear(&tokens), month: month, day: day, typed: words)
  }

  private func takeYear(_ tokens: inout TypedTokens) -> Int? {
    guard let number = Int(tokens.next) else { return nil }
    let year: Int? =
      switch tokens.next.count {
      // What can be an hour is one.
      case 2 where number > 24: 2000 + number
      case 4 where (1900...2199).contains(number): number
      default: nil
      }
    if year != nil { tokens.advance() }
    return year
  }

  /// `3`, `3rd`, `3.`
  private static func ordinal(_ word: String) -> (number: Int, isOrdinal: Bool)? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), let number = Int(digits) else { return nil }
    switch word.dropFirst(digits.count) {
    case "": return (number, false)
    case "st", "nd", "rd", "th": return (number, true)
    case ".": return (number, false)
    default: return nil
    }
  }

  // MARK: Dates

  private func date(_ year: Int?, month: Int, day: Int, typed: String) throws(TypedProblem) -> CalendarDate {
    guard let year else { return try nearest(month: month, day: day, typed: typed) }
    return try date(year: year, month: month, day: day, typed: typed)
  }

  private func date(year: Int, month: Int, day: Int, typed: String) throws(TypedProblem) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      throw noSuchDay(month: month, day: day, typed: typed, year: year)
    }
    return date
  }

  /// The next such day from today on, or the last.
  private func nearest(month: Int, day: Int, typed: String) throws(TypedProblem) -> CalendarDate {
    // A leap day may be eight years away.
    for years in 0...8 {
      let year = leaning == .future ? today.year + years : today.year - years
      guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
      if leaning == .future ? date >= today : date <= today { return date }
    }
    throw noSuchDay(month: month, day: day, typed: typed, year: nil)
  }

  /// The next day with that number from today on, or the last.
  private func nearest(day: Int, typed: String) throws(TypedProblem) -> CalendarDate {
    for months in 0...12 {
      let index = today.year * 12 + today.month - 1 + (leaning == .future ? months : -months)
      guard let date = CalendarDate(year: index / 12, month: index % 12 + 1, day: day) else { continue }
      if leaning == .future ? date >= today : date <= today { return date }
    }
    throw TypedProblem(Strings.TypedDates.noDayOfMonth(typed))
  }

  private func noSuchDay(month: Int, day: Int, typed: String, year: Int?) -> TypedProblem {
    guard (1...12).contains(month), (1...31).contains(day) else {
      return TypedProblem(Strings.TypedDates.noDate(typed, isDayFirst: context.dateOrder == .dayFirst))
    }
    return TypedProblem(Strings.TypedDates.noSuchDay(day, month: Strings.Times.fullMonthNames[month - 1], year: year))
  }
}
