import Strings

/// Understands a day, a time and a distance from now, in the order people type them.
struct MomentReader {
  private let context: TypedContext
  private let leaning: TypedMoment.Leaning
  private var tokens: TypedTokens
  private var day: CalendarDate?
  /// The weekday that `day` was taken from, when nothing else is known of it.
  private var weekday: Int?
  private var clock: TypedClock?

  init(_ text: String, _ context: TypedContext, _ leaning: TypedMoment.Leaning) {
    self.context = context
    self.leaning = leaning
    tokens = TypedTokens(text)
  }

  mutating func read() throws(TypedProblem) -> TypedMoment {
    guard !tokens.isAtEnd else { throw TypedProblem(Strings.TypedDates.nothingTyped(examples: examples)) }
    switch tokens.words {
    case ["now"]: return .moment(context.now)
    case ["someday"], ["never"], ["none"], ["no", "date"], ["some", "day"]: return .someday
    default: break
    }
    while !tokens.isAtEnd {
      var ahead = tokens
      if let distance = try distance(&ahead) {
        tokens = ahead
        if distance.hasTime {
          guard tokens.isAtEnd, day == nil, clock == nil else { throw notUnderstood(tokens.isAtEnd ? "" : tokens.next) }
          return .moment(try moment(at: distance))
        }
        try set(try day(at: distance))
      } else {
        try readPart()
      }
    }
    return try result()
  }

  private mutating func readPart() throws(TypedProblem) {
    let isAfterAt = tokens.skip("at")
    var ahead = tokens
    if !isAfterAt, let typed = try TypedDayReader(context: context, leaning: leaning).read(&ahead) {
      tokens = ahead
      try set(typed.day, weekday: typed.weekday)
      if let typed = typed.clock { try set(typed) }
      return
    }
    ahead = tokens
    if let typed = try TypedClock.read(&ahead, mayBeBare: isAfterAt || day != nil) {
      tokens = ahead
      return try set(typed)
    }
    if !isAfterAt, tokens.skip("on") || tokens.skip("the"), !tokens.isAtEnd { return }
    throw notUnderstood(tokens.isAtEnd ? tokens.words.last ?? "" : tokens.next)
  }

  /// A day may be said twice as its weekday and its date, when they agree.
  private mutating func set(_ typed: CalendarDate, weekday named: Int? = nil) throws(TypedProblem) {
    guard (1900...2199).contains(typed.year) else { throw Self.tooFar }
    guard let before = day else {
      (day, weekday) = (typed, named)
      return
    }
    guard (named == nil) != (weekday == nil) else {
      throw TypedProblem(Strings.TypedDates.twoDays(examples: examples))
    }
    let date = named == nil ? typed : before
    guard date.weekday == named ?? weekday else {
      throw TypedProblem(Strings.TypedDates.otherWeekday(TypedMoment.day(date).words(in: context)))
    }
    (day, weekday) = (date, nil)
  }

  private mutating func set(_ typed: TypedClock) throws(TypedProblem) {
    guard clock == nil else { throw TypedProblem(Strings.TypedDates.twoTimes(examples: examples)) }
    clock = typed
  }

  private func result() throws(TypedProblem) -> TypedMoment {
    switch (day, clock) {
    case (nil, nil): throw notUnderstood(tokens.words.last ?? "")
    case (let day?, nil): return .day(day)
    case (let day?, let clock?): return .moment(clock.instant(on: day, context.localTime))
    case (nil, let clock?): return .moment(nearest(clock))
    }
  }

  /// The next such time, or the last. An end of the day that is over is the day's last minute.
  private func nearest(_ clock: TypedClock) -> Instant {
    let moment = clock.instant(on: context.today, context.localTime)
    switch leaning {
    case .future:
      if moment.seconds / 60 >= context.now.seconds / 60 { return moment }
      if clock == .endOfDay { return TypedClock(hour: 23, minute: 59).instant(on: context.today, context.localTime) }
      return clock.instant(on: context.today.adding(days: 1), context.localTime)
    case .past:
      return moment <= context.now ? moment : clock.instant(on: context.today.adding(days: -1), context.localTime)
    }
  }

  // MARK: Distances

  /// `in 3 days`, `+2w`, `2h ago`, `an hour from now`, and `2h` in the direction the field leans.
  private func distance(_ tokens: inout TypedTokens) throws(TypedProblem) -> TypedDistance? {
    if tokens.skip("in") || tokens.skip("+") { return try TypedDistance.read(&tokens) }
    if tokens.skip("-") { return try TypedDistance.read(&tokens)?.negated }
    guard let distance = try TypedDistance.read(&tokens) else { return nil }
    if tokens.skip("ago") || tokens.skip("before") { return distance.negated }
    if tokens.skip("from", "now") || tokens.skip("later") { return distance }
    return leaning == .future ? distance : distance.negated
  }

  private func day(at distance: TypedDistance) throws(TypedProblem) -> CalendarDate {
    guard let day = distance.day(from: context.today) else { throw Self.tooFar }
    return day
  }

  private func moment(at distance: TypedDistance) throws(TypedProblem) -> Instant {
    let parts = context.localTime.components(of: context.now)
    let day = try day(at: distance)
    // Whole days keep the wall clock, hours are counted through.
    let start =
      day == parts.date
      ? context.now : TypedClock(hour: parts.hour, minute: parts.minute).instant(on: day, context.localTime)
    let moment = start.adding(seconds: Int64(distance.seconds))
    guard (1900...2199).contains(context.localTime.components(of: moment).date.year) else { throw Self.tooFar }
    return moment
  }

  // MARK: Problems

  private static let tooFar = TypedProblem(Strings.TypedDates.tooFar)

  private func notUnderstood(_ word: String) -> TypedProblem {
    TypedProblem(Strings.TypedDates.notUnderstood(word, examples: examples))
  }

  private var examples: String {
    switch leaning {
    case .future: Strings.TypedDates.future(isDayFirst: context.dateOrder == .dayFirst)
    case .past: Strings.TypedDates.past
    }
  }
}
