/// When a request is sent again, and how long to wait before.
public struct RetryPolicy: Sendable, Hashable {
  /// Tries in all after 429 answers.
  public var rateLimitTries: Int
  /// Seconds to wait after a 429 that does not say for how long.
  public var untoldWait: Double
  /// Tries in all after 5xx answers and broken connections.
  public var failureTries: Int
  /// Tries in all after time-outs; each takes long by itself, and who waits wants to be told.
  public var timeoutTries: Int
  /// Seconds before the second try after a failure; doubled for each further one.
  public var firstBackoff: Double
  public var longestBackoff: Double
  /// Seconds of waiting in all for one request. A service that asks for more is reported instead.
  public var longestTotalWait: Double
  public var redirects: Int

  public static let standard = RetryPolicy()

  public init(
    rateLimitTries: Int = 5, untoldWait: Double = 2, failureTries: Int = 3, timeoutTries: Int = 1,
    firstBackoff: Double = 0.5, longestBackoff: Double = 8, longestTotalWait: Double = 60, redirects: Int = 3
  ) {
    self.rateLimitTries = rateLimitTries
    self.untoldWait = untoldWait
    self.failureTries = failureTries
    self.timeoutTries = timeoutTries
    self.firstBackoff = firstBackoff
    self.longestBackoff = longestBackoff
    self.longestTotalWait = longestTotalWait
    self.redirects = redirects
  }

  /// Seconds before the try after `failures` failures: doubled each time, and the upper half of it by chance so that
  /// many clients do not come back at once. `chance` is 0 to 1.
  func backoff(afterFailures failures: Int, chance: Double) -> Double {
    var ceiling = firstBackoff
    for _ in 1..<max(failures, 1) where ceiling < longestBackoff { ceiling *= 2 }
    return min(ceiling, longestBackoff) * (0.5 + chance / 2)
  }
}
