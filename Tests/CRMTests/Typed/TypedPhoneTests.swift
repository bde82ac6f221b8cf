import CRM
import Testing

@Suite struct TypedPhoneTests {
  @Test(arguments: [
    ("+46 8 123 456", "+468123456"), ("+46 (0)8-123 456", "+468123456"), ("+1 (415) 555-0100", "+14155550100"),
    ("tel:+14155550100", "+14155550100"), ("  08  123 456 ", "08 123 456"), ("(415) 555-0100", "(415) 555-0100"),
    ("415.555.0100", "415.555.0100"), ("112", "112"), ("0046 8 123 456", "0046 8 123 456"),
  ])
  func understood(_ typed: String, _ number: String) throws {
    #expect(try TypedPhone(typed).number == number)
  }

  @Test(arguments: [
    ("", "no number was typed"), ("  ", "no number was typed"), ("call me", "no letters"), ("555 ext 3", "no letters"),
    ("12", "too short"), ("+", "too short"), ("+46", "too short"), ("+46123", "country code"),
    ("+0812345678", "country code"),
    ("1234567890123456", "at most 15 digits, this has 16"), ("12+345", "at the beginning"),
    ("++46812345", "at the beginning"),
    ("555;0100", "“;” is not part"), ("٤٦٨١٢٣", "is not part"),
  ])
  func problems(_ typed: String, _ words: String) {
    let problem = #expect(throws: TypedProblem.self) { try TypedPhone(typed) }
    #expect(problem?.words.contains(words) == true, "\(problem?.words ?? "")")
  }
}
