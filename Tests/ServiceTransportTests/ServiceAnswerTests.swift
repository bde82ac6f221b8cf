import CRM
import ServiceTransport
import Testing

@Suite struct ServiceAnswerTests {
  private func answer(_ body: String, status: Int = 200, _ headers: [ServiceRequest.Pair] = []) -> ServiceAnswer {
    ServiceAnswer(service: "Close", status: status, headers: HeaderFields(headers), body: Array(body.utf8))
  }

  @Test func readsJSON() throws {
    #expect(try answer(#"{"a":[1]}"#).json()["a"]?[0]?.int == 1)
  }

  @Test(arguments: [
    ("", "Close sent an empty answer."), (" \n", "Close sent an empty answer."),
    ("<!DOCTYPE html><html>", "Close answered with a web page instead of data."),
    (#"{"data":["#, "Close sent an answer that cannot be read: "), ("\u{1B}[2J", "cannot be read"),
  ])
  func saysWhatIsWrongWithABody(_ body: String, _ words: String) {
    #expect { try answer(body).json() } throws: { error in
      guard let error = error as? ServiceError else { return false }
      return error.reason == .malformedAnswer && error.summary.contains(words) && error.status == 200
    }
  }

  @Test func headersMatchInAnyCase() {
    let fields = HeaderFields([("Trace-ID", "t1"), ("X-A", "1"), ("x-a", "2")])
    #expect(fields["trace-id"] == "t1")
    #expect(fields["X-a"] == "1")
    #expect(fields["none"] == nil)
  }

  @Test(arguments: [
    (401, ServiceError.Reason.authentication), (402, .unsupported), (403, .permission), (404, .notFound),
    (410, .notFound), (400, .rejected), (415, .rejected), (302, .rejected), (429, .rateLimited), (500, .serverFailure),
    (504, .serverFailure), (408, .timeout),
  ])
  func mapsStatuses(_ status: Int, _ reason: ServiceError.Reason) {
    let error = ServiceError(answer: answer("", status: status, [("trace-id", "t9")]), serverWords: "no")
    #expect(error.reason == reason)
    #expect(error.status == status)
    #expect(error.serverWords == "no")
    #expect(error.traceID == "t9")
    #expect(!error.summary.isEmpty)
  }

  @Test func aWrongKeySaysWhereToLook() {
    let error = ServiceError(answer: answer("", status: 401))
    #expect(error.summary == "Close did not accept the API key.")
    #expect(error.advice?.contains("api_key_command") == true)
  }
}
