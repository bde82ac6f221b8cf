import CRM
import MirrorStore

/// An account and what is needed to pull something of it into the mirror.
struct PulledAccount: Sendable {
  let id: AccountID
  let service: any CRMService & CRMPulling
  let mirror: MirrorStore
  let policy: SyncPolicy
  let now: @Sendable () -> Instant
  /// Waits for so many seconds.
  let sleep: @Sendable (Double) async throws -> Void
  let vocabularies: VocabularyKeeper
  private let pace: PullPace

  init(
    _ id: AccountID, service: any CRMService & CRMPulling, mirror: MirrorStore, policy: SyncPolicy,
    gate: ForegroundGate?, now: @escaping @Sendable () -> Instant,
    sleep: @escaping @Sendable (Double) async throws -> Void
  ) {
    self.id = id
    self.service = service
    self.mirror = mirror
    self.policy = policy
    self.now = now
    self.sleep = sleep
    pace = PullPace(policy: policy, gate: gate, now: now, sleep: sleep)
    vocabularies = VocabularyKeeper(account: id, service: service, mirror: mirror, now: now)
  }

  /// Runs a pull at the pace that the policy allows. Nil when someone else pulls the account into this mirror at
  /// present.
  func pulling<Report>(_ body: () async throws -> Report) async throws -> Report? {
    guard let lease = try PullLease.take(id, of: mirror) else { return nil }
    defer { withExtendedLifetime(lease) {} }
    return try await RequestPacing.$current.withValue(pace, operation: body)
  }
}
