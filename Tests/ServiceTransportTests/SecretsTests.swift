import CRM
import Testing

@testable import ServiceTransport

/// The key must not get out, whatever happens and wherever one looks.
@Suite struct SecretsTests {
  private static let key = "api_4hPZ.secret+/=key"

  private static let forms = [key, Base64.encode(Array((key + ":").utf8)), "api_4hPZ", "secret"]

  private func check(_ texts: String..., comment: Comment) {
    for text in texts {
      for form in Self.forms { #expect(!text.contains(form), comment) }
    }
  }

  private func dumped(_ value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }

  @Test(arguments: [Credentials.basic(key: key), .bearer(key: key)])
  func descriptionsHideIt(_ credentials: Credentials) throws {
    let transport = try ServiceTransport(
      name: "Close", base: "https://h.example", credentials: credentials, exchange: ScriptedExchange([]).exchange)
    check("\(credentials)", String(reflecting: credentials), dumped(credentials), comment: "credentials")
    check("\(transport)", String(reflecting: transport), dumped(transport), comment: "transport")
  }

  @Test func requestsHideIt() async throws {
    let script = ScriptedExchange([.answer(200)])
    let transport = try ServiceTransport(
      name: "Close", base: "https://h.example", credentials: .basic(key: Self.key), exchange: script.exchange)
    let answer = try await transport.send(ServiceRequest(.get, "me/"))
    let request = try #require(script.sent.first)
    #expect(request.headers["authorization"] == "Basic " + Base64.encode(Array((Self.key + ":").utf8)))
    check(request.url, "\(request)", String(reflecting: request), dumped(request), comment: "request")
    check("\(answer)", dumped(answer), comment: "answer")
  }

  @Test(arguments: [
    [Result<ExchangeAnswer, ExchangeFailure>.answer(401, [("trace-id", key)], #"{"error":"bad key \#(key)"}"#)],
    [.answer(500, [], #"{"error":"bad key \#(key)"}"#)],
    [.answer(429, [("retry-after", "900")], #"{"message":"\#(key)"}"#)],
    [.answer(200, [], "<html>\(key)")], [.answer(200, [], #"{"a":\#(key)}"#)], [.failure(.connectionLost)],
    [.failure(.cannotConnect("connection refused"))],
  ])
  func errorsAndLogHideIt(_ steps: [Result<ExchangeAnswer, ExchangeFailure>]) async throws {
    let log = KeptLog()
    let transport = try ServiceTransport(
      name: "Close", base: "https://h.example", credentials: .bearer(key: Self.key),
      limits: TransportLimits(retry: RetryPolicy(rateLimitTries: 1, failureTries: 1)), clock: ScriptedClock().clock,
      exchange: ScriptedExchange(steps).exchange, observer: log.observer)
    do {
      let answer = try await transport.send(ServiceRequest(.get, "me/"))
      let error = ServiceError(answer: answer, serverWords: answer.commonWords)
      check("\(error)", dumped(error), comment: "error from an answer")
      _ = try answer.json()
    } catch {
      check("\(error)", dumped(error), comment: "error")
    }
    #expect(!log.entries.isEmpty)
    for entry in log.entries { check("\(entry)", dumped(entry), comment: "log") }
  }

  @Test func aKeyInTheQueryIsNotSent() async throws {
    let script = ScriptedExchange([.answer(200)])
    let transport = try ServiceTransport(
      name: "Close", base: "https://h.example", credentials: .bearer(key: Self.key), exchange: script.exchange)
    await #expect(throws: ServiceError.self) {
      try await transport.send(ServiceRequest(.get, "me/", query: [("q", Self.key)]))
    }
    #expect(script.sent.isEmpty)
  }

  @Test func theLogHidesSecretQueryValues() async throws {
    let log = KeptLog()
    let transport = try ServiceTransport(
      name: "Close", base: "https://h.example", credentials: .bearer(key: Self.key),
      exchange: ScriptedExchange([.answer(200)]).exchange, observer: log.observer)
    let long = String(repeating: "x", count: 1000)
    _ = try await transport.send(
      ServiceRequest(.get, "me/", query: [("api_key", "other"), ("Token", "t0"), ("q", "acme"), ("l", long)]))
    let query = try #require(log.entries.first?.query)
    #expect(query.hasPrefix("api_key=[redacted]&Token=[redacted]&q=acme&l=xxx"))
    #expect(query.count < 300)
  }

  @Test(arguments: ["", "a b", "a\nb", "ключ", "a\u{7F}"])
  func refusesAKeyThatCannotBeAKey(_ key: String) {
    #expect {
      try ServiceTransport(
        name: "Close", base: "https://h.example", credentials: .basic(key: key), exchange: ScriptedExchange([]).exchange
      )
    } throws: { ($0 as? ServiceError)?.reason == .authentication }
  }
}
