import CRM

/// How considerate and how patient a pull is. All times are in seconds.
public struct SyncPolicy: Sendable, Hashable {
  /// The share of the service's budget that pulls may use, 0 to 1; what is left is for what the user does meanwhile.
  public var share: Double
  /// Failures in a row after which a pull gives up until the next time.
  public var tries: Int
  /// The wait after a first failure; it doubles with each further one.
  public var firstWait: Double
  /// The longest wait, also where the service asks for more.
  public var longestWait: Double
  /// Whether a service that cannot be reached is tried again too. Without, that is said at once: a network that swallows
  /// what is sent takes the full time of every try.
  public var outlastsSilence: Bool

  public init(
    share: Double = 0.7, tries: Int = 6, firstWait: Double = 1, longestWait: Double = 60, outlastsSilence: Bool = true
  ) {
    self.share = share
    self.tries = tries
    self.firstWait = firstWait
    self.longestWait = longestWait
    self.outlastsSilence = outlastsSilence
  }

  public static let standard = SyncPolicy()
}

extension SyncPolicy {
  /// Whether a request is made again that failed so, after so many failures in a row.
  func triesAgain(after error: ServiceError, failures: Int) -> Bool {
    failures < tries && (outlastsSilence || error.reason != .unreachable && error.reason != .timeout)
  }

  /// The wait before the next request: none while there is more left than belongs to others, else until the budget
  /// starts over.
  func pause(_ budget: RequestAllowance?) -> Double {
    guard let budget, Double(budget.remaining) <= Double(budget.limit) * (1 - share) else { return 0 }
    return min(max(budget.reset, 0), longestWait)
  }

  /// The wait after so many failures in a row, at least one. `told` is the service's own.
  func wait(afterFailures count: Int, told: Double?) -> Double {
    if let told, told.isFinite { return min(max(told, 0), longestWait) }
    return min(longestWait, firstWait * Double(1 << min(max(count - 1, 0), 30)))
  }
}
