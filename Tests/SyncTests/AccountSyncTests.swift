import CRM
import MirrorStore
import Sync
import Synchronization
import Testing

@Suite struct AccountSyncTests {
  private let account = AccountID("work")
  private let mirror: MirrorStore
  private let clock = TestClock()

  init() throws { mirror = try .temporary() }

  private func sync(
    _ service: FakePulls, onProgress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
  ) -> AccountSync {
    // Every look at the clock is later than the one before, as it is in life.
    AccountSync(
      account: account, service: service, mirror: mirror, policy: SyncPolicy(tries: 3),
      now: { [clock] in
        clock.advance(seconds: 1)
        return clock.now
      }, sleep: clock.nap, onProgress: onProgress)
  }

  /// Every lead of the mirror by name, with the number of contacts.
  private func names(upTo leads: Int = 40) throws -> [String] {
    try (0..<leads).compactMap { number in
      try mirror.record(RecordRef(account, RecordID(.lead, "l\(number)")))?.record.title
    }
  }

  private func expectSame(as service: FakePulls) throws {
    #expect(try names() == service.names)
    #expect(try mirror.count(of: .lead, in: account) == service.names.count)
    #expect(try mirror.count(of: .contact, in: account) == service.names.count)
  }

  @Test func everythingComesAndThenOnlyWhatChanged() async throws {
    let service = FakePulls(leads: 10)
    let first = try #require(try await sync(service).run()?.first)
    #expect(first.tally == PullTally(new: 20))
    #expect(first.wasFirst)
    try expectSame(as: service)

    service.put(3, "Renamed")
    service.put(20, "New")
    service.delete(5)
    let second = try #require(try await sync(service).run()?.first)
    #expect(second.tally == PullTally(new: 2, changed: 2, deleted: 2))
    #expect(!second.wasFirst)
    try expectSame(as: service)

    let third = try #require(try await sync(service).run()?.first)
    #expect(third.tally == PullTally())
    #expect(third.requests == 1)
  }

  /// As after a kill: whatever was not saved is forgotten, and the next run knows the mirror alone.
  @Test(arguments: 1...8)
  func aPullCutOffAtAnyRequestGoesOnFromThere(_ cut: Int) async throws {
    let dead = ServiceError(.cancelled, "Cut off.")
    let service = FakePulls(leads: 10, deletions: { .counted($0) }, fault: { $0 == cut ? dead : nil })
    let report = try #require(try await sync(service).run()?.first)
    let isCut = report.failure == dead
    // Four pages and one question for changes.
    #expect(isCut == (cut <= 5))
    service.delete(1)
    service.put(2, "Renamed")
    let again = try #require(try await sync(service).run()?.first)
    #expect(again.failure == nil || cut > 5)
    if again.failure != nil { #expect(try await sync(service).run()?.first?.failure == nil) }
    try expectSame(as: service)
    // Nothing that was saved came a second time.
    if isCut { #expect(again.tally.new <= 20 - 6 * (min(cut, 4) - 1)) }
  }

  @Test func failuresOnTheWayAreGotOver() async throws {
    let service = FakePulls(
      leads: 10,
      fault: { $0.isMultiple(of: 2) ? ServiceError($0 == 4 ? .rateLimited : .serverFailure, "No.") : nil })
    let report = try #require(try await sync(service).run()?.first)
    #expect(report.failure == nil)
    try expectSame(as: service)
  }

  @Test func aServiceThatKeepsFailingIsReportedWithWhatCame() async throws {
    let service = FakePulls(leads: 10, fault: { $0 > 2 ? ServiceError(.unreachable, "No network.") : nil })
    let report = try #require(try await sync(service).run()?.first)
    #expect(report.failure?.reason == .unreachable)
    #expect(report.tally.new == 12)
  }

  @Test(arguments: [true, false])
  func deletionsThatNobodyTellsAreFoundByTheirKeys(_ areCounted: Bool) async throws {
    let service = FakePulls(leads: 10, deletions: { areCounted ? .counted($0) : .untold })
    _ = try await sync(service).run()
    service.delete(0)
    service.delete(9)
    _ = try await sync(service).run()
    #expect(try names() == service.names)
    #expect(try mirror.count(of: .contact, in: account) == 8)
  }

  @Test func aCursorTooOldBringsEverythingAnewAndDropsTheRest() async throws {
    let service = FakePulls(leads: 7)
    _ = try await sync(service).run()
    service.delete(2)
    service.put(30, "New")
    service.forget()
    let report = try #require(try await sync(service).run()?.first)
    #expect(report.wasFirst)
    #expect(report.tally == PullTally(new: 2, changed: 0, deleted: 2))
    try expectSame(as: service)
  }

  @Test func aFullPullKeepsWhatIsThereUntilItIsThrough() async throws {
    let service = FakePulls(leads: 7, fault: { $0 == 6 ? ServiceError(.cancelled, "Cut off.") : nil })
    _ = try await sync(service).run()
    service.delete(6)
    let cut = try #require(try await sync(service).run(isFull: true)?.first)
    #expect(cut.failure != nil)
    #expect(try mirror.count(of: .lead, in: account) == 7)
    _ = try await sync(service).run()
    try expectSame(as: service)
  }

  @Test func draftsAndWritesOfADeletedRecordStay() async throws {
    let service = FakePulls(leads: 2)
    _ = try await sync(service).run()
    let ref = RecordRef(account, RecordID(.lead, "l1"))
    let draft = Draft(key: DraftKey(ref, .note), texts: [.text: "Hello"], savedAt: clock.now)
    try mirror.saveDraft(draft)
    let write = Write(
      id: WriteID("w"), ref: ref, change: .create(Entry(.note, [.text: .text("Hi")])), madeAt: clock.now)
    _ = try mirror.enqueue(write, dueAt: clock.now)
    service.delete(1)
    _ = try await sync(service).run()
    #expect(try mirror.record(ref) == nil)
    #expect(try mirror.drafts(of: nil) == [draft])
    #expect(try mirror.outbox(delivered: false).map(\.id) == [write.id])
  }

  @Test func onlyOnePullsAnAccountAtATime() async throws {
    let gate = Gate()
    let service = FakePulls(leads: 4, onRequest: { if $0 == 1 { try await gate.pass() } })
    let sync = sync(service)
    let first = Task { try await sync.run() }
    await gate.arrived(1)
    #expect(try await self.sync(FakePulls(leads: 4)).run() == nil)
    await gate.open()
    #expect(try await first.value?.count == 1)
    #expect(try await self.sync(service).run() != nil)
  }

  @Test func cancellingEndsThePullAndKeepsWhatCame() async throws {
    let gate = Gate()
    let service = FakePulls(leads: 10, onRequest: { if $0 == 3 { try await gate.pass() } })
    let sync = sync(service)
    let running = Task { try await sync.run() }
    await gate.arrived(1)
    running.cancel()
    #expect(try await running.value?.first?.failure?.reason == .cancelled)
    #expect(try mirror.count(of: .lead, in: account) == 6)
  }

  @Test func progressCountsUpToTheTotal() async throws {
    let seen = Mutex<[SyncProgress]>([])
    let service = FakePulls(leads: 10)
    _ = try await sync(service, onProgress: { progress in seen.withLock { $0.append(progress) } }).run()
    let first = seen.withLock { $0 }.filter { $0.phase == .first }
    #expect(first.map(\.done) == [0, 3, 6, 9])
    #expect(first.last?.total == 10)
    #expect(first.last?.secondsLeft != nil)
  }

  @Test func kindsThatAreNotWantedAreLeftAlone() async throws {
    let service = FakePulls(leads: 3)
    #expect(try await sync(service).run(kinds: [.person]) == [])
    #expect(try await sync(service).run(kinds: [.contact])?.count == 1)
  }
}
