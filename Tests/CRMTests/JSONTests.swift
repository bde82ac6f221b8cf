import CRM
import Testing

@Suite struct JSONTests {
  @Test func keepsKeyOrderAndNumberText() throws {
    let text = #"{"z":1.50,"a":[1e3,-0],"m":{"n":null},"e":"é😀\n"}"#
    #expect(try JSON(parsing: text).text == text)
  }

  @Test(arguments: ["", "{", "[1,]", "01", "1.", "+1", "tru", "\"a", "{\"a\" 1}", "[1] 2", "\"\\x\"", "\"\u{1}\"", "-"])
  func refuses(_ text: String) {
    #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
  }

  @Test func readsSurrogatePairsAndReplacesLoneOnes() throws {
    #expect(try JSON(parsing: #""\ud83d\ude00 \ud83d \u00e9""#) == .string("😀 \u{FFFD} é"))
  }

  @Test func refusesNestingThatWouldExhaustTheStack() {
    #expect(throws: JSONSyntaxError.self) { try JSON(parsing: String(repeating: "[", count: 100_000)) }
  }
}
