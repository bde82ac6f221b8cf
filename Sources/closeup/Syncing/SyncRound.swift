import CRM
import MirrorStore
import Strings
import Sync

/// One pull of several accounts, side by side.
struct SyncRound: Sendable {
  let accounts: [OpenAccount]
  let mirror: MirrorStore
  let kinds: Set<RecordKind>?
  let isFull: Bool
  /// Whether timelines that nobody has opened come too.
  let bringsTimelines: Bool
  let policy: SyncPolicy
  let onProgress: @Sendable (SyncProgress) -> Void

  /// What became of one account.
  struct Outcome: Sendable {
    var reports: [SyncReport] = []
    var timelines: TimelineReport?
    /// Why not everything came; nil when it did.
    var failure: ProgramFailure?
  }

  init(
    accounts: [OpenAccount], mirror: MirrorStore, kinds: Set<RecordKind>?, isFull: Bool, bringsTimelines: Bool,
    policy: SyncPolicy, onProgress: @escaping @Sendable (SyncProgress) -> Void
  ) {
    self.accounts = accounts
    self.mirror = mirror
    self.kinds = kinds
    self.isFull = isFull
    self.bringsTimelines = bringsTimelines
    self.policy = policy
    self.onProgress = onProgress
  }

  /// In the order of the accounts. When the task is cancelled, it ends with what it has.
  func run() async -> [Outcome] {
    await withTaskGroup(of: (Int, Outcome).self) { group in
      for (index, account) in accounts.enumerated() {
        group.addTask { (index, await outcome(of: account)) }
      }
      var outcomes = [Outcome](repeating: Outcome(), count: accounts.count)
      for await (index, outcome) in group { outcomes[index] = outcome }
      return outcomes
    }
  }

  private func outcome(of account: OpenAccount) async -> Outcome {
    let sync = AccountSync(
      account: account.id, service: account.service, mirror: mirror, policy: policy, onProgress: onProgress)
    var outcome = Outcome()
    do {
      guard let reports = try await sync.run(kinds: kinds, isFull: isFull) else {
        outcome.failure = ProgramFailure(
          .tryAgainLater, Strings.SyncCommand.isBroughtOver(account: account.id.rawValue))
        return outcome
      }
      outcome.reports = reports
      outcome.failure = reports.lazy.compactMap(\.failure).first.map { failure(of: account, $0) }
      if bringsTimelines, outcome.failure == nil {
        let timelines = TimelineSync(
          account: account.id, service: account.service, mirror: mirror, policy: policy, onProgress: onProgress)
        outcome.timelines = try await timelines.run(kinds: kinds)
        outcome.failure = outcome.timelines?.failure.map { failure(of: account, $0) }
      }
    } catch let error as ServiceError {
      outcome.failure = failure(of: account, error)
    } catch let error as MirrorError {
      outcome.failure = ProgramFailure(
        error.reason == .busy ? .tryAgainLater : .failed,
        error.summary, details: error.detail.map { [$0] } ?? [], hint: error.advice)
    } catch {
      outcome.failure = ProgramFailure(.failed, "\(account.id.rawValue): \(error)")
    }
    await account.service.shutdown()
    return outcome
  }

  private func failure(of account: OpenAccount, _ error: ServiceError) -> ProgramFailure {
    let name = account.id.rawValue
    guard error.reason != .cancelled else {
      return ProgramFailure(.tryAgainLater, Strings.SyncCommand.stopped(account: name))
    }
    return ProgramFailure(error).about(name)
  }
}
