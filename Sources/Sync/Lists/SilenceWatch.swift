public import CRM

/// Notices that a service does not answer, before any request has waited for its full time.
///
/// A network that swallows what is sent refuses nothing: each request waits until it is given up, and whoever goes from
/// record to record calls off one after the other before that. So the time is counted in which answers were waited for,
/// whatever was asked, since the last that came. A pure machine.
public struct SilenceWatch<Request: Hashable & Sendable>: Sendable {
  /// What has become of the wait.
  public enum Verdict: Sendable, Hashable {
    /// Nothing was heard since the first request at that moment that was not answered.
    case silent(since: Instant)
    /// Ask again in so many seconds.
    case wait(seconds: Double)
    /// Nothing is waited for, or it was said before.
    case nothing
  }

  /// Seconds of waiting after which a service is taken for one that cannot be reached.
  public static var limit: Double { 10 }

  private var pending: Set<Request> = []
  /// Since when there was no moment without a request under way.
  private var pendingSince: Instant?
  /// Seconds that were waited in vain before that.
  private var waited = 0.0
  private var since: Instant?
  private var isTold = false

  public init() {}

  /// A request goes out.
  public mutating func began(_ request: Request, at now: Instant) -> Verdict {
    let isFirst = pending.isEmpty
    pending.insert(request)
    guard isFirst else { return .nothing }
    pendingSince = now
    since = since ?? now
    return verdict(at: now)
  }

  /// A request was called off, or has ended with an answer or a failure of its own: then it is for others to say what
  /// is the matter.
  public mutating func ended(_ request: Request, isCalledOff: Bool, at now: Instant) {
    pending.remove(request)
    if isCalledOff {
      if pending.isEmpty, let from = pendingSince { waited += max(0, now.seconds(since: from)) }
    } else {
      waited = 0
      isTold = false
      since = pending.isEmpty ? nil : now
    }
    if pending.isEmpty { pendingSince = nil } else if !isCalledOff { pendingSince = now }
  }

  /// What there is to say now.
  public mutating func verdict(at now: Instant) -> Verdict {
    guard let pendingSince, let since, !isTold else { return .nothing }
    let left = Self.limit - waited - max(0, now.seconds(since: pendingSince))
    guard left <= 0 else { return .wait(seconds: left) }
    isTold = true
    return .silent(since: since)
  }
}
