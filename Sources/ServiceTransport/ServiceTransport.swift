public import CRM
import Strings

/// One account's connection to its service: credentials, time-outs, waiting, retrying and the request log.
public final class ServiceTransport: Sendable {
  /// The service's name as people write it.
  public let name: String

  private let base: BaseURL
  private let credentials: Credentials
  private let redaction: Redaction
  private let limits: TransportLimits
  private let clock: TransportClock
  private let budget: RequestBudget
  private let exchange: HTTPExchange
  private let network: NetworkExchange?
  private let observer: (@Sendable (RequestLogEntry) -> Void)?

  /// `name` is the service's name as people write it (`Close`); `base` its address with the path that all calls share
  /// (`https://api.close.com/api/v1`).
  ///
  /// Throws `.rejected` for a base that is neither https nor http to this machine, and `.authentication` for a key
  /// that is empty or cannot be sent. The observer is called on whatever thread the news comes up on. End the
  /// transport with `shutdown()`.
  public convenience init(
    name: String, base: String, credentials: Credentials, limits: TransportLimits = .standard,
    observer: (@Sendable (RequestLogEntry) -> Void)? = nil
  ) throws(ServiceError) {
    let base = try BaseURL(base, service: name)
    try Self.check(credentials, service: name)
    let network = NetworkExchange(limits: limits)
    self.init(
      name, base, credentials, limits, .system, network: network,
      exchange: { request throws(ExchangeFailure) in try await network.send(request) }, observer)
  }

  /// The same over an exchange and a clock of one's own, for tests.
  public convenience init(
    name: String, base: String, credentials: Credentials, limits: TransportLimits = .standard,
    clock: TransportClock = .system, exchange: @escaping HTTPExchange,
    observer: (@Sendable (RequestLogEntry) -> Void)? = nil
  ) throws(ServiceError) {
    let base = try BaseURL(base, service: name)
    try Self.check(credentials, service: name)
    self.init(name, base, credentials, limits, clock, network: nil, exchange: exchange, observer)
  }

  private init(
    _ name: String, _ base: BaseURL, _ credentials: Credentials, _ limits: TransportLimits, _ clock: TransportClock,
    network: NetworkExchange?, exchange: @escaping HTTPExchange, _ observer: (@Sendable (RequestLogEntry) -> Void)?
  ) {
    self.name = name
    self.base = base
    self.credentials = credentials
    self.limits = limits
    self.clock = clock
    self.network = network
    self.exchange = exchange
    self.observer = observer
    redaction = Redaction(credentials)
    budget = RequestBudget(concurrency: limits.concurrency, clock: clock)
  }

  /// Sends `request`, waits and repeats as the service asks and `RetryPolicy` allows.
  ///
  /// Returns every answer with a status below 500 but 429. Throws `.rateLimited`, `.serverFailure`, `.unreachable`,
  /// `.timeout`, `.malformedAnswer` (too large), and `.cancelled` when the task is cancelled.
  public func send(_ request: ServiceRequest) async throws(ServiceError) -> ServiceAnswer {
    var outgoing = try outgoing(request)
    var machine = RequestMachine(service: name, mayRepeat: request.mayRepeat, limits: limits)
    var answer: ServiceAnswer?
    var action = machine.start()
    let report = Report(request, self)
    while true {
      switch action {
      case .send(let location):
        if let location { outgoing.url = location }
        let outcome = await take(outgoing, report, tries: machine.tries - 1)
        if case .success(let taken) = outcome { answer = taken }
        action = machine.handle(event(outcome), chance: clock.chance())
      case .wait(let seconds, let cause):
        report(.waiting(seconds: seconds, cause), tries: machine.tries, bytes: answer?.body.count ?? 0)
        action = machine.handle(await slept(seconds) ? .waited : .cancelled, chance: clock.chance())
      case .succeed:
        guard let answer else { throw .cancelled(name) }
        report(.answered(status: answer.status), tries: machine.tries, bytes: answer.body.count)
        return answer
      case .failWithAnswer(let retryAfter):
        guard let answer else { throw .cancelled(name) }
        report(.answered(status: answer.status), tries: machine.tries, bytes: answer.body.count)
        var error = ServiceError(answer: answer, serverWords: answer.commonWords)
        error.retryAfter = retryAfter
        throw error
      case .fail(let error):
        report(.failed(error.reason), tries: machine.tries, bytes: 0)
        throw error
      }
    }
  }

  /// Ends the connections. Requests under way fail; no other may be sent after.
  public func shutdown() async {
    await network?.shutdown()
  }

  private static func check(_ credentials: Credentials, service: String) throws(ServiceError) {
    if credentials.isUsable { return }
    throw ServiceError(
      .authentication,
      credentials.key.isEmpty
        ? Strings.ServiceAccess.noKey(service) : Strings.ServiceAccess.impossibleKey(service),
      advice: Strings.ServiceAccess.checkKeySource)
  }
}

extension ServiceTransport {
  private func outgoing(_ request: ServiceRequest) throws(ServiceError) -> OutgoingRequest {
    let url = base.url(path: request.path, query: request.query)
    guard !redaction.occurs(in: url) else {
      throw ServiceError(.rejected, Strings.ServiceAccess.keyInAddress(name))
    }
    var headers: [ServiceRequest.Pair] = [
      ("authorization", credentials.authorization), ("accept", "application/json"),
      ("accept-encoding", "gzip, deflate"), ("user-agent", UserAgent.text),
    ]
    if request.body != nil { headers.append(("content-type", "application/json")) }
    headers += request.headers
    return OutgoingRequest(
      method: request.method, url: url, headers: HeaderFields(headers), body: request.body?.bytes)
  }

  /// One try, when it is its turn.
  private func take(
    _ outgoing: OutgoingRequest, _ report: Report, tries: Int
  ) async -> Result<ServiceAnswer, ExchangeFailure> {
    let wait = budget.secondsUntilOpen
    if wait > 0.5, tries == 0 { report(.waiting(seconds: wait, .budget), tries: tries, bytes: 0) }
    let outcome = await budget.run { () -> Result<ExchangeAnswer, ExchangeFailure> in
      do throws(ExchangeFailure) {
        return .success(try await exchange(outgoing))
      } catch {
        return .failure(error)
      }
    }
    return (outcome ?? .failure(.cancelled)).map { answer in
      noteBudget(answer)
      return ServiceAnswer(
        service: name, status: answer.status, headers: answer.headers, body: answer.body, redaction: redaction)
    }
  }

  /// Keeps the account's other requests back too while the service wants none.
  private func noteBudget(_ answer: ExchangeAnswer) {
    let rateLimit = RateLimit(answer.headers)
    guard answer.status == 429 || rateLimit?.remaining == 0 else { return }
    let seconds = rateLimit?.reset ?? (answer.status == 429 ? limits.retry.untoldWait : 0)
    if seconds <= limits.retry.longestTotalWait { budget.close(forSeconds: seconds) }
  }

  private func event(_ outcome: Result<ServiceAnswer, ExchangeFailure>) -> RequestMachine.Event {
    switch outcome {
    case .success(let answer):
      .answered(
        status: answer.status, rateLimit: RateLimit(answer.headers),
        location: answer.headers["location"].flatMap(base.redirect(to:)))
    case .failure(.cancelled): .cancelled
    case .failure(let failure): .failed(failure)
    }
  }

  private func slept(_ seconds: Double) async -> Bool {
    do {
      try await clock.sleep(seconds)
      return !Task.isCancelled
    } catch {
      return false
    }
  }

  /// Tells the observer what becomes of one request.
  private struct Report {
    let transport: ServiceTransport
    let request: ServiceRequest
    let start: Double

    init(_ request: ServiceRequest, _ transport: ServiceTransport) {
      self.request = request
      self.transport = transport
      start = transport.clock.now()
    }

    func callAsFunction(_ event: RequestLogEntry.Event, tries: Int, bytes: Int) {
      guard let observer = transport.observer else { return }
      let log = LoggedCall(request, transport.redaction)
      let milliseconds = Int(((transport.clock.now() - start) * 1000).rounded())
      observer(
        RequestLogEntry(
          service: transport.name, method: request.method, path: log.path, query: log.query, event: event,
          milliseconds: milliseconds, tries: tries, bytes: bytes))
    }
  }
}
