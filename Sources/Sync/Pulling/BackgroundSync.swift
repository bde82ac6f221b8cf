public import CRM
public import MirrorStore
import Strings
import Synchronization

/// Keeps the mirror up to date while the panes are open: pulls each account now and then, and tells what came of it.
///
///     let sync = BackgroundSync(accounts: accounts, mirror: mirror) { event in post(event) }
///     let task = Task { await sync.run() }
///     sync.refresh(account)     // the user wants to see what is new
///     sync.networkIsBack()      // something else has reached a service
///     task.cancel()
///
/// Several processes on one mirror share the work: what one has brought the others do not ask for again, they only
/// notice.
public final class BackgroundSync: Sendable {
  /// An account that is pulled.
  public struct Account: Sendable {
    public let id: AccountID
    public let service: any CRMService & CRMPulling
    /// The same as that of the account's `Puller`.
    public let gate: ForegroundGate

    public init(id: AccountID, service: any CRMService & CRMPulling, gate: ForegroundGate) {
      self.id = id
      self.service = service
      self.gate = gate
    }
  }

  private let workers: [BackgroundWorker]

  /// `sleep` waits for so many seconds. `onEvent` is called from any task; the events of an account come one after
  /// another.
  public init(
    accounts: [Account], mirror: MirrorStore, policy: BackgroundPolicy = .standard,
    now: @escaping @Sendable () -> Instant = { .now() },
    sleep: @escaping @Sendable (Double) async throws -> Void = { try await Task.sleep(for: .seconds($0)) },
    onEvent: @escaping @Sendable (SyncEvent) -> Void
  ) {
    workers = accounts.map { account in
      BackgroundWorker(account, mirror: mirror, policy: policy, now: now, sleep: sleep, onEvent: onEvent)
    }
  }

  /// Pulls until the task is cancelled, which it heeds at once. What had come until then is saved.
  public func run() async {
    await withDiscardingTaskGroup { group in
      for worker in workers { group.addTask { await worker.run() } }
    }
  }

  /// Pulls an account, or all, now, or once more after the pull under way.
  public func refresh(_ account: AccountID? = nil) {
    for worker in workers where account == nil || worker.account == account { worker.wake(.refresh) }
  }

  /// Tries accounts that could not be reached again at once.
  public func networkIsBack(_ account: AccountID? = nil) {
    for worker in workers where account == nil || worker.account == account { worker.wake(.networkIsBack) }
  }
}

/// The background pulls of one account.
private final class BackgroundWorker: Sendable {
  private let policy: BackgroundPolicy
  private let mirror: MirrorStore
  private let service: any CRMService & CRMPulling
  private let now: @Sendable () -> Instant
  private let sleep: @Sendable (Double) async throws -> Void
  private let onEvent: @Sendable (SyncEvent) -> Void
  private let sync: AccountSync
  private let timelines: TimelineSync
  private let bell = Bell()
  private let wakes = Mutex<Set<BackgroundSchedule.Wake>>([])
  let account: AccountID

  init(
    _ account: BackgroundSync.Account, mirror: MirrorStore, policy: BackgroundPolicy,
    now: @escaping @Sendable () -> Instant, sleep: @escaping @Sendable (Double) async throws -> Void,
    onEvent: @escaping @Sendable (SyncEvent) -> Void
  ) {
    let id = account.id
    self.account = id
    self.policy = policy
    self.mirror = mirror
    service = account.service
    self.now = now
    self.sleep = sleep
    self.onEvent = onEvent
    sync = AccountSync(
      account: id, service: account.service, mirror: mirror, policy: policy.pull, gate: account.gate, now: now,
      sleep: sleep, onSaved: { onEvent(.changed(id, $0)) }, onProgress: { onEvent(.progress($0)) })
    timelines = TimelineSync(
      account: id, service: account.service, mirror: mirror, policy: policy.pull, gate: account.gate, now: now,
      sleep: sleep, onSaved: { onEvent(.changed(id, PulledChanges(timelines: [$0]))) },
      onProgress: { onEvent(.progress($0)) })
  }

  func wake(_ wake: BackgroundSchedule.Wake) {
    wakes.withLock { _ = $0.insert(wake) }
    bell.ring()
  }

  func run() async {
    var schedule = BackgroundSchedule(policy: policy)
    var known: Set<PullMark>?
    var action = schedule.handle(.due, at: now()).action
    while !Task.isCancelled {
      switch action {
      case .look:
        action = schedule.handle(.looked(changedAt: look(&known)), at: now()).action
      case .pull:
        // Others may have brought something before that.
        _ = look(&known)
        onEvent(.began(account))
        let outcome = await pull()
        if Task.isCancelled { break }
        known = marks() ?? known
        let wakeMeanwhile = takeWakes()
        for wake in wakeMeanwhile { _ = schedule.handle(.woken(wake), at: now()) }
        let step = schedule.handle(.ended(outcome), at: now())
        for news in step.news { onEvent(SyncEvent(account, news)) }
        if outcome == .pulled, !step.news.contains(.online) { onEvent(.reached(account)) }
        onEvent(.ended(account))
        action = step.action
      case .wait(let seconds):
        let heard = bell.rings
        let wakes = takeWakes()
        if wakes.isEmpty {
          await bell.wait(since: heard, atMost: seconds, sleep)
          action = schedule.handle(.due, at: now()).action
        } else {
          for wake in wakes { action = schedule.handle(.woken(wake), at: now()).action }
        }
      }
    }
  }

  private func takeWakes() -> Set<BackgroundSchedule.Wake> {
    wakes.withLock { wakes in
      defer { wakes = [] }
      return wakes
    }
  }

  private func pull() async -> BackgroundSchedule.Outcome {
    do {
      guard let reports = try await sync.run(onlyChanges: !policy.bringsEverything) else { return .elsewhere }
      if let failure = reports.lazy.compactMap(\.failure).first { return .failed(failure) }
      if policy.bringsTimelines, let failure = try await timelines.run(atMost: policy.interval)?.failure {
        return .failed(failure)
      }
      return .pulled
    } catch let error as ServiceError {
      return .failed(error)
    } catch let error as MirrorError {
      onEvent(.mirrorFailed(error))
      return .mirrorFailed
    } catch {
      return .failed(ServiceError(.malformedAnswer, Strings.Requests.notReadable(reason: String(describing: error))))
    }
  }

  /// When all changes of the account were last known. Tells when the mirror is not as it was `known` to be.
  private func look(_ known: inout Set<PullMark>?) -> Instant? {
    guard let marks = marks() else { return nil }
    if let known, known != marks { onEvent(.changedElsewhere(account)) }
    known = marks
    let moments = marks.map(\.changedAt)
    guard !moments.contains(nil), marks.count == service.pullKinds.count else { return nil }
    return moments.compactMap(\.self).min()
  }

  private func marks() -> Set<PullMark>? {
    do throws(MirrorError) {
      var marks: Set<PullMark> = []
      for kind in service.pullKinds {
        if let state = try mirror.pullState(of: kind.kind, in: account) { marks.insert(PullMark(kind.kind, state)) }
      }
      return marks
    } catch {
      onEvent(.mirrorFailed(error))
      return nil
    }
  }
}

/// How far a pull was when it was last looked at.
private struct PullMark: Hashable {
  let kind: RecordKind
  /// Nil before the first pull is through.
  let changedAt: Instant?
  let done: Int

  init(_ kind: RecordKind, _ state: PullState) {
    self.kind = kind
    changedAt = state.isFirst ? nil : state.changedAt
    done = state.done
  }
}
