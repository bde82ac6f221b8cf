import CRM
import Testing

@Suite struct TypedMomentTests {
  /// A zone that goes from UTC+1 to UTC+2 on 2026-03-29 at 01:00 UTC and back on 2026-10-25 at 01:00 UTC.
  private static let berlin = LocalTime { instant in
    let summer = Instant(iso8601: "2026-03-29T01:00:00Z")!..<Instant(iso8601: "2026-10-25T01:00:00Z")!
    return summer.contains(instant) ? 7200 : 3600
  }

  /// Saturday, 11:30:20 on the clock.
  private static let saturday = TypedContext(now: Instant(iso8601: "2026-11-21T10:30:20Z")!, localTime: berlin)

  private static func context(_ now: String, _ order: DateOrder = .dayFirst) -> TypedContext {
    TypedContext(now: Instant(iso8601: now)!, localTime: berlin, dateOrder: order)
  }

  /// What was understood, typed in full.
  private func read(
    _ text: String, _ context: TypedContext = saturday, _ leaning: TypedMoment.Leaning = .future
  ) throws -> String {
    try TypedMoment(text, in: context, leaning: leaning).text(in: context.localTime)
  }

  @Test(arguments: [
    // Names of days.
    ("today", "2026-11-21"), ("Today", "2026-11-21"), ("  TODAY  ", "2026-11-21"), ("tod", "2026-11-21"),
    ("tomorrow", "2026-11-22"), ("tom", "2026-11-22"), ("tmrw", "2026-11-22"), ("yesterday", "2026-11-20"),
    ("day after tomorrow", "2026-11-23"), ("the day after tomorrow", "2026-11-23"),
    ("day before yesterday", "2026-11-19"),
    // Weekdays: the next such day, never today.
    ("sun", "2026-11-22"), ("mon", "2026-11-23"), ("tue", "2026-11-24"), ("tues", "2026-11-24"),
    ("wed", "2026-11-25"), ("weds", "2026-11-25"), ("thu", "2026-11-26"), ("thurs", "2026-11-26"),
    ("fri", "2026-11-27"), ("friday", "2026-11-27"), ("Fri.", "2026-11-27"), ("on friday", "2026-11-27"),
    ("sat", "2026-11-28"), ("fr", "2026-11-27"),
    ("next tue", "2026-11-24"), ("next sat", "2026-11-28"), ("next sunday", "2026-11-29"),
    ("this fri", "2026-11-20"), ("this sunday", "2026-11-22"), ("last friday", "2026-11-20"),
    ("last sat", "2026-11-14"), ("last sunday", "2026-11-15"),
    ("next week", "2026-11-23"), ("next week fri", "2026-11-27"), ("fri next week", "2026-11-27"),
    ("next month", "2026-12-01"), ("next year", "2027-01-01"),
    ("eow", "2026-11-27"), ("end of week", "2026-11-27"), ("eom", "2026-11-30"), ("end of the month", "2026-11-30"),
    ("eoy", "2026-12-31"),
    // Distances.
    ("in 3 days", "2026-11-24"), ("in 1 day", "2026-11-22"), ("in a week", "2026-11-28"),
    ("in two weeks", "2026-12-05"),
    ("+2w", "2026-12-05"), ("+3d", "2026-11-24"), ("+ 3 d", "2026-11-24"), ("3d", "2026-11-24"),
    ("3 days", "2026-11-24"),
    ("-2d", "2026-11-19"), ("2 days ago", "2026-11-19"), ("a week ago", "2026-11-14"),
    ("3 weeks from now", "2026-12-12"), ("in 1 month", "2026-12-21"), ("+3mo", "2027-02-21"),
    ("in a year", "2027-11-21"),
    ("in 1 week and 2 days", "2026-11-30"), ("1w2d", "2026-11-30"),
    // Digits.
    ("3/4", "2027-04-03"), ("21/11", "2026-11-21"), ("20/11", "2027-11-20"), ("22/11", "2026-11-22"),
    ("3/4/27", "2027-04-03"), ("3/4/2027", "2027-04-03"), ("03/04/27", "2027-04-03"), ("3.4.", "2027-04-03"),
    ("3.4", "2027-04-03"), ("3.4.27", "2027-04-03"), ("3.4.2027", "2027-04-03"), ("3.4.2027.", "2027-04-03"),
    ("2026-12-01", "2026-12-01"), ("2026-1-5", "2026-01-05"), ("2026/12/01", "2026-12-01"), ("29/2", "2028-02-29"),
    // It can only be the 25th of the twelfth month.
    ("12/25", "2026-12-25"),
    // Names of months.
    ("24 dec", "2026-12-24"), ("dec 24", "2026-12-24"), ("24th of December", "2026-12-24"), ("24. Dec.", "2026-12-24"),
    ("3 april", "2027-04-03"), ("April 3, 2028", "2028-04-03"), ("3rd apr 2028", "2028-04-03"),
    ("3 sept", "2027-09-03"),
    ("3 apr 28", "2028-04-03"), ("on the 15th", "2026-12-15"), ("21st", "2026-11-21"), ("31st", "2026-12-31"),
    ("30th", "2026-11-30"), ("Sat 3 Apr 2027", "2027-04-03"), ("tue 24 nov", "2026-11-24"),
    ("3/4/27 sat", "2027-04-03"),
  ])
  func days(_ typed: String, _ expected: String) throws {
    #expect(try read(typed) == expected)
  }

  @Test(arguments: [
    ("tomorrow 9am", "2026-11-22 09:00"), ("tomorrow at 9am", "2026-11-22 09:00"), ("tomorrow 9", "2026-11-22 09:00"),
    ("tomorrow at 9", "2026-11-22 09:00"), ("tomorrow 9:30pm", "2026-11-22 21:30"),
    ("9am tomorrow", "2026-11-22 09:00"),
    ("tomorrow 9 am", "2026-11-22 09:00"), ("tomorrow 9 P.M.", "2026-11-22 21:00"),
    ("tomorrow 1430", "2026-11-22 14:30"),
    ("tomorrow 12am", "2026-11-22 00:00"), ("tomorrow 12pm", "2026-11-22 12:00"), ("tomorrow 0:05", "2026-11-22 00:05"),
    ("next tue 14:30", "2026-11-24 14:30"), ("fri,9am", "2026-11-27 09:00"), ("fri noon", "2026-11-27 12:00"),
    ("fri morning", "2026-11-27 09:00"), ("friday evening", "2026-11-27 18:00"), ("tomorrow eod", "2026-11-22 17:00"),
    ("tonight", "2026-11-21 20:00"), ("+3d 9:00", "2026-11-24 09:00"), ("in 3 days at 9", "2026-11-24 09:00"),
    ("9:00 in 3 days", "2026-11-24 09:00"), ("2026-12-01 14:00", "2026-12-01 14:00"),
    ("2026-12-01T14:00", "2026-12-01 14:00"), ("3/4 14:30", "2027-04-03 14:30"), ("3.4. 8:15", "2027-04-03 08:15"),
    ("3 apr 9", "2027-04-03 09:00"), ("24 dec 16:00", "2026-12-24 16:00"), ("dec 24 at 16", "2026-12-24 16:00"),
    ("3 apr 1430", "2027-04-03 14:30"), ("yesterday 5pm", "2026-11-20 17:00"), ("2 days ago 17:00", "2026-11-19 17:00"),
    ("today 8:00", "2026-11-21 08:00"),
    // A time alone is the next such time.
    ("14:30", "2026-11-21 14:30"), ("11:30", "2026-11-21 11:30"), ("11:29", "2026-11-22 11:29"),
    ("8:00", "2026-11-22 08:00"), ("9am", "2026-11-22 09:00"), ("noon", "2026-11-21 12:00"),
    ("at 15", "2026-11-21 15:00"),
    ("eod", "2026-11-21 17:00"), ("end of day", "2026-11-21 17:00"), ("14:30:59", "2026-11-21 14:30"),
    // Distances to the minute.
    ("now", "2026-11-21 11:30"), ("in 2 hours", "2026-11-21 13:30"), ("in 45 min", "2026-11-21 12:15"),
    ("in an hour", "2026-11-21 12:30"), ("in half an hour", "2026-11-21 12:00"), ("+90m", "2026-11-21 13:00"),
    ("1h30", "2026-11-21 13:00"), ("in 1h30m", "2026-11-21 13:00"), ("in 1 hour and 30 minutes", "2026-11-21 13:00"),
    ("1.5h", "2026-11-21 13:00"), ("2h ago", "2026-11-21 09:30"), ("-15m", "2026-11-21 11:15"),
    ("in 2 days 3 hours", "2026-11-23 14:30"), ("20 minutes from now", "2026-11-21 11:50"),
    // With its own offset.
    ("2026-12-01T14:00:00Z", "2026-12-01 15:00"), ("2026-12-01T14:00:00+05:00", "2026-12-01 10:00"),
    ("2026-12-01t14:00z", "2026-12-01 15:00"),
    ("someday", "someday"), ("Some day", "someday"), ("no date", "someday"), ("never", "someday"),
  ])
  func moments(_ typed: String, _ expected: String) throws {
    #expect(try read(typed) == expected)
  }

  /// For what happened already, words that fit several days mean the last.
  @Test(arguments: [
    ("fri", "2026-11-20"), ("sat", "2026-11-14"), ("sun", "2026-11-15"), ("3/4", "2026-04-03"), ("22/11", "2025-11-22"),
    ("21/11", "2026-11-21"), ("29/2", "2024-02-29"), ("24 dec", "2025-12-24"), ("15th", "2026-11-15"),
    ("30th", "2026-10-30"), ("14:30", "2026-11-20 14:30"), ("11:30", "2026-11-21 11:30"), ("9am", "2026-11-21 09:00"),
    ("2h", "2026-11-21 09:30"), ("3 days", "2026-11-18"), ("fri 17:00", "2026-11-20 17:00"),
    ("in 2 hours", "2026-11-21 13:30"),
    ("today", "2026-11-21"), ("tomorrow", "2026-11-22"),
  ])
  func daysOfThePast(_ typed: String, _ expected: String) throws {
    #expect(try read(typed, Self.saturday, .past) == expected)
  }

  @Test(arguments: [
    ("3/4", "2027-03-04"), ("3/4/27", "2027-03-04"), ("12/25", "2026-12-25"), ("25/12", "2026-12-25"),
    // With points the day is first everywhere.
    ("3.4.", "2027-04-03"), ("2026-12-01", "2026-12-01"), ("12/1 9am", "2026-12-01 09:00"),
  ])
  func monthFirst(_ typed: String, _ expected: String) throws {
    #expect(try read(typed, Self.context("2026-11-21T10:30:00Z", .monthFirst)) == expected)
  }

  @Test(arguments: [
    ("2026-11-23T10:00:00Z", "mon", "2026-11-30"), ("2026-11-23T10:00:00Z", "tue", "2026-11-24"),
    ("2026-11-23T10:00:00Z", "next tue", "2026-12-01"), ("2026-11-23T10:00:00Z", "this tue", "2026-11-24"),
    ("2026-11-23T10:00:00Z", "next mon", "2026-11-30"), ("2026-11-22T10:00:00Z", "next mon", "2026-11-23"),
    ("2026-11-27T10:00:00Z", "eow", "2026-11-27"), ("2026-11-21T18:00:00Z", "eod", "2026-11-21 23:59"),
    ("2026-01-31T10:00:00Z", "in 1 month", "2026-02-28"), ("2026-12-15T10:00:00Z", "next month", "2027-01-01"),
    // After 23:00 UTC it is the next day for the user.
    ("2026-11-21T23:30:00Z", "today", "2026-11-22"),
  ])
  func dependsOnToday(_ now: String, _ typed: String, _ expected: String) throws {
    #expect(try read(typed, Self.context(now)) == expected)
  }

  @Test func changesOfClocks() throws {
    let spring = Self.context("2026-03-28T11:00:00Z")
    // 2:30 does not exist that night.
    #expect(try read("tomorrow 2:30", spring).hasPrefix("2026-03-29 "))
    #expect(try read("tomorrow 2:30", spring) != "2026-03-29 02:30")
    // A day keeps the wall clock, 24 hours do not.
    #expect(try read("in 1 day 0 hours", spring) == "2026-03-29 12:00")
    #expect(try read("in 24 hours", spring) == "2026-03-29 13:00")
    #expect(
      try TypedMoment("25/10/2026 2:30", in: spring) == .moment(Instant(iso8601: "2026-10-25T00:30:00Z")!))
  }

  @Test(arguments: [
    ("", "no date was typed"), ("   ", "no date was typed"), ("foo", "“foo” is not understood"),
    ("tomorrow foo", "“foo” is not understood"), ("fri 3/4", "Sat 3 Apr 2027 is another weekday"),
    ("today tomorrow", "two days"), ("fri sat", "two days"), ("9am 10am", "two times"),
    ("tomorrow in 2 hours", "is not understood"), ("in 2 hours fri", "“fri” is not understood"),
    ("30/2", "there is no 30 February"), ("30 feb 2027", "there is no 30 February 2027"),
    ("29/2/2027", "there is no 29 February 2027"), ("31.4.", "there is no 31 April"), ("2026-13-01", "is no date"),
    ("2026-02-30", "there is no 30 February 2026"), ("99/99", "is no date"), ("0/4", "is no date"),
    ("32/1", "is no date"),
    ("3/4/5", "is no year"), ("25:00", "“25:00” is no time of day"), ("tomorrow 24:00", "is no time of day"),
    ("13pm", "“13pm” is no time of day"), ("0am", "is no time of day"), ("tomorrow 9:75", "is no time of day"),
    ("in 999999999999999999999 days", "too large"), ("+200000d", "too large"), ("+99999d", "too far away"),
    ("in 3000 months", "too far away"), ("3/4/9999", "too far away"), ("9", "“9” is not understood"),
    ("in", "is not understood"), ("at", "is not understood"), ("next", "is not understood"),
    ("next 9am", "not understood"),
    ("1.5d", "is not understood"), ("-", "not understood"), ("🙂", "not understood"), ("32nd", "no day of a month"),
    ("14.30", "is no date"),
  ])
  func problemsSayWhatIsWrong(_ typed: String, _ words: String) {
    let problem = #expect(throws: TypedProblem.self) { try TypedMoment(typed, in: Self.saturday) }
    #expect(problem?.words.contains(words) == true, "\(problem?.words ?? "")")
  }

  /// What an error offers is understood.
  @Test(arguments: [TypedMoment.Leaning.future, .past], DateOrder.allCases)
  func examplesAreUnderstood(_ leaning: TypedMoment.Leaning, _ order: DateOrder) throws {
    let context = Self.context("2026-11-21T10:30:00Z", order)
    let problem = #expect(throws: TypedProblem.self) { try TypedMoment("foo", in: context, leaning: leaning) }
    let words = try #require(problem?.words)
    let examples = words.split(separator: "example ")[1].replacing(" or ", with: ", ").split(separator: ", ")
    #expect(examples.count == 3)
    for example in examples {
      #expect(throws: Never.self) { try TypedMoment(String(example), in: context, leaning: leaning) }
    }
  }

  @Test(arguments: [
    ("next tue 14:30", "Tue 24 Nov 14:30"), ("fri", "Fri 27 Nov"), ("3/4", "Sat 3 Apr 2027"),
    ("3/4 8:05", "Sat 3 Apr 2027 08:05"), ("someday", "someday"), ("now", "Sat 21 Nov 11:30"),
  ])
  func wordsSayWhatWasUnderstood(_ typed: String, _ expected: String) throws {
    #expect(try TypedMoment(typed, in: Self.saturday).words(in: Self.saturday) == expected)
  }

  @Test func whatIsWrittenOutIsUnderstoodAgain() throws {
    for offset in stride(from: -40_000_000, to: 40_000_000, by: 1_234_560) {
      let moment = TypedMoment.moment(Instant(seconds: 1_795_257_000 + Int64(offset) / 60 * 60))
      #expect(try TypedMoment(moment.text(in: Self.berlin), in: Self.saturday) == moment)
    }
    let day = TypedMoment.day(try #require(CalendarDate(iso8601: "2027-02-03")))
    #expect(try TypedMoment(day.text(in: Self.berlin), in: Self.saturday) == day)
    #expect(try TypedMoment(TypedMoment.someday.text(in: .utc), in: Self.saturday) == .someday)
  }
}
