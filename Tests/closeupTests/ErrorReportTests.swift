import CRM
import Testing

@testable import closeup

@Suite struct ErrorReportTests {
  @Test(arguments: [
    (["find", "x", "--json"], true), (["find", "x"], false), (["note", "Ada", "--", "--json"], false),
    (["--json"], true),
  ])
  func jsonIsAskedForBeforeTheEndOfOptions(arguments: [String], isJSON: Bool) {
    #expect(ErrorReport.asksForJSON(arguments) == isJSON)
  }

  @Test func aFailureIsOneObject() throws {
    let failure = ProgramFailure(
      ServiceError(.authentication, "Close refused.", serverWords: "No \"such\" key", advice: "Log in again."))
    #expect(
      failure.json(notices: ["old config"]).text
        == #"{"message":"Close refused.","details":["The server said: No \"such\" key"],"hint":"Log in again.","#
        + #""exit_code":4,"notices":["old config"]}"#)
    #expect(ProgramFailure(.usage, "Say whom.").json(notices: []).text == #"{"message":"Say whom.","exit_code":2}"#)
  }

  /// Several accounts can fail in one command; scripts get one exit code and everything that was said.
  @Test func severalFailuresBecomeOne() throws {
    let later = ProgramFailure(.tryAgainLater, "work: no answer.", hint: "Try later.")
    let key = ProgramFailure(.authentication, "home: refused.")
    #expect([ProgramFailure]().together == nil)
    #expect([later].together?.hint == "Try later.")
    let both = try #require([later, key].together)
    #expect(both.code == .authentication)
    #expect(both.lines == ["work: no answer.", "Try later.", "home: refused."])
  }
}
