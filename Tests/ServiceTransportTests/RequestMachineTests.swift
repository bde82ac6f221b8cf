import CRM
import Testing

@testable import ServiceTransport

@Suite struct RequestMachineTests {
  private func machine(mayRepeat: Bool = true, _ policy: RetryPolicy = .standard) -> RequestMachine {
    RequestMachine(service: "Close", mayRepeat: mayRepeat, limits: TransportLimits(retry: policy))
  }

  private func answered(_ status: Int, _ fields: [ServiceRequest.Pair] = [], to location: String? = nil)
    -> RequestMachine.Event
  {
    .answered(status: status, rateLimit: RateLimit(HeaderFields(fields)), location: location)
  }

  @Test func startsBySending() {
    var machine = machine()
    #expect(machine.start() == .send(location: nil))
    #expect(machine.tries == 1)
  }

  @Test(arguments: [200, 201, 204, 304, 400, 401, 402, 403, 404, 409, 415])
  func handsOutEveryStatusBelow500(_ status: Int) {
    var machine = machine()
    _ = machine.start()
    #expect(machine.handle(answered(status), chance: 0) == .succeed)
  }

  @Test func waitsAsLongAsTold() {
    var machine = machine()
    _ = machine.start()
    #expect(machine.handle(answered(429, [("retry-after", "5")]), chance: 0.3) == .wait(seconds: 5, .asked))
    #expect(machine.handle(.waited, chance: 0) == .send(location: nil))
    #expect(machine.tries == 2)
    #expect(machine.handle(answered(200), chance: 0) == .succeed)
  }

  @Test func waitsTwoSecondsWhenNotTold() {
    var machine = machine()
    _ = machine.start()
    #expect(machine.handle(answered(429), chance: 0) == .wait(seconds: 2, .asked))
  }

  @Test func neverSpinsOnAWaitOfNothing() {
    var machine = machine()
    _ = machine.start()
    #expect(machine.handle(answered(429, [("ratelimit", "reset=0")]), chance: 0) == .wait(seconds: 0.1, .asked))
  }

  @Test func givesUpAfterSoManyRefusals() {
    var machine = machine(mayRepeat: false, RetryPolicy(rateLimitTries: 3))
    _ = machine.start()
    for _ in 0..<2 {
      #expect(machine.handle(answered(429, [("retry-after", "1")]), chance: 0) == .wait(seconds: 1, .asked))
      #expect(machine.handle(.waited, chance: 0) == .send(location: nil))
    }
    #expect(machine.handle(answered(429, [("retry-after", "1")]), chance: 0) == .failWithAnswer(retryAfter: 1))
  }

  @Test func reportsAWaitThatIsTooLong() {
    var machine = machine(RetryPolicy(longestTotalWait: 60))
    _ = machine.start()
    #expect(machine.handle(answered(429, [("retry-after", "40")]), chance: 0) == .wait(seconds: 40, .asked))
    _ = machine.handle(.waited, chance: 0)
    #expect(machine.handle(answered(429, [("retry-after", "21")]), chance: 0) == .failWithAnswer(retryAfter: 21))
  }

  @Test(arguments: [500, 502, 503, 504])
  func backsOffFromFailuresAndGivesUp(_ status: Int) {
    var machine = machine()
    _ = machine.start()
    #expect(machine.handle(answered(status), chance: 1) == .wait(seconds: 0.5, .serverFailure))
    _ = machine.handle(.waited, chance: 0)
    #expect(machine.handle(answered(status), chance: 0) == .wait(seconds: 0.5, .serverFailure))
    _ = machine.handle(.waited, chance: 0)
    #expect(machine.handle(answered(status), chance: 0) == .failWithAnswer(retryAfter: nil))
    #expect(machine.tries == 3)
  }

  @Test func waitsAsAnOverloadedServerSays() {
    var machine = machine()
    _ = machine.start()
    #expect(machine.handle(answered(503, [("retry-after", "7")]), chance: 0) == .wait(seconds: 7, .serverFailure))
  }

  @Test(arguments: [500, 501, 502, 503, 504])
  func neverRepeatsACreatingCallAfterAFailure(_ status: Int) {
    var machine = machine(mayRepeat: false)
    _ = machine.start()
    #expect(machine.handle(answered(status), chance: 0) == .failWithAnswer(retryAfter: nil))
  }

  @Test(arguments: [ExchangeFailure.connectionLost, .timedOut(.reading), .timedOut(.total)])
  func saysThatACreatingCallMayHaveArrived(_ failure: ExchangeFailure) {
    var machine = machine(mayRepeat: false)
    _ = machine.start()
    guard case .fail(let error) = machine.handle(.failed(failure), chance: 0) else {
      Issue.record("it was repeated")
      return
    }
    #expect(error.advice?.contains("may have arrived") == true)
  }

  @Test(arguments: [
    (ExchangeFailure.cannotConnect("connection refused"), 3, ServiceError.Reason.unreachable),
    (.connectionLost, 3, .unreachable), (.timedOut(.connecting), 1, .timeout), (.timedOut(.reading), 1, .timeout),
    (.insecure, 1, .unreachable), (.tooLarge(limit: 1 << 20), 1, .malformedAnswer),
  ])
  func triesSoOften(_ failure: ExchangeFailure, _ tries: Int, _ reason: ServiceError.Reason) {
    var machine = machine()
    var action = machine.start()
    while true {
      switch action {
      case .send: action = machine.handle(.failed(failure), chance: 0.5)
      case .wait(let seconds, let cause):
        #expect(cause == .connection && seconds > 0)
        action = machine.handle(.waited, chance: 0.5)
      case .fail(let error):
        #expect(machine.tries == tries)
        #expect(error.reason == reason)
        return
      case .succeed, .failWithAnswer:
        Issue.record("there is no answer")
        return
      }
    }
  }

  @Test func aRefusedConnectionIsSafeToTryAgainForAnyCall() {
    var machine = machine(mayRepeat: false)
    _ = machine.start()
    #expect(
      machine.handle(.failed(.cannotConnect("connection refused")), chance: 1) == .wait(seconds: 0.5, .connection))
  }

  @Test func followsAFewRedirectsWithinTheOrigin() {
    var machine = machine(RetryPolicy(redirects: 2))
    _ = machine.start()
    #expect(machine.handle(answered(301, to: "https://h/a"), chance: 0) == .send(location: "https://h/a"))
    #expect(machine.handle(answered(308, to: "https://h/b"), chance: 0) == .send(location: "https://h/b"))
    #expect(machine.handle(answered(307, to: "https://h/c"), chance: 0) == .succeed)
  }

  @Test func doesNotFollowElsewhereOrForCreatingCalls() {
    var reading = machine()
    _ = reading.start()
    #expect(reading.handle(answered(302, to: nil), chance: 0) == .succeed)
    var creating = machine(mayRepeat: false)
    _ = creating.start()
    #expect(creating.handle(answered(307, to: "https://h/a"), chance: 0) == .succeed)
  }

  @Test func cancellationEndsAtOnceFromEveryState() {
    var sending = machine()
    _ = sending.start()
    #expect(sending.handle(.cancelled, chance: 0) == .fail(.cancelled("Close", mayHaveArrived: true)))
    var waiting = machine()
    _ = waiting.start()
    _ = waiting.handle(answered(429), chance: 0)
    #expect(waiting.handle(.cancelled, chance: 0) == .fail(.cancelled("Close", mayHaveArrived: true)))
  }

  /// What must not be repeated waits only after tries that cannot have arrived.
  @Test func cancelledWhileItWaitsACreationHasNotArrived() {
    var creating = machine(mayRepeat: false)
    _ = creating.start()
    _ = creating.handle(.failed(.cannotConnect("no network")), chance: 0)
    #expect(creating.handle(.cancelled, chance: 0) == .fail(.cancelled("Close", mayHaveArrived: false)))
    var sent = machine(mayRepeat: false)
    _ = sent.start()
    #expect(sent.handle(.cancelled, chance: 0) == .fail(.cancelled("Close", mayHaveArrived: true)))
  }

  @Test func backoffDoublesUpToItsCeilingAndHalfOfItIsChance() {
    let policy = RetryPolicy(firstBackoff: 1, longestBackoff: 8)
    #expect([1, 2, 3, 4, 5, 50].map { policy.backoff(afterFailures: $0, chance: 1) } == [1, 2, 4, 8, 8, 8])
    #expect(policy.backoff(afterFailures: 2, chance: 0) == 1)
  }
}
