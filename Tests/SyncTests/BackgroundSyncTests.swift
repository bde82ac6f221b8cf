import CRM
import MirrorStore
import Synchronization
import Testing

@testable import Sync

@Suite struct BackgroundSyncTests {
  private let account = AccountID("work")
  private let mirror: MirrorStore
  private let clock = TestClock()
  private let events = SeenEvents()
  private let naps = Naps()

  init() throws { mirror = try .temporary() }

  private func engine(
    _ service: FakePulls, gate: ForegroundGate = ForegroundGate(), policy: BackgroundPolicy? = nil
  ) -> BackgroundSync {
    BackgroundSync(
      accounts: [BackgroundSync.Account(id: account, service: service, gate: gate)], mirror: mirror,
      policy: policy ?? BackgroundPolicy(interval: 60, shortestWait: 0, pull: SyncPolicy(tries: 1)),
      now: { [clock] in clock.now }, sleep: { [naps] in try await naps.sleep($0) },
      onEvent: { [events] in events.add($0) })
  }

  /// Runs the engine while `body` does.
  private func running(_ sync: BackgroundSync, _ body: () async throws -> Void) async rethrows {
    let task = Task { await sync.run() }
    try await body()
    task.cancel()
    await task.value
  }

  @Test func theFirstPullIsFollowedByChangesAsTimePasses() async throws {
    let service = FakePulls(leads: 5)
    await running(engine(service)) {
      await events.ended(1)
      #expect(events.new == 10)
      await naps.sleeping(60)
      service.put(2, "Renamed")
      service.delete(3)
      clock.advance(seconds: 60)
      naps.wake()
      await events.ended(2)
      #expect(events.changed == [RecordID(.lead, "l2"), RecordID(.contact, "c2")])
      #expect(events.deleted == [RecordID(.lead, "l3"), RecordID(.contact, "c3")])
      await naps.sleeping(60)
    }
    // One wait after each pull, and nothing in between.
    #expect(naps.lengths == [60, 60])
  }

  @Test func refreshingWakesAtOnce() async throws {
    let service = FakePulls(leads: 2)
    let sync = engine(service)
    await running(sync) {
      await events.ended(1)
      service.put(7, "New")
      sync.refresh(AccountID("other"))
      sync.refresh(account)
      await events.ended(2)
      #expect(events.new == 6)
    }
  }

  @Test func aServiceThatIsAwayIsToldOfAndTriedWhenTheNetworkIsBack() async throws {
    let away = Mutex(true)
    let service = FakePulls(
      leads: 2, fault: { _ in away.withLock { $0 } ? ServiceError(.unreachable, "No network.") : nil })
    let sync = engine(service)
    await running(sync) {
      await events.ended(1)
      #expect(events.words == ["began", "offline", "ended"])
      away.withLock { $0 = false }
      sync.networkIsBack()
      await events.ended(2)
      #expect(events.words.contains("online"))
    }
    #expect(try mirror.count(of: .lead, in: account) == 2)
  }

  /// Others may have missed the service while no pull was under way.
  @Test func aPullThatGoesWellSaysThatTheServiceWasReached() async throws {
    await running(engine(FakePulls(leads: 2))) {
      await events.ended(1)
      #expect(events.words == ["began", "reached", "ended"])
    }
  }

  @Test func anotherProcessIsLeftToItAndItsWorkNoticed() async throws {
    let lease = Mutex(try PullLease.take(account, of: mirror))
    let service = FakePulls(leads: 2)
    await running(engine(service)) {
      await events.ended(1)
      #expect(service.requests == 0)
      await naps.sleeping(60)
      // The other one is through.
      var state = PullState(startedAt: clock.now)
      state.phase = .changes
      state.cursor = "2"
      clock.advance(seconds: 50)
      state.changedAt = clock.now
      try? mirror.savePullState(state, of: .lead, in: account)
      lease.withLock { $0 = nil }
      clock.advance(seconds: 10)
      naps.wake()
      await naps.sleeping(50)
      #expect(events.words.filter { $0 == "changedElsewhere" }.count == 1)
      #expect(service.requests == 0)
      clock.advance(seconds: 50)
      naps.wake()
      await events.ended(2)
      #expect(service.requests == 1)
    }
  }

  @Test func aFirstPullThatIsNotAllowedIsNotBegun() async throws {
    let service = FakePulls(leads: 2)
    var policy = BackgroundPolicy(interval: 60, shortestWait: 0)
    policy.bringsEverything = false
    let sync = engine(service, policy: policy)
    try await running(sync) {
      await events.ended(1)
      #expect(service.requests == 0)
      _ = try await AccountSync(account: account, service: service, mirror: mirror).run()
      service.put(0, "Renamed")
      sync.refresh()
      await events.ended(2)
      #expect(events.changed == [RecordID(.lead, "l0"), RecordID(.contact, "c0")])
    }
  }

  @Test func foregroundReadsComeFirst() async throws {
    let gate = ForegroundGate()
    let held = Gate()
    let read = Task { try await gate.foreground { try await held.pass() } }
    await held.arrived(1)
    let service = FakePulls(leads: 2)
    try await running(engine(service, gate: gate)) {
      while gate.waiting == 0 { await Task.yield() }
      #expect(service.requests == 0)
      await held.open()
      try await read.value
      await events.ended(1)
    }
    #expect(try mirror.count(of: .lead, in: account) == 2)
  }

  @Test func cancellingEndsItAtOnceInAnyState() async throws {
    let held = Gate()
    let service = FakePulls(leads: 9, onRequest: { if $0 == 2 { try await held.pass() } })
    let pulling = Task { await engine(service).run() }
    await held.arrived(1)
    pulling.cancel()
    await pulling.value
    #expect(try mirror.count(of: .lead, in: account) == 3)

    let waiting = Task { await engine(FakePulls(leads: 9)).run() }
    await naps.sleeping(60)
    waiting.cancel()
    await waiting.value
  }
}

/// Keeps the events of an engine.
private final class SeenEvents: Sendable {
  private struct State {
    var events: [SyncEvent] = []
    var waiters: [(ended: Int, continuation: CheckedContinuation<Void, Never>)] = []

    var ended: Int { events.count { if case .ended = $0 { true } else { false } } }
  }

  private let state = Mutex(State())

  func add(_ event: SyncEvent) {
    let ready = state.withLock { state in
      state.events.append(event)
      let ended = state.ended
      defer { state.waiters.removeAll { $0.ended <= ended } }
      return state.waiters.filter { $0.ended <= ended }
    }
    for waiter in ready { waiter.continuation.resume() }
  }

  private var all: [SyncEvent] { state.withLock { $0.events } }
  private var changes: [PulledChanges] {
    all.compactMap { if case .changed(_, let changes) = $0 { changes } else { nil } }
  }

  var new: Int { changes.reduce(0) { $0 + $1.new.count } }
  var changed: [RecordID] { changes.flatMap(\.changed) }
  var deleted: Set<RecordID> { Set(changes.flatMap(\.deleted)) }

  /// Events without progress and changes, by their names.
  var words: [String] {
    all.compactMap { event in
      switch event {
      case .began: "began"
      case .progress, .changed: nil
      case .changedElsewhere: "changedElsewhere"
      case .ended: "ended"
      case .reached: "reached"
      case .offline: "offline"
      case .online: "online"
      case .failed: "failed"
      case .mirrorFailed: "mirrorFailed"
      }
    }
  }

  /// Returns once so many pulls have ended.
  func ended(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if state.ended >= count { return true }
        state.waiters.append((count, continuation))
        return false
      }
      if isReady { continuation.resume() }
    }
  }
}

/// Naps that last until the test ends them.
private final class Naps: Sendable {
  private struct State {
    var lengths: [Double] = []
    var last = 0
    var sleeping: [Int: (seconds: Double, continuation: CheckedContinuation<Void, any Error>)] = [:]
    var watchers: [(seconds: Double, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  var lengths: [Double] { state.withLock { $0.lengths } }

  func sleep(_ seconds: Double) async throws {
    let number = state.withLock { state in
      state.last += 1
      state.lengths.append(seconds)
      return state.last
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let watchers: [CheckedContinuation<Void, Never>]? = state.withLock { state in
          if Task.isCancelled { return nil }
          state.sleeping[number] = (seconds, continuation)
          defer { state.watchers.removeAll { $0.seconds == seconds } }
          return state.watchers.filter { $0.seconds == seconds }.map(\.continuation)
        }
        if watchers == nil { continuation.resume(throwing: CancellationError()) }
        for watcher in watchers ?? [] { watcher.resume() }
      }
    } onCancel: {
      state.withLock { $0.sleeping.removeValue(forKey: number) }?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Returns once somebody sleeps for so many seconds.
  func sleeping(_ seconds: Double) async {
    await withCheckedContinuation { continuation in
      let isAsleep = state.withLock { state in
        if state.sleeping.values.contains(where: { $0.seconds == seconds }) { return true }
        state.watchers.append((seconds, continuation))
        return false
      }
      if isAsleep { continuation.resume() }
    }
  }

  func wake() {
    let sleeping = state.withLock { state in
      defer { state.sleeping = [:] }
      return state.sleeping
    }
    for nap in sleeping.values { nap.continuation.resume() }
  }
}
