import CRM
import Testing

@Suite struct TypedDurationTests {
  @Test(arguments: [
    ("12", 720, "12 min"), ("12m", 720, "12 min"), ("12 min", 720, "12 min"), (" 12 MINUTES ", 720, "12 min"),
    ("1h5", 3900, "1 h 05 min"), ("1h05m", 3900, "1 h 05 min"), ("1h 5m", 3900, "1 h 05 min"),
    ("1 hour 5 minutes", 3900, "1 h 05 min"), ("0:45", 2700, "45 min"), ("1:05", 3900, "1 h 05 min"),
    ("1:5", 3900, "1 h 05 min"), ("0:00:45", 45, "45 s"), ("1:02:03", 3723, "1 h 02 min 3 s"),
    ("90s", 90, "1 min 30 s"),
    ("45 sec", 45, "45 s"), ("1.5h", 5400, "1 h 30 min"), ("1,5 h", 5400, "1 h 30 min"), ("2.5", 150, "2 min 30 s"),
    ("90m", 5400, "1 h 30 min"), ("90", 5400, "1 h 30 min"), ("2h", 7200, "2 h"), ("12m5s", 725, "12 min 5 s"),
    ("12m5", 725, "12 min 5 s"), ("1h30s", 3630, "1 h 30 s"), ("0", 0, "0 min"), ("0s", 0, "0 min"),
    ("24h", 86_400, "24 h"),
    ("24:00", 86_400, "24 h"), ("120s", 120, "2 min"),
  ])
  func understood(_ typed: String, _ seconds: Int, _ words: String) throws {
    let duration = try TypedDuration(typed)
    #expect(duration.seconds == seconds)
    #expect(duration.words == words)
  }

  @Test(arguments: [
    ("", "no duration was typed"), (" ", "no duration was typed"), ("abc", "“abc” is no duration"),
    ("12x", "is no duration"),
    ("-5", "is no duration"), ("1:", "is no duration"), (":45", "is no duration"), ("1:60", "60 minutes"),
    ("1:02:60", "60 minutes"), ("1h90m", "more than 59 minutes"), ("1m90s", "more than 59 seconds"),
    ("25h", "more than a day"), ("1500", "more than a day"), ("99999999999999999999", "more than a day"),
    ("24:01", "more than a day"),
    ("5m1h", "is no duration"), ("1h1h", "is no duration"), ("1..5h", "is no duration"), ("h", "is no duration"),
    ("1:2:3:4", "is no duration"), ("99999999999:00", "is no duration"), ("1:+5", "is no duration"),
    ("٣", "is no duration"),
  ])
  func problems(_ typed: String, _ words: String) {
    let problem = #expect(throws: TypedProblem.self) { try TypedDuration(typed) }
    #expect(problem?.words.contains(words) == true, "\(problem?.words ?? "")")
  }

  @Test func whatIsWrittenOutIsUnderstoodAgain() throws {
    for seconds in [0, 1, 59, 60, 61, 719, 725, 3599, 3600, 3601, 3660, 3723, 86_399, 86_400] {
      let duration = try #require(TypedDuration(seconds: seconds))
      #expect(try TypedDuration(duration.text) == duration, "\(duration.text)")
    }
    #expect(TypedDuration(seconds: -1) == nil)
    #expect(TypedDuration(seconds: 86_401) == nil)
  }
}
