import CRM
import Testing

@Suite struct InstantTests {
  /// The five forms the services write. [close-api.md, 4]
  @Test(arguments: [
    ("2021-07-13T11:39:05.012000+00:00", 1_626_176_345_012_000),
    ("2022-11-08T12:07:48.623996", 1_667_909_268_623_996),
    ("2022-11-12T18:00:00+00:00", 1_668_276_000_000_000),
    ("0001-01-01T00:00:00", -62_135_596_800_000_000),
    ("2019-01-01T02:30:00-0330", 1_546_322_400_000_000),
    ("2019-01-01 00:00:00Z", 1_546_300_800_000_000),
    ("2019-01-01T00:00:00.1234567Z", 1_546_300_800_123_456),
  ])
  func readsTheFormsServicesWrite(_ text: String, _ microseconds: Int64) {
    #expect(Instant(iso8601: text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    "", "2019-01-15", "2019-02-30T00:00:00Z", "2019-01-01T24:00:00Z", "2019-01-01T00:00:00.Z", "2019-01-01T00:00:00+",
    "2019-01-01T00:00:00Zx", "19-01-01T00:00:00Z", "yesterday",
  ])
  func refusesEverythingElse(_ text: String) {
    #expect(Instant(iso8601: text) == nil)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"),
    (1_626_176_345_012_000, "2021-07-13T11:39:05.012000Z"),
  ])
  func writesWhatItReads(_ microseconds: Int64, _ text: String) {
    #expect(Instant(microseconds: microseconds).iso8601 == text)
    #expect(Instant(iso8601: text)?.microseconds == microseconds)
  }
}
