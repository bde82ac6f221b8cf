import CRM
import Synchronization

/// Counts requests per group of endpoints in windows, and says what is left on every answer. [close-api.md, 6]
final class RateBudget: Sendable {
  private static let standard = RateLimit(requests: 160, window: 8)

  private struct Window {
    var start: Int64
    var used: Int
  }

  private let limit: RateLimit
  private let isEnforced: Bool
  private let windows = Mutex<[String: Window]>([:])

  init(limit: RateLimit?) {
    self.limit = limit ?? Self.standard
    isEnforced = limit != nil
  }

  func spend(_ request: SandboxRequest) -> SpentBudget {
    let group = "\(request.method) \(request.path.dropFirst(2).first ?? "")"
    let length = Int64(max(1, limit.window)) * 1_000_000
    let now = request.at.microseconds
    return windows.withLock { windows in
      var window = windows[group] ?? Window(start: now, used: 0)
      if now - window.start >= length || now < window.start { window = Window(start: now, used: 0) }
      window.used += 1
      windows[group] = window
      return SpentBudget(
        limit: limit, remaining: max(0, limit.requests - window.used),
        reset: Double(window.start + length - now) / 1_000_000,
        isOver: isEnforced && window.used > limit.requests, group: group)
    }
  }
}

/// What a request left of the budget.
struct SpentBudget {
  let limit: RateLimit
  let remaining: Int
  /// Seconds until the window ends.
  let reset: Double
  let isOver: Bool
  let group: String

  private var wait: Int { max(1, Int(reset.rounded(.up))) }

  /// Semicolons as seen live, and the separate headers beside them.
  var headers: [(name: String, value: String)] {
    [
      ("ratelimit", "limit=\(limit.requests); remaining=\(remaining); reset=\(wait)"),
      ("ratelimit-limit", "\(limit.requests)"), ("ratelimit-remaining", "\(remaining)"),
      ("ratelimit-reset", "\(wait)"), ("x-rate-limit-limit", "\(limit.requests)"),
      ("x-rate-limit-remaining", "\(remaining)"), ("x-rate-limit-reset", "\(reset)"),
    ]
  }

  var failure: CloseFailure {
    var failure = CloseFailure(429, "")
    failure.body = [
      "error": [
        "message": "API call count exceeded for this period", "rate_reset": .number(reset),
        "rate_limit": .number(limit.requests), "rate_window": .number(limit.window), "rate_limit_type": "key",
        "rate_endpoint_group": .string(group),
      ]
    ]
    failure.headers = [("retry-after", "\(wait)")]
    return failure
  }
}
