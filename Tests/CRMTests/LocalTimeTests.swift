import CRM
import Testing

@Suite struct LocalTimeTests {
  /// A zone that goes from UTC+1 to UTC+2 on 2026-03-29 at 01:00 UTC and back on 2026-10-25 at 01:00 UTC.
  private let berlin = LocalTime { instant in
    let summer = Instant(iso8601: "2026-03-29T01:00:00Z")!..<Instant(iso8601: "2026-10-25T01:00:00Z")!
    return summer.contains(instant) ? 7200 : 3600
  }

  @Test(arguments: [
    ("2026-01-15", 9, 30, "2026-01-15T08:30:00Z"),
    ("2026-07-15", 9, 30, "2026-07-15T07:30:00Z"),
    ("2026-03-29", 1, 59, "2026-03-29T00:59:00Z"),
    ("2026-03-29", 3, 0, "2026-03-29T01:00:00Z"),
    // Repeated when the clocks go back: the first of the two.
    ("2026-10-25", 2, 30, "2026-10-25T00:30:00Z"),
    ("2026-10-25", 3, 0, "2026-10-25T02:00:00Z"),
  ])
  func findsTheMomentOfAWallClockTime(_ day: String, _ hour: Int, _ minute: Int, _ expected: String) throws {
    let date = try #require(CalendarDate(iso8601: day))
    #expect(berlin.instant(of: date, hour: hour, minute: minute).iso8601 == expected)
  }

  @Test func aSkippedTimeMovesForward() throws {
    let date = try #require(CalendarDate(iso8601: "2026-03-29"))
    let components = berlin.components(of: berlin.instant(of: date, hour: 2, minute: 30))
    #expect(components.date == date)
    #expect(components.hour == 3 || components.hour == 1)
  }

  @Test func readsTheWallClock() throws {
    let parts = berlin.components(of: try #require(Instant(iso8601: "2026-07-31T22:15:09Z")))
    #expect(parts.date.iso8601 == "2026-08-01")
    #expect((parts.hour, parts.minute, parts.second) == (0, 15, 9))
  }
}
