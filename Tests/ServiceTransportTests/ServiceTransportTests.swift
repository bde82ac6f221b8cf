import CRM
import ServiceTransport
import Synchronization
import Testing

@Suite struct ServiceTransportTests {
  private let clock = ScriptedClock()
  private let log = KeptLog()

  private func transport(
    _ script: ScriptedExchange, limits: TransportLimits = .standard
  ) throws -> ServiceTransport {
    try ServiceTransport(
      name: "Close", base: "https://h.example/api/v1", credentials: .basic(key: "api_key1"), limits: limits,
      clock: clock.clock, exchange: script.exchange, observer: log.observer)
  }

  @Test func sendsWhatAServiceNeeds() async throws {
    let script = ScriptedExchange([.answer(200)])
    let request = ServiceRequest(
      .post, "data/search/", query: [("a", "b c")], headers: [("x-tz-offset", "2")], body: ["q": "é"], mayRepeat: true)
    _ = try await transport(script).send(request)
    let sent = try #require(script.sent.first)
    #expect(sent.method == .post)
    #expect(sent.url == "https://h.example/api/v1/data/search/?a=b%20c")
    #expect(sent.headers["authorization"] == "Basic YXBpX2tleTE6")
    #expect(sent.headers["user-agent"] == UserAgent.text)
    #expect(sent.headers["content-type"] == "application/json")
    #expect(sent.headers["x-tz-offset"] == "2")
    #expect(sent.body == Array(#"{"q":"é"}"#.utf8))
  }

  @Test func waitsOutA429AndSaysSo() async throws {
    let script = ScriptedExchange([.answer(429, [("retry-after", "5")]), .answer(200, [], #"{"ok":1}"#)])
    let answer = try await transport(script).send(ServiceRequest(.get, "lead/"))
    #expect(try answer.json()["ok"]?.int == 1)
    #expect(log.entries.first?.event == .waiting(seconds: 5, .asked))
    #expect(log.entries.first?.description == "Close asks to wait 5 s")
    #expect(log.entries.last?.event == .answered(status: 200))
    #expect(log.entries.last?.tries == 2)
    #expect(log.entries.last?.milliseconds == 5000)
    #expect(log.entries.last?.bytes == 8)
  }

  @Test func givesUpOnALongWaitAndSaysHowLong() async throws {
    let script = ScriptedExchange([.answer(429, [("retry-after", "3600")], #"{"error":{"message":"slow down"}}"#)])
    let transport = try transport(script)
    await #expect {
      try await transport.send(ServiceRequest(.get, "lead/"))
    } throws: { error in
      guard let error = error as? ServiceError else { return false }
      return error.reason == .rateLimited && error.retryAfter == 3600 && error.serverWords == "slow down"
    }
    #expect(clock.slept.isEmpty)
  }

  @Test func repeatsReadingAfterAFailure() async throws {
    let script = ScriptedExchange([.answer(502, [], "<html>"), .failure(.connectionLost), .answer(200)])
    _ = try await transport(script).send(ServiceRequest(.get, "lead/"))
    #expect(script.sent.count == 3)
    #expect(clock.slept == [0.5, 1])
  }

  @Test func sendsACreatingCallOnce() async throws {
    let script = ScriptedExchange([.answer(503), .answer(200)])
    let transport = try transport(script)
    await #expect(throws: ServiceError.self) {
      try await transport.send(ServiceRequest(.post, "activity/note/", body: [:]))
    }
    #expect(script.sent.count == 1)
  }

  @Test func keepsBackWhileTheBudgetIsUsedUp() async throws {
    let script = ScriptedExchange([.answer(200, [("ratelimit", "limit=4; remaining=0; reset=3")]), .answer(200)])
    let transport = try transport(script)
    _ = try await transport.send(ServiceRequest(.get, "a/"))
    #expect(clock.slept.isEmpty)
    _ = try await transport.send(ServiceRequest(.get, "b/"))
    #expect(clock.slept == [3])
    #expect(log.entries.contains { $0.path == "b/" && $0.event == .waiting(seconds: 3, .budget) })
  }

  @Test func followsARedirectWithinTheOriginWithTheCredentials() async throws {
    let script = ScriptedExchange([.answer(301, [("location", "/api/v1/me/")]), .answer(200)])
    _ = try await transport(script).send(ServiceRequest(.get, "me"))
    #expect(script.sent.map(\.url) == ["https://h.example/api/v1/me", "https://h.example/api/v1/me/"])
  }

  @Test func neverTakesCredentialsToAnotherHost() async throws {
    let script = ScriptedExchange([.answer(302, [("location", "https://evil.example/")]), .answer(200)])
    let answer = try await transport(script).send(ServiceRequest(.get, "me/"))
    #expect(answer.status == 302)
    #expect(script.sent.count == 1)
  }

  @Test func aCancelledTaskSendsNothing() async throws {
    let script = ScriptedExchange([.answer(200)])
    let transport = try transport(script)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await transport.send(ServiceRequest(.get, "me/"))
    }
    await #expect { try await task.value } throws: { ($0 as? ServiceError)?.reason == .cancelled }
    #expect(script.sent.isEmpty)
    #expect(log.entries.last?.event == .failed(.cancelled))
  }

  @Test func atMostFourAreUnderWay() async throws {
    let crowd = Crowd()
    let transport = try ServiceTransport(
      name: "Close", base: "https://h.example", credentials: .bearer(key: "k"), exchange: crowd.exchange)
    try await withThrowingTaskGroup { tasks in
      for number in 0..<20 { tasks.addTask { try await transport.send(ServiceRequest(.get, "\(number)")) } }
      try await tasks.waitForAll()
    }
    #expect(crowd.most == 4)
    #expect(crowd.served == 20)
  }

  @Test func oneThatIsCancelledInTheQueueLetsTheOthersOn() async throws {
    let crowd = Crowd(holdsUntilReleased: true)
    let transport = try ServiceTransport(
      name: "Close", base: "https://h.example", credentials: .bearer(key: "k"),
      limits: TransportLimits(concurrency: 1), exchange: crowd.exchange)
    let first = Task { try await transport.send(ServiceRequest(.get, "first")) }
    await crowd.untilSomeoneIsInside()
    let second = Task { try await transport.send(ServiceRequest(.get, "second")) }
    second.cancel()
    await #expect { try await second.value } throws: { ($0 as? ServiceError)?.reason == .cancelled }
    let third = Task { try await transport.send(ServiceRequest(.get, "third")) }
    crowd.release()
    _ = try await first.value
    _ = try await third.value
    #expect(crowd.served == 2)
  }
}

/// An exchange that counts how many are inside at once.
private final class Crowd: Sendable {
  private struct State {
    var inside = 0
    var most = 0
    var served = 0
    var isReleased: Bool
    var held: [CheckedContinuation<Void, Never>] = []
    var watchers: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(holdsUntilReleased: Bool = false) {
    state = Mutex(State(isReleased: !holdsUntilReleased))
  }

  var most: Int { state.withLock { $0.most } }
  var served: Int { state.withLock { $0.served } }

  var exchange: HTTPExchange {
    { _ throws(ExchangeFailure) in
      let watchers = self.state.withLock { state in
        state.inside += 1
        state.most = max(state.most, state.inside)
        defer { state.watchers = [] }
        return state.watchers
      }
      for watcher in watchers { watcher.resume() }
      await self.hold()
      // Lets the others in, so that too many would be seen together.
      for _ in 0..<20 { await Task.yield() }
      self.state.withLock { state in
        state.inside -= 1
        state.served += 1
      }
      return ExchangeAnswer(status: 200, body: Array("{}".utf8))
    }
  }

  func untilSomeoneIsInside() async {
    await withCheckedContinuation { continuation in
      let isInside = state.withLock { state in
        if state.inside == 0 { state.watchers.append(continuation) }
        return state.inside > 0
      }
      if isInside { continuation.resume() }
    }
  }

  func release() {
    let held = state.withLock { state in
      state.isReleased = true
      defer { state.held = [] }
      return state.held
    }
    for continuation in held { continuation.resume() }
  }

  private func hold() async {
    await withCheckedContinuation { continuation in
      let goesOn = state.withLock { state in
        if !state.isReleased { state.held.append(continuation) }
        return state.isReleased
      }
      if goesOn { continuation.resume() }
    }
  }
}
