import CRM

/// Decides, for one request, what follows on each thing that happens to it. Knows no clock, network or task.
///
///     start ─► send ─► answered ─► succeed | wait ─► waited ─► send … | fail
///                 └─► failed ───► wait … | fail
struct RequestMachine {
  enum Event: Sendable {
    /// An answer came. `location` is its redirect target where that may be followed.
    case answered(status: Int, rateLimit: RateLimit?, location: String?)
    case failed(ExchangeFailure)
    case waited
    /// Nobody waits for the answer any more.
    case cancelled
  }

  enum Action: Sendable, Hashable {
    /// Send the request, to `location` where the service moved it.
    case send(location: String?)
    case wait(seconds: Double, WaitCause)
    /// Hand out the last answer.
    case succeed
    /// Make an error of the last answer, which is a 429 or a 5xx.
    case failWithAnswer(retryAfter: Double?)
    case fail(ServiceError)
  }

  let service: String
  let policy: RetryPolicy
  let mayRepeat: Bool
  let limits: TransportLimits

  /// How often the request was sent.
  private(set) var tries = 0
  private var location: String?
  /// Whether a try is under way. A request that must not be repeated waits only after tries that cannot have arrived.
  private var isInFlight = false
  private var redirects = 0
  private var rateLimitAnswers = 0
  private var failures = 0
  private var timeouts = 0
  private var waited = 0.0

  init(service: String, mayRepeat: Bool, limits: TransportLimits) {
    self.service = service
    self.mayRepeat = mayRepeat
    self.limits = limits
    policy = limits.retry
  }

  mutating func start() -> Action { send() }

  /// `chance` is 0 to 1 and spreads the waiting.
  mutating func handle(_ event: Event, chance: Double) -> Action {
    switch event {
    case .answered(let status, let rateLimit, let location):
      answered(status, rateLimit, location, chance)
    case .failed(let failure): failed(failure, chance)
    case .waited: send()
    case .cancelled: .fail(.cancelled(service, mayHaveArrived: isInFlight || mayRepeat && tries > 0))
    }
  }

  private mutating func send() -> Action {
    tries += 1
    isInFlight = true
    return .send(location: location)
  }

  private mutating func answered(
    _ status: Int, _ rateLimit: RateLimit?, _ location: String?, _ chance: Double
  ) -> Action {
    switch status {
    case 429:
      rateLimitAnswers += 1
      let told = rateLimit?.reset
      guard rateLimitAnswers < policy.rateLimitTries else { return .failWithAnswer(retryAfter: told) }
      return wait(max(told ?? policy.untoldWait, 0.1), .asked) ?? .failWithAnswer(retryAfter: told)
    case 301, 302, 307, 308:
      // 303 asks for another method and no service here sends it; a creating call is not sent to a second place.
      guard mayRepeat, redirects < policy.redirects, let location else { return .succeed }
      redirects += 1
      self.location = location
      return send()
    case 500, 502, 503, 504:
      failures += 1
      guard mayRepeat, failures < policy.failureTries else { return .failWithAnswer(retryAfter: rateLimit?.reset) }
      let backoff = policy.backoff(afterFailures: failures, chance: chance)
      return wait(max(backoff, status == 503 ? rateLimit?.reset ?? 0 : 0), .serverFailure)
        ?? .failWithAnswer(retryAfter: rateLimit?.reset)
    case 500...: return .failWithAnswer(retryAfter: nil)
    default: return .succeed
    }
  }

  private mutating func failed(_ failure: ExchangeFailure, _ chance: Double) -> Action {
    let error = ServiceError(failure, service: service, mayRepeat: mayRepeat, limits: limits)
    let mayTryAgain: Bool
    switch failure {
    case .cannotConnect:
      failures += 1
      mayTryAgain = failures < policy.failureTries
    case .connectionLost:
      failures += 1
      mayTryAgain = mayRepeat && failures < policy.failureTries
    case .timedOut(let phase):
      timeouts += 1
      failures += 1
      mayTryAgain =
        (mayRepeat || phase == .connecting) && timeouts < policy.timeoutTries && failures < policy.failureTries
    case .insecure, .tooLarge, .cancelled: mayTryAgain = false
    }
    guard mayTryAgain else { return .fail(error) }
    return wait(policy.backoff(afterFailures: failures, chance: chance), .connection) ?? .fail(error)
  }

  /// Nil when that would be more waiting than one request may do.
  private mutating func wait(_ seconds: Double, _ cause: WaitCause) -> Action? {
    guard waited + seconds <= policy.longestTotalWait else { return nil }
    waited += seconds
    isInFlight = false
    return .wait(seconds: seconds, cause)
  }
}
