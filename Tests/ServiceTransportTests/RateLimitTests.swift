import Testing

@testable import ServiceTransport

@Suite struct RateLimitTests {
  private func read(_ fields: [ServiceRequest.Pair]) -> RateLimit? { RateLimit(HeaderFields(fields)) }

  @Test(arguments: [
    ("limit=100, remaining=50, reset=5", 50, 5.0), ("limit=100; remaining=100; reset=1", 100, 1.0),
    ("limit=160; remaining=0; reset=0.87", 0, 0.87), ("RESET=2;policy=x", nil, 2.0),
  ])
  func readsTheCombinedHeader(_ text: String, _ remaining: Int?, _ reset: Double) {
    let limit = read([("RateLimit", text)])
    #expect(limit?.remaining == remaining)
    #expect(limit?.reset == reset)
  }

  @Test func takesTheFirstFormThatParses() {
    let all: [ServiceRequest.Pair] = [
      ("x-rate-limit-reset", "7.218390"), ("x-rate-limit-remaining", "239"), ("ratelimit-reset", "3"),
      ("ratelimit-remaining", "59"), ("Retry-After", "4"), ("ratelimit", "limit=1;remaining=2;reset=1"),
    ]
    #expect(read(all)?.reset == 1)
    #expect(read(Array(all.dropLast()))?.reset == 4)
    #expect(read(Array(all.dropLast(2)))?.reset == 3)
    #expect(read(Array(all.prefix(2)))?.reset == 7.218390)
    #expect(read([("ratelimit", "nonsense"), ("retry-after", "4")])?.reset == 4)
  }

  @Test(arguments: ["20000000000000000", "1e300"])
  func aWaitIsADayAtMost(_ text: String) {
    #expect(read([("retry-after", text)])?.reset == 86_400)
  }

  @Test(arguments: ["-1", "soon", "", "nan", "inf", "Wed, 21 Oct 2026 07:28:00 GMT"])
  func ignoresWhatIsNoNumberOfSeconds(_ text: String) {
    #expect(read([("retry-after", text)]) == nil)
  }

  @Test func readsSeparateHeadersTogether() {
    let limit = read([("RateLimit-Limit", "100"), ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "1")])
    #expect(limit?.remaining == 0)
    #expect(limit?.reset == 1)
  }
}
