import Testing

@testable import Sandbox

@Suite struct FaultRuleTests {
  @Test(arguments: [
    ("500:3", FaultRule(.status500, frequency: .times(3))),
    ("500", FaultRule(.status500)),
    (
      "429=30@/api/v1/lead:always",
      FaultRule(.status429(retryAfter: 30), path: "/api/v1/lead", frequency: .always)
    ),
    ("delay=800@close:20%", FaultRule(.delay(800), service: .close, frequency: .percent(20))),
    ("drop-after@POST /api/v1/activity", FaultRule(.dropAfter, method: "POST", path: "/api/v1/activity")),
    ("drip@cloze get:2", FaultRule(.drip(50), service: .cloze, method: "GET", frequency: .times(2))),
  ])
  func readsAndWritesItsText(text: String, rule: FaultRule) throws {
    #expect(try FaultRule(parsing: text) == rule)
    #expect(try FaultRule(parsing: rule.description) == rule)
  }

  @Test(arguments: [
    ("505", "'505' is no kind of fault"), ("500:0", "'0' is not how often"), ("500:120%", "'120%' is not how often"),
    ("500@", "nothing follows '@'"), ("500@leads", "'leads' is neither"),
    ("delay=soon", "'soon' is not a whole number"),
    ("truncate=3", "'truncate' takes no number"),
  ])
  func saysWhatIsWrong(text: String, problem: String) {
    #expect {
      try FaultRule(parsing: text)
    } throws: { error in
      (error as? FaultRuleError)?.problem.hasPrefix(problem) == true
    }
  }

  @Test func matchesServiceMethodAndPathBySegments() throws {
    let rule = try FaultRule(parsing: "500@close PUT /api/v1/lead")
    func request(_ method: String, _ path: String) -> SandboxRequest {
      SandboxRequest(
        method: method, path: path.split(separator: "/").map(String.init), query: [], headers: [], body: [])
    }
    #expect(rule.matches(request("PUT", "/api/v1/lead/lead_x"), service: .close))
    #expect(!rule.matches(request("GET", "/api/v1/lead/lead_x"), service: .close))
    #expect(!rule.matches(request("PUT", "/api/v1/leads"), service: .close))
    #expect(!rule.matches(request("PUT", "/api/v1/lead"), service: .cloze))
  }
}
