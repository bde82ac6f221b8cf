import CRM
import MirrorStore
import Synchronization
import TestSupport
import Testing

@testable import Sync

@Suite struct DelivererTests {
  private let mirror: MirrorStore
  private let clock = TestClock()

  init() throws { mirror = try .temporary() }

  private func deliverer(
    _ service: FakeCRM, mirror: MirrorStore? = nil, policy: DeliveryPolicy = .standard,
    onChange: @escaping @Sendable (OutboxItem) -> Void = { _ in }
  ) -> Deliverer {
    Deliverer(
      mirror: mirror ?? self.mirror, writers: [fakeAccount: service], policy: policy, now: { [clock] in clock.now },
      sleep: { [clock] in try await clock.nap($0) }, chance: { 0.5 }, onChange: onChange)
  }

  private func put(_ writes: Write...) throws -> Set<WriteID> {
    for write in writes { _ = try mirror.enqueue(write, dueAt: clock.now) }
    return Set(writes.map(\.id))
  }

  @Test func deliversInOrderAndTellsEveryStep() async throws {
    let service = FakeCRM()
    let changes = Mutex<[String]>([])
    let ids = try put(note("a"), note("b"))
    let items = await deliverer(service) { item in
      changes.withLock { $0.append("\(item.id.rawValue) \(item.state)") }
    }.drain(ids)
    #expect(items.map(\.state) == [.delivered, .delivered])
    #expect(items.map(\.id.rawValue) == ["a", "b"])
    #expect(service.arrivals.map(\.write.rawValue) == ["a", "b"])
    #expect(changes.withLock { $0 } == ["a sending", "a delivered", "b sending", "b delivered"])
  }

  @Test func aWriteIsNotSentBeforeItIsDue() async throws {
    let service = FakeCRM()
    let start = clock.now
    _ = try mirror.enqueue(note("a"), dueAt: start.adding(seconds: 7))
    let items = await deliverer(service).drain([WriteID("a")])
    #expect(items.first?.state == .delivered)
    #expect(try #require(items.first?.deliveredAt) >= start.adding(seconds: 7))
  }

  @Test(arguments: FakeCRM.Fault.allCases.filter { $0 != .none && $0 != .rejected && $0 != .refusedKey })
  func oneFailureOfAnyKindDelaysAndNothingElse(fault: FakeCRM.Fault) async throws {
    let left = Mutex(2)
    let service = FakeCRM(
      plan: { _, _ in
        left.withLock { left in
          left -= 1
          return left >= 0 ? fault : .none
        }
      }, clock: { [clock] in clock.now })
    let items = await deliverer(service).drain(try put(note("a"), note("b", text: "Note a")))
    #expect(items.map(\.state) == [.delivered, .delivered])
    #expect(service.arrivals.map(\.write.rawValue) == ["a", "b"])
    #expect(Set(items.compactMap(\.delivery?.item?.id)).count == 2)
  }

  @Test func aRefusalIsTheUsersAndHoldsNothingBack() async throws {
    let service = FakeCRM { write, _ in write.id == WriteID("a") ? .rejected : .none }
    let items = await deliverer(service).drain(try put(note("a"), note("b")))
    #expect(items.map(\.state) == [.rejected, .delivered])
    #expect(items[0].problem?.serverWords == "no")
  }

  @Test func whatOthersChangedIsTheUsersAndHoldsNothingBack() async throws {
    let conflict = WriteConflict(.changedBoth, [.init(.title, base: nil, theirs: .text("a"), mine: .text("b"))])
    let service = FakeCRM(pause: { write in if write.id == WriteID("a") { throw conflict } })
    let items = await deliverer(service).drain(try put(note("a"), note("b")))
    #expect(items.map(\.state) == [.conflict, .delivered])
    #expect(items[0].conflict == conflict)
    #expect(service.arrivals.map(\.write.rawValue) == ["b"])
  }

  @Test func aRefusedKeyIsNotTheWritesFault() async throws {
    let items = await deliverer(FakeCRM { _, _ in .refusedKey }).drain(try put(note("a")))
    #expect(items.map(\.state) == [.queued])
    #expect(items[0].problem?.reason == .authentication)
  }

  @Test func aKeyThatWasRefusedOnceIsTriedAgain() async throws {
    let ids = try put(note("a"), note("b", on: "l2"))
    let refused = await deliverer(FakeCRM { _, _ in .refusedKey }).drain(ids)
    #expect(refused.map(\.state) == [.queued, .queued])
    #expect(await deliverer(FakeCRM()).drain(ids).map(\.state) == [.delivered, .delivered])
  }

  @Test func whatOnlyTheUserCanTellIsReturned() async throws {
    let service = FakeCRM { write, isSettling in write.id == WriteID("a") && !isSettling ? .cutBefore : .none }
    service.strangerWrites(note("a"), at: clock.now)
    service.strangerWrites(note("a"), at: clock.now)
    let items = await deliverer(service).drain(try put(note("a"), note("b")))
    #expect(items.map(\.state) == [.inDoubt, .queued])
    #expect(items[0].question?.candidates.count == 2)
    // Answered, the one behind it follows.
    _ = try mirror.acknowledge(WriteID("a"), at: clock.now)
    let rest = await deliverer(service).drain([WriteID("b")])
    #expect(rest.map(\.state) == [.delivered])
  }

  @Test func aServiceThatCannotBeReachedIsNotWaitedFor() async throws {
    let start = clock.now
    let items = await deliverer(FakeCRM { _, _ in .offline }).drain(try put(note("a")))
    #expect(items.map(\.state) == [.queued])
    #expect(items[0].attempts == 3)
    #expect(clock.now < start.adding(seconds: 30))
  }

  @Test func aDeadlineEndsTheWait() async throws {
    let start = clock.now
    let items = await deliverer(FakeCRM { _, _ in .slowDown }).drain(
      try put(note("a")), until: start.adding(seconds: 30))
    #expect(items.map(\.state) == [.queued])
    #expect(items[0].attempts > 3)
    #expect(items[0].attempts < 12)
    #expect(clock.now >= start.adding(seconds: 30))
  }

  @Test func writesOfOtherAccountsAreLeftAlone() async throws {
    let ref = RecordRef(AccountID("home"), RecordID(.lead, "l1"))
    let foreign = Write(id: WriteID("x"), ref: ref, change: .create(Entry(.note)), madeAt: clock.now)
    let items = await deliverer(FakeCRM()).drain(try put(foreign))
    #expect(items.map(\.state) == [.queued])
    #expect(items[0].attempts == 0)
  }

  @Test func onlyWhatIsAskedForAndWhatIsAheadOfItIsTaken() async throws {
    let service = FakeCRM()
    _ = try put(note("a"), note("b"), note("c"), note("x", on: "l2"))
    #expect(await deliverer(service).drain([WriteID("b")]).map(\.state) == [.delivered])
    #expect(service.arrivals.map(\.write.rawValue) == ["a", "b"])
    #expect(try mirror.outbox(delivered: false).map(\.attempts) == [0, 0])
  }

  @Test func aDeadlineBringsNothingElseIntoDoubt() async throws {
    let gate = Gate()
    let service = FakeCRM(pause: { if $0.id != WriteID("b") { try await gate.pass() } })
    _ = try put(note("x", on: "l2"))
    let ids = try put(note("a"), note("b", on: "l3"))
    let items = await deliverer(service).drain(ids, until: clock.now.adding(seconds: 60))
    #expect(items.map(\.state) == [.inDoubt, .delivered])
    #expect(try mirror.outboxItem(WriteID("x"))?.state == .queued)
    await gate.open()
  }

  @Test func aDrainThatIsDoneSleepsUntilWhatIsUnderWayHasEnded() async throws {
    let gate = Gate()
    let naps = Mutex(0)
    let isFirst = Mutex(true)
    let service = FakeCRM(
      plan: { _, isSettling in isSettling ? .none : .cutBefore },
      pause: { _ in
        let isSending = isFirst.withLock { isFirst in
          defer { isFirst = false }
          return isFirst
        }
        if !isSending { try await gate.pass() }
      })
    let deliverer = Deliverer(
      mirror: mirror, writers: [fakeAccount: service], now: { [clock] in clock.now },
      sleep: { [clock] in
        naps.withLock { $0 += 1 }
        try await clock.nap($0)
      }, onChange: { _ in })
    async let items = deliverer.drain(try put(note("a")))
    await gate.arrived(1)
    _ = try put(note("x", on: "l2"))
    // The user decides while it is looked for.
    _ = try mirror.acknowledge(WriteID("a"), at: clock.now)
    let before = naps.withLock { $0 }
    for _ in 0..<2000 { await Task.yield() }
    #expect(naps.withLock { $0 } - before < 20)
    await gate.open()
    #expect(try await items.map(\.state) == [.delivered])
  }

  @Test func afterItStopsClaimingOnlyWhatIsUnderWayGoesOn() async throws {
    let gate = Gate()
    let naps = Mutex(0)
    let service = FakeCRM(pause: { _ in try await gate.pass() })
    let deliverer = Deliverer(
      mirror: mirror, writers: [fakeAccount: service], now: { [clock] in clock.now },
      sleep: { [clock] in
        naps.withLock { $0 += 1 }
        try await clock.nap($0)
      }, onChange: { _ in })
    _ = try put(note("a"), note("b"))
    let running = Task { await deliverer.run() }
    await gate.arrived(1)
    deliverer.stopClaiming()
    _ = try put(note("x", on: "l2"))
    let before = naps.withLock { $0 }
    for _ in 0..<2000 { await Task.yield() }
    #expect(naps.withLock { $0 } - before < 20)
    async let items = deliverer.drain([WriteID("a")])
    await gate.open()
    #expect(await items.map(\.state) == [.delivered])
    // It does not wait for what nobody takes.
    #expect(await deliverer.drain([WriteID("b"), WriteID("x")]).map(\.state) == [.queued, .queued])
    #expect(service.arrivals.map(\.write.rawValue) == ["a"])
    running.cancel()
    await running.value
  }

  @Test func aDrainAfterItStoppedWaitsNoLongerThanForItsAttempt() async throws {
    let gate = Gate()
    let service = FakeCRM(plan: { _, _ in .cutBefore }, pause: { _ in try await gate.pass() })
    let deliverer = deliverer(service)
    _ = try put(note("a"))
    let running = Task { await deliverer.run() }
    await gate.arrived(1)
    deliverer.stopClaiming()
    async let items = deliverer.drain([WriteID("a")])
    await gate.open()
    #expect(await items.map(\.state) == [.inDoubt])
    running.cancel()
    await running.value
  }

  @Test func whatIsLostOnTheWayIsThereWithinHalfAMinute() async throws {
    for fault in [FakeCRM.Fault.cutBefore, .failedBefore, .timeoutBefore, .garbled] {
      let isFirst = Mutex(true)
      let service = FakeCRM { _, _ in
        isFirst.withLock { isFirst in
          defer { isFirst = false }
          return isFirst ? fault : .none
        }
      }
      let items = await deliverer(service).drain(
        try put(note("\(fault)")), until: clock.now.adding(seconds: 28))
      #expect(items.map(\.state) == [.delivered], "\(fault)")
    }
  }

  @Test func writesThatAreGoneAreNotWaitedFor() async {
    #expect(await deliverer(FakeCRM()).drain([WriteID("none")]).isEmpty)
  }

  @Test func recordsGoSideBySide() async throws {
    let gate = Gate()
    let service = FakeCRM(pause: { _ in try await gate.pass() })
    let ids = try put(
      note("a", on: "1"), note("b", on: "2"), note("c", on: "3"), note("d", on: "4"), note("e", on: "5"))
    let deliverer = deliverer(service)
    async let items = deliverer.drain(ids)
    await gate.arrived(4)
    #expect(try mirror.outboxCounts()[fakeAccount] == [.sending: 4, .queued: 1])
    await gate.open()
    #expect(await items.map(\.state) == Array(repeating: .delivered, count: 5))
  }

  @Test func wakingFindsWhatIsNew() async throws {
    let (delivered, continuation) = AsyncStream.makeStream(of: WriteID.self)
    let service = FakeCRM()
    // Nobody wakes it but the bell: it sleeps until it is cancelled.
    let deliverer = Deliverer(
      mirror: mirror, writers: [fakeAccount: service], now: { [clock] in clock.now },
      sleep: { _ in try await Task.sleep(for: .seconds(86_400)) },
      onChange: { if $0.state == .delivered { continuation.yield($0.id) } })
    let running = Task { await deliverer.run() }
    var deliveries = delivered.makeAsyncIterator()
    for id in ["a", "b", "c"] {
      _ = try put(note(id))
      deliverer.wake()
      #expect(await deliveries.next() == WriteID(id))
    }
    running.cancel()
    await running.value
  }

  @Test func theNetworkMakesDueWhatWaitedForIt() async throws {
    let isOffline = Mutex(true)
    let (changed, continuation) = AsyncStream.makeStream(of: OutboxItem.self)
    let service = FakeCRM { _, _ in isOffline.withLock { $0 } ? .offline : .none }
    // Time stands still: nothing comes due by itself.
    let deliverer = Deliverer(
      mirror: mirror, writers: [fakeAccount: service], now: { [clock] in clock.now },
      sleep: { _ in try await Task.sleep(for: .seconds(86_400)) }, onChange: { continuation.yield($0) })
    _ = try put(note("a"))
    let running = Task { await deliverer.run() }
    var changes = changed.makeAsyncIterator()
    while let item = await changes.next(), item.state != .queued {}
    isOffline.withLock { $0 = false }
    deliverer.wake(networkIsBack: true)
    while let item = await changes.next(), item.state != .delivered {}
    #expect(service.arrivals.count == 1)
    running.cancel()
    await running.value
  }

  @Test(arguments: [false, true])
  func quittingInTheMiddleLeavesItToBeLookedFor(hasArrived: Bool) async throws {
    let gate = Gate()
    let service = FakeCRM(pause: { write in
      if hasArrived { return }
      try await gate.pass()
    })
    _ = try put(note("a"))
    let first = deliverer(service)
    let running = Task { await first.run() }
    if hasArrived {
      while try mirror.outboxItem(WriteID("a"))?.state != .delivered { await Task.yield() }
    } else {
      await gate.arrived(1)
    }
    running.cancel()
    await running.value
    let item = try #require(try mirror.outboxItem(WriteID("a")))
    #expect(item.state == (hasArrived ? .delivered : .inDoubt))
    await gate.open()
    let items = await deliverer(service).drain([WriteID("a")])
    #expect(items.map(\.state) == [.delivered])
    #expect(service.arrivals.count == 1)
  }

  @Test func whatAKilledProgramWasSendingIsLookedFor() async throws {
    let service = FakeCRM()
    _ = try put(note("a"), note("b"))
    // It sent the write, and was killed before it could say so.
    do {
      let owner = try OutboxOwner(of: mirror)
      let claimed = try #require(try mirror.claim(at: clock.now, accounts: [fakeAccount], by: owner))
      _ = try service.send(claimed.item.write, at: clock.now)
    }
    let items = await deliverer(service).drain([WriteID("a"), WriteID("b")])
    #expect(items.map(\.state) == [.delivered, .delivered])
    #expect(service.arrivals.map(\.write.rawValue) == ["a", "b"])
  }

  @Test func whatIsThrownAgainstTheContractIsADoubt() async throws {
    struct Odd: Error {}
    let isFirst = Mutex(true)
    let service = FakeCRM(pause: { _ in
      let throwsNow = isFirst.withLock { isFirst in
        defer { isFirst = false }
        return isFirst
      }
      if throwsNow { throw Odd() }
    })
    let states = Mutex<[OutboxState]>([])
    let items = await deliverer(service) { item in states.withLock { $0.append(item.state) } }.drain(
      try put(note("a")))
    #expect(items.map(\.state) == [.delivered])
    #expect(states.withLock { $0 }.starts(with: [.sending, .inDoubt]))
  }

  @Test func twoDeliverersOverOneFileSendEachOnce() async throws {
    let faults = Mutex(SeededGenerator(seed: 7))
    let service = FakeCRM(
      plan: { _, _ in
        faults.withLock { faults in
          let passing = FakeCRM.Fault.allCases.filter { $0 != .rejected && $0 != .refusedKey }
          return Int.random(in: 0..<4, using: &faults) == 0 ? passing.randomElement(using: &faults) ?? .none : .none
        }
      },
      pause: { _ in await Task.yield() }, clock: { [clock] in clock.now })
    var ids: Set<WriteID> = []
    for index in 0..<200 {
      let write = note("w\(index)", on: "l\(index % 40)", text: "Text \(index % 3)")
      _ = try mirror.enqueue(write, dueAt: clock.now)
      ids.insert(write.id)
    }
    let other = try MirrorStore(path: mirror.path)
    // So many faults look like no network at all.
    let patient = DeliveryPolicy(failuresUntilUnreachable: .max)
    async let first = deliverer(service, policy: patient).drain(ids)
    async let second = deliverer(service, mirror: other, policy: patient).drain(ids)
    #expect(await first.count == 200)
    #expect(await second.allSatisfy { $0.state == .delivered })
    let counts = Dictionary(grouping: service.arrivals, by: \.write).mapValues(\.count)
    #expect(counts.count == 200)
    #expect(counts.values.allSatisfy { $0 == 1 })
    for record in 0..<40 {
      let arrived = service.arrivals.filter { $0.ref.record.id == "l\(record)" }.map(\.write.rawValue)
      #expect(arrived == (0..<5).map { "w\(record + 40 * $0)" })
    }
  }
}
