public import CRM

/// Decides when an account is pulled in the background.
///
/// A pure machine: give it what happened and the time, do what it returns. Each wait ends with `.due`, or earlier with
/// `.woken`.
///
///     ┌──► waiting ──due──► looking ──nobody did it──► pulling ──┐
///     │       │ └───────────refresh, network is back──────▲      │
///     │       └◄──somebody did it──┘                             │
///     └───────────────────────────ended──────────────────────────┘
public struct BackgroundSchedule: Sendable {
  public enum Event: Sendable, Hashable {
    /// The time that was waited for has come, or the schedule begins.
    case due
    case woken(Wake)
    /// When the mirror last knew all changes of the account, whoever brought them; nil before that.
    case looked(changedAt: Instant?)
    case ended(Outcome)
  }

  public enum Wake: Sendable, Hashable {
    /// The user wants to see what is new.
    case refresh
    /// Something else has reached the service.
    case networkIsBack
  }

  /// How a pull ended.
  public enum Outcome: Sendable, Hashable {
    case pulled
    /// Somebody else pulls the account at present.
    case elsewhere
    case failed(ServiceError)
    /// The mirror could not be read or written.
    case mirrorFailed
  }

  public enum Action: Sendable, Hashable {
    /// See in the mirror when the account was last pulled.
    case look
    case pull
    /// Wait for so many seconds, which may be infinite.
    case wait(Double)
  }

  /// What has become different, for the user; each is told once.
  public enum News: Sendable, Hashable {
    case offline(since: Instant, ServiceError)
    case online
    /// The service can be reached, but the pull fails.
    case failed(ServiceError)
  }

  public struct Step: Sendable, Hashable {
    public var news: [News]
    public var action: Action

    public init(news: [News] = [], action: Action) {
      self.news = news
      self.action = action
    }
  }

  private enum Phase: Sendable {
    /// Until a moment; nil without end.
    case waiting(until: Instant?)
    case looking
    /// `wake` has come meanwhile.
    case pulling(wake: Wake?)
  }

  public let policy: BackgroundPolicy
  /// Since when the service cannot be reached; nil while it can, as far as is known.
  public private(set) var offlineSince: Instant?
  private var phase = Phase.waiting(until: Instant(microseconds: 0))
  /// No pull begins before this moment: the service, or good sense, forbids it.
  private var opensAt: Instant?
  private var failures = 0
  private var lastFailure: ServiceError?

  public init(policy: BackgroundPolicy = .standard) {
    self.policy = policy
  }

  public mutating func handle(_ event: Event, at now: Instant) -> Step {
    switch event {
    case .due: return due(at: now)
    case .woken(let wake): return Step(action: woken(wake, at: now))
    case .looked(let changedAt): return Step(action: looked(changedAt, at: now))
    case .ended(let outcome): return ended(outcome, at: now)
    }
  }

  private mutating func due(at now: Instant) -> Step {
    guard case .waiting(let until) = phase else { return Step(action: action(at: now)) }
    if let until, until <= now { phase = .looking }
    return Step(action: action(at: now))
  }

  private mutating func woken(_ wake: Wake, at now: Instant) -> Action {
    switch phase {
    case .pulling(let earlier): phase = .pulling(wake: earlier == .refresh ? .refresh : wake)
    case .looking: if wake == .refresh { phase = .pulling(wake: nil) }
    case .waiting:
      // What waits for its time while the service can be reached goes on waiting.
      guard wake == .refresh || offlineSince != nil else { break }
      if let opensAt, opensAt > now {
        phase = .waiting(until: opensAt)
      } else {
        phase = .pulling(wake: nil)
      }
    }
    return action(at: now)
  }

  private mutating func looked(_ changedAt: Instant?, at now: Instant) -> Action {
    guard case .looking = phase else { return action(at: now) }
    if let changedAt, changedAt <= now, now.seconds(since: changedAt) < policy.interval {
      phase = .waiting(until: changedAt.adding(policy.interval))
    } else {
      phase = .pulling(wake: nil)
    }
    return action(at: now)
  }

  private mutating func ended(_ outcome: Outcome, at now: Instant) -> Step {
    var wake: Wake?
    if case .pulling(let wakeMeanwhile) = phase { wake = wakeMeanwhile }
    var news: [News] = []
    opensAt = now.adding(policy.shortestWait)
    switch outcome {
    case .pulled:
      failures = 0
      lastFailure = nil
      if offlineSince != nil { news.append(.online) }
      offlineSince = nil
      phase = .waiting(until: wake == .refresh ? opensAt : now.adding(policy.interval))
    case .elsewhere: phase = .waiting(until: now.adding(policy.interval))
    case .mirrorFailed:
      failures += 1
      phase = .waiting(until: now.adding(backoff))
    case .failed(let error):
      failures += 1
      news = told(error, at: now)
      phase = .waiting(until: next(after: error, wake, at: now))
    }
    return Step(news: news, action: action(at: now))
  }

  private mutating func told(_ error: ServiceError, at now: Instant) -> [News] {
    if error.reason == .cancelled { return [] }
    if error.isOffline {
      guard offlineSince == nil else { return [] }
      offlineSince = now
      lastFailure = nil
      return [.offline(since: now, error)]
    }
    var news: [News] = offlineSince == nil ? [] : [.online]
    offlineSince = nil
    if lastFailure?.reason != error.reason || lastFailure?.summary != error.summary { news.append(.failed(error)) }
    lastFailure = error
    return news
  }

  /// When a failed pull is tried again.
  private mutating func next(after error: ServiceError, _ wake: Wake?, at now: Instant) -> Instant? {
    switch error.reason {
    // Asking for the key again and again may bring up a prompt each time.
    case .authentication: return wake == .refresh ? opensAt : nil
    case .rateLimited:
      let told = error.retryAfter.flatMap { $0.isFinite ? $0 : nil } ?? 0
      let wait = max(backoff, min(told, 86_400))
      opensAt = now.adding(wait)
      return opensAt
    default: return wake == nil ? now.adding(backoff) : opensAt
    }
  }

  private var backoff: Double {
    min(max(policy.longestWait, policy.interval), policy.interval * Double(1 << min(max(failures - 1, 0), 30)))
  }

  private func action(at now: Instant) -> Action {
    switch phase {
    case .looking: .look
    case .pulling: .pull
    case .waiting(let until): .wait(until.map { max(0, $0.seconds(since: now)) } ?? .infinity)
    }
  }
}

extension ServiceError {
  /// Whether the service could not be reached at all.
  fileprivate var isOffline: Bool { reason == .unreachable || reason == .timeout }
}
