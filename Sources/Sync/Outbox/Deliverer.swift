public import CRM
public import MirrorStore
import Strings
import Synchronization

/// Carries writes from the outbox to their services: each once, per record in order, records side by side.
///
/// Any number of deliverers, in this process and others, may work on one mirror. Nothing that a deliverer knows is lost
/// when its process dies: the outbox says what was under way, and another one looks for it before it sends it again.
public final class Deliverer: Sendable {
  private let mirror: MirrorStore
  private let writers: [AccountID: any CRMWriting]
  private let policy: DeliveryPolicy
  private let now: @Sendable () -> Instant
  private let sleep: @Sendable (Double) async throws -> Void
  private let chance: @Sendable () -> Double
  private let onChange: @Sendable (OutboxItem) -> Void
  private let onFailure: @Sendable (MirrorError) -> Void

  private let machine: Mutex<DeliveryMachine>
  private let bell = Bell()
  private let ownerInUse = Mutex<OutboxOwner?>(nil)
  private let taken = Mutex(Taken())

  /// `sleep` waits for so many seconds, `chance` gives random numbers from 0 to 1. `onChange` is told of every write
  /// that is taken and of what became of it, `onFailure` of a mirror that cannot be read or written; both from any
  /// task.
  public init(
    mirror: MirrorStore, writers: [AccountID: any CRMWriting], policy: DeliveryPolicy = .standard,
    now: @escaping @Sendable () -> Instant = { .now() },
    sleep: @escaping @Sendable (Double) async throws -> Void = { try await Task.sleep(for: .seconds($0)) },
    chance: @escaping @Sendable () -> Double = { .random(in: 0...1) },
    onFailure: @escaping @Sendable (MirrorError) -> Void = { _ in },
    onChange: @escaping @Sendable (OutboxItem) -> Void
  ) {
    self.mirror = mirror
    self.writers = writers
    self.policy = policy
    self.now = now
    self.sleep = sleep
    self.chance = chance
    self.onChange = onChange
    self.onFailure = onFailure
    machine = Mutex(DeliveryMachine(accounts: Set(writers.keys), policy: policy))
  }

  /// Delivers what is due, and waits for more, until the task is cancelled. What is being sent then is in doubt, and is
  /// looked for when a deliverer next runs.
  public func run() async {
    await work(on: nil, until: nil, pollInterval: policy.pollInterval) { false }
  }

  /// Takes no writes any more, neither in `run` nor in `drain`. Those under way go on, and `drain` waits for these
  /// alone. There is no way back: it is for a program that ends.
  public func stopClaiming() {
    taken.withLock { $0.isOver = true }
    bell.ring()
  }

  /// Something was put into the outbox, or the user has decided about it; or the network may be back, and what waits
  /// for it is tried at once. Only the latter writes to the mirror.
  public func wake(networkIsBack: Bool = false) {
    if networkIsBack {
      machine.withLock { $0.networkBack() }
      attempt { () throws(MirrorError) in try mirror.hurryOutbox(accounts: Set(writers.keys), at: now()) }
    }
    bell.ring()
  }

  /// Delivers what is due until each of these writes is delivered, rejected, in conflict or gone, or needs the user, or it is
  /// `deadline`. Returns them as they are then, oldest first. No other writes are taken but those ahead of them, of the
  /// same record. What is being sent at the deadline is in doubt, as when `run` is cancelled.
  ///
  /// A write needs the user when it is in doubt and has a question, when it waits behind one that has, when the service
  /// refuses the account's key, and when its account is none of this deliverer's. Nor is it waited for when its service
  /// cannot be reached, time and again.
  public func drain(_ ids: Set<WriteID>, until deadline: Instant? = nil) async -> [OutboxItem] {
    // Another program may be sending one of them, and does not ring here.
    await work(on: ids, until: deadline, pollInterval: min(policy.pollInterval, 0.5)) { [self] in
      attempt { () throws(MirrorError) in
        for id in ids where try isOnItsWay(id) { return false }
        return true
      } ?? false
    }
    return attempt { () throws(MirrorError) in
      try mirror.outbox(delivered: true).filter { ids.contains($0.id) }
    } ?? []
  }

  private func isOnItsWay(_ id: WriteID) throws(MirrorError) -> Bool {
    let (isOver, isUnderWay) = taken.withLock { taken in (taken.isOver, taken.writes.contains { $0.item.id == id }) }
    if isOver { return isUnderWay }
    guard let item = try mirror.outboxItem(id), writers[item.write.ref.account] != nil else { return false }
    switch item.state {
    case .delivered, .rejected, .conflict: return false
    case .sending: return true
    case .queued, .inDoubt:
      let account = item.write.ref.account
      let isHopeless = machine.withLock { $0.refusesKey(of: account) || $0.cannotReach(account) }
      if item.question != nil || isHopeless { return false }
      let ahead = try mirror.outbox(of: item.write.ref).prefix { $0.id != id }
      return !ahead.contains { $0.state == .inDoubt && $0.question != nil }
    }
  }
}

// MARK: - The loop

extension Deliverer {
  /// Works on the `wanted` writes and what they wait for, or on all.
  private func work(
    on wanted: Set<WriteID>?, until deadline: Instant?, pollInterval: Double, isDone: @escaping @Sendable () -> Bool
  ) async {
    let underWay = Tally()
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        let heard = bell.rings
        let isDone = isDone()
        var failed = false
        while !isDone, !Task.isCancelled, deadline.map({ now() < $0 }) ?? true {
          do throws(MirrorError) {
            guard let claimed = try claim(wanted) else { break }
            underWay.count.add(1, ordering: .relaxed)
            group.addTask {
              await self.carryOut(claimed)
              underWay.count.subtract(1, ordering: .releasing)
              self.bell.ring()
            }
          } catch {
            onFailure(error)
            failed = true
            break
          }
        }
        if isDone, underWay.count.load(ordering: .acquiring) == 0 { break }
        if let deadline, now() >= deadline { break }
        // When nothing more is taken, nothing comes due: only the end of what is under way is waited for.
        let isClosed = isDone || taken.withLock { $0.isOver }
        let wait = isClosed ? left(until: deadline) : wait(for: wanted, afterFailure: failed, until: deadline)
        await bell.wait(since: heard, atMost: isClosed ? wait : min(pollInterval, wait), sleep)
      }
      group.cancelAll()
    }
  }

  /// Takes the next write, if there is one.
  private func claim(_ wanted: Set<WriteID>?) throws(MirrorError) -> ClaimedWrite? {
    try taken.withLock { (taken) throws(MirrorError) in
      let now = now()
      let accounts = machine.withLock { $0.accounts(readyAt: now) }
      guard !taken.isOver, !accounts.isEmpty else { return nil }
      let claimed = try mirror.claim(
        at: now, accounts: accounts, wanted: wanted, by: owner(), abandonedDelay: policy.abandonedWait)
      if let claimed {
        taken.writes.insert(claimed)
        machine.withLock { $0.began(claimed) }
      }
      return claimed
    }
  }

  private func owner() throws(MirrorError) -> OutboxOwner {
    try ownerInUse.withLock { (owner) throws(MirrorError) in
      if let owner { return owner }
      let new = try OutboxOwner(of: mirror)
      owner = new
      return new
    }
  }

  private func left(until deadline: Instant?) -> Double {
    deadline.map { max(0, $0.seconds(since: now())) } ?? .infinity
  }

  /// Seconds until there may be something to do.
  private func wait(for wanted: Set<WriteID>?, afterFailure failed: Bool, until deadline: Instant?) -> Double {
    let now = now()
    let (ready, paused) = machine.withLock { ($0.accounts(readyAt: now), $0.nextDate(after: now)) }
    // A mirror that fails is not asked without pause.
    let next =
      failed
      ? now.adding(1)
      : attempt { () throws(MirrorError) in try mirror.nextOutboxDate(accounts: ready, wanted: wanted) }
    let dates = [next ?? nil, paused, deadline].compactMap { $0 }
    return max(0, dates.map { $0.seconds(since: now) }.min() ?? .infinity)
  }
}

/// What a deliverer has taken and not given back, and whether it takes more.
private struct Taken {
  var isOver = false
  var writes: Set<ClaimedWrite> = []
}

/// Counts the writes that one loop has under way.
private final class Tally: Sendable {
  let count = Atomic(0)
}

// MARK: - One write

extension Deliverer {
  private func carryOut(_ claimed: ClaimedWrite) async {
    onChange(claimed.item)
    let event = await event(of: claimed)
    let (ended, chance) = (now(), chance())
    let step = machine.withLock { $0.ended(claimed, event, at: ended, chance: chance) }
    await finish(claimed, step.outcome)
    taken.withLock { _ = $0.writes.remove(claimed) }
    if step.isNetworkBack { wake(networkIsBack: true) }
  }

  private func event(of claimed: ClaimedWrite) async -> DeliveryMachine.Event {
    let write = claimed.item.write
    guard !Task.isCancelled, let writer = writers[write.ref.account] else { return .notTried }
    let vocabulary = (attempt { () throws(MirrorError) in try mirror.vocabulary(of: write.ref.account) } ?? nil)
    switch claimed.task {
    case .send:
      do {
        return .delivered(try await writer.deliver(write, vocabulary: vocabulary ?? Vocabulary()))
      } catch let conflict as WriteConflict {
        return .conflicted(conflict)
      } catch let error as ServiceError {
        return .sendingFailed(error)
      } catch {
        return .sendingFailed(Self.unforeseen(error))
      }
    case .settle(let sentAt):
      do {
        let known = try mirror.itemsKnown(besides: write)
        return .settled(
          try await writer.settle(write, sentAt: sentAt, known: known, vocabulary: vocabulary ?? Vocabulary()))
      } catch let error as ServiceError {
        return .settlingFailed(error)
      } catch {
        return .settlingFailed(Self.unforeseen(error))
      }
    }
  }

  /// Writes down what became of a write, however often that takes: it is known here alone. When there is no more time,
  /// the write is looked for at the next start.
  private func finish(_ claimed: ClaimedWrite, _ outcome: DeliveryOutcome) async {
    while true {
      do throws(MirrorError) {
        if let item = try mirror.finish(claimed, outcome, at: now()) { onChange(item) }
        return
      } catch {
        onFailure(error)
        do { try await sleep(policy.firstWait) } catch { return }
      }
    }
  }

  /// Runs what needs the mirror; nil when that fails, which is told.
  private func attempt<Value>(_ body: () throws(MirrorError) -> Value) -> Value? {
    do throws(MirrorError) {
      return try body()
    } catch {
      onFailure(error)
      return nil
    }
  }

  private static func unforeseen(_ error: any Error) -> ServiceError {
    error is CancellationError
      ? ServiceError(.cancelled, Strings.Requests.interrupted, mayHaveArrived: true)
      : ServiceError(
        .malformedAnswer, Strings.Requests.notReadable(reason: String(describing: error)), mayHaveArrived: true)
  }
}
