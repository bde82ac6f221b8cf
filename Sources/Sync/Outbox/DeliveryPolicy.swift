import CRM

/// How patient delivering is. All times are in seconds.
public struct DeliveryPolicy: Sendable, Hashable {
  /// The wait after a first failure; it doubles with each further one.
  public var firstWait: Double
  /// The longest wait that is chosen here.
  public var longestWait: Double
  /// By how much of itself a wait varies at random, 0 to 1, so that many programs do not come back at once.
  public var jitter: Double
  /// From a send that may have arrived to looking for it; it doubles with each repetition, up to `longestSettleWait`.
  public var settleWait: Double
  /// The same after a time-out or a failure of the service, which may be carrying the request out still.
  public var slowSettleWait: Double
  public var longestSettleWait: Double
  /// From sending a write to when it must have arrived, if at all: one that is not there then is sent again. Before,
  /// the service may be carrying out a request whose connection has broken.
  public var surelyAbsentWait: Double
  /// The least time between the two looks that find nothing, for a request that was a long time under way itself.
  public var lookAgainWait: Double
  /// From finding what a program that died was sending to looking for it.
  public var abandonedWait: Int64
  /// How many writes of an account are under way at once.
  public var concurrency: Int
  /// After so many failures in a row to reach a service, those who wait for a delivery are told that it cannot be had.
  public var failuresUntilUnreachable: Int
  /// How often the outbox is looked at for what other programs have put there, or have left behind.
  public var pollInterval: Double

  public init(
    firstWait: Double = 1, longestWait: Double = 300, jitter: Double = 0.5, settleWait: Double = 2,
    slowSettleWait: Double = 10, longestSettleWait: Double = 60, surelyAbsentWait: Double = 20,
    lookAgainWait: Double = 15,
    abandonedWait: Int64 = 5, concurrency: Int = 4, failuresUntilUnreachable: Int = 3, pollInterval: Double = 15
  ) {
    self.firstWait = firstWait
    self.longestWait = longestWait
    self.jitter = jitter
    self.settleWait = settleWait
    self.slowSettleWait = slowSettleWait
    self.longestSettleWait = longestSettleWait
    self.surelyAbsentWait = surelyAbsentWait
    self.lookAgainWait = lookAgainWait
    self.abandonedWait = abandonedWait
    self.concurrency = concurrency
    self.failuresUntilUnreachable = failuresUntilUnreachable
    self.pollInterval = pollInterval
  }

  public static let standard = DeliveryPolicy()
}

extension DeliveryPolicy {
  /// The wait after so many failures in a row, at least one. `told` is the service's own, which is never undercut;
  /// `chance`, 0 to 1, is where in its range the wait lies.
  func wait(afterFailures count: Int, told: Double?, chance: Double) -> Double {
    if let told, told.isFinite {
      return min(max(told, 0), Self.longestTold) + firstWait * jitter * chance
    }
    return doubled(firstWait, count - 1, upTo: longestWait) * (1 - jitter + jitter * chance)
  }

  /// The wait before looking for a write that was sent so many times, and looked for so many times since.
  func settleWait(after reason: ServiceError.Reason, attempts: Int, looks: Int) -> Double {
    let isSlow = reason == .timeout || reason == .serverFailure
    return doubled(isSlow ? slowSettleWait : settleWait, max(0, attempts - 1) + looks, upTo: longestSettleWait)
  }

  /// A service that asks for more than a day is asked again tomorrow.
  private static let longestTold: Double = 86_400

  private func doubled(_ wait: Double, _ times: Int, upTo longest: Double) -> Double {
    min(max(longest, wait), wait * Double(1 << min(max(times, 0), 30)))
  }
}

extension Instant {
  func adding(_ seconds: Double) -> Instant {
    Instant(microseconds: microseconds + Int64((seconds * 1_000_000).rounded(.up)))
  }
}
