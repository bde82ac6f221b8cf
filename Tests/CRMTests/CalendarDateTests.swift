import CRM
import Testing

@Suite struct CalendarDateTests {
  @Test func everyDayOfFourCenturiesComesBack() {
    var previous = CalendarDate(daysSince1970: -150_001)
    for days in -150_000...150_000 {
      let date = CalendarDate(daysSince1970: days)
      #expect(date.daysSince1970 == days)
      #expect(previous < date)
      previous = date
    }
  }

  @Test(arguments: [("2024-02-29", 4), ("1970-01-01", 4), ("2026-11-21", 6), ("1969-12-28", 7)])
  func knowsTheWeekday(_ text: String, _ weekday: Int) {
    #expect(CalendarDate(iso8601: text)?.weekday == weekday)
  }

  @Test(arguments: ["2023-02-29", "2023-13-01", "2023-00-01", "2023-1-01", "2023-01-01T00:00:00Z", "1900-02-29"])
  func refusesDaysThatDoNotExist(_ text: String) {
    #expect(CalendarDate(iso8601: text) == nil)
  }
}
