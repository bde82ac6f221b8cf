import CRM
import MirrorStore
import Sync
import Synchronization
import Testing

@Suite struct TimelineSyncTests {
  private let account = AccountID("work")
  private let mirror: MirrorStore
  private let clock = TestClock()

  init() throws { mirror = try .temporary() }

  private func pull(_ service: FakePulls) async throws {
    _ = try await AccountSync(account: account, service: service, mirror: mirror, now: { clock.now }, sleep: clock.nap)
      .run()
    clock.advance(seconds: 10)
  }

  private func run(
    _ service: FakePulls, atMost seconds: Double = .infinity,
    onProgress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
  ) async throws -> TimelineReport {
    let sync = TimelineSync(
      account: account, service: service, mirror: mirror, policy: SyncPolicy(tries: 2), now: { [clock] in clock.now },
      sleep: clock.nap, onProgress: onProgress)
    return try #require(try await sync.run(atMost: seconds))
  }

  private func ids(_ lead: Int) throws -> [String]? {
    try mirror.timeline(of: RecordRef(account, RecordID(.lead, "l\(lead)")))?.items.map(\.id)
  }

  @Test func everyTimelineComesWholeAndOnce() async throws {
    let service = FakePulls(leads: 7)
    try await pull(service)
    let seen = Mutex<[Int]>([])
    let report = try await run(service) { progress in seen.withLock { $0.append(progress.done) } }
    #expect(report.timelines == 7)
    #expect(report.failure == nil)
    for lead in 0..<7 { #expect(try ids(lead) == ["l\(lead).new", "l\(lead).old"]) }
    #expect(seen.withLock { $0 } == Array(0...7))
    let requests = service.requests
    #expect(try await run(service).timelines == 0)
    #expect(service.requests == requests)
  }

  @Test func oneThatWasCutOffGoesOnWithWhatIsMissing() async throws {
    let service = FakePulls(leads: 9, fault: { $0 > 9 ? ServiceError(.authentication, "No.") : nil })
    try await pull(service)
    let cut = try await run(service)
    #expect(cut.failure?.reason == .authentication)
    #expect(cut.timelines < 9)
    let healed = FakePulls(leads: 9)
    #expect(try await run(healed).timelines == 9 - cut.timelines)
    for lead in 0..<9 { #expect(try ids(lead)?.count == 2) }
  }

  @Test func whatHappenedSinceIsFetched() async throws {
    let service = FakePulls(leads: 3)
    try await pull(service)
    _ = try await run(service)
    clock.advance(seconds: 10)
    service.tell(RecordID(.lead, "l1"))
    try await pull(service)
    let requests = service.requests
    #expect(try await run(service).timelines == 1)
    #expect(service.requests == requests + 2)
  }

  @Test func anAccountWithoutTimelinesIsNotAskedForEach() async throws {
    let service = FakePulls(
      leads: 40, timeline: { _, _ in TimelinePage(items: [], next: nil, limitation: "None here.") })
    try await pull(service)
    let report = try await run(service)
    #expect(report.limitation == "None here.")
    #expect(report.timelines < 10)
  }

  @Test func aTimelineThatCannotBeHadIsNotAskedForAgain() async throws {
    let service = FakePulls(
      leads: 3,
      timeline: { id, _ in
        if id.id == "l1" { throw ServiceError(.unsupported, "It has no key.") }
        return TimelinePage(items: [], next: nil)
      })
    try await pull(service)
    #expect(try await run(service).timelines == 3)
    #expect(try await run(service).timelines == 0)
    #expect(try mirror.timeline(of: RecordRef(account, RecordID(.lead, "l1")))?.limitation == "It has no key.")
  }

  @Test func timeThatIsUpBeginsNoMore() async throws {
    let service = FakePulls(leads: 9, onRequest: { [clock] _ in clock.advance(seconds: 5) })
    try await pull(service)
    let report = try await run(service, atMost: 12)
    #expect((1...6).contains(report.timelines))
  }
}
