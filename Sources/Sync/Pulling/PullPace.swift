import CRM
import Synchronization

/// The pace of a pull: after foreground reads, and within its share of the service's budget.
final class PullPace: RequestPace {
  private let policy: SyncPolicy
  private let gate: ForegroundGate?
  private let now: @Sendable () -> Instant
  private let sleep: @Sendable (Double) async throws -> Void
  /// No request goes out before this moment.
  private let opensAt = Mutex<Instant?>(nil)

  init(
    policy: SyncPolicy, gate: ForegroundGate?, now: @escaping @Sendable () -> Instant,
    sleep: @escaping @Sendable (Double) async throws -> Void
  ) {
    self.policy = policy
    self.gate = gate
    self.now = now
    self.sleep = sleep
  }

  func turn() async throws(ServiceError) {
    while true {
      try await gate?.clear()
      let wait = opensAt.withLock { $0 }.map { $0.seconds(since: now()) } ?? 0
      // Longer than ever heard means that the clock was set back.
      guard wait > 0, wait <= policy.longestWait else { return }
      do { try await sleep(wait) } catch { throw .interrupted }
    }
  }

  func heard(_ allowance: RequestAllowance) {
    let pause = policy.pause(allowance)
    guard pause > 0 else { return }
    let moment = now().adding(pause)
    opensAt.withLock { $0 = max($0 ?? moment, moment) }
  }
}
