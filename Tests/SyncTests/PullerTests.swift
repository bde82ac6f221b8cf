import CRM
import MirrorStore
import Sync
import Testing

@Suite struct PullerTests {
  private let account = AccountID("work")
  private let leads = Question(kind: .lead)
  private let mirror: MirrorStore
  private let clock = TestClock()

  init() throws { mirror = try .temporary() }

  private func puller(_ service: StubService) -> Puller {
    Puller(account: account, service: service, mirror: mirror, now: { [clock] in clock.now })
  }

  private static func page(_ ids: [String], next: String?) -> RecordPage {
    RecordPage(
      records: ids.map { Record(id: RecordID(.lead, $0), title: $0, original: nil) }, next: next, total: 3)
  }

  @Test func pagesGoThroughTheMirror() async throws {
    let puller = puller(
      StubService(pages: { _, next in
        next == nil ? Self.page(["a", "b"], next: "2") : Self.page(["c"], next: nil)
      }))
    let first = try await puller.firstPage(of: leads)
    #expect(first == Answer(count: 2, freshCount: 2, total: 3, next: "2", fetchedAt: clock.now))
    let second = try await puller.nextPage(of: leads, after: "2")
    #expect(second?.isComplete == true)
    #expect(try mirror.answer(to: leads, in: account) == second)
    #expect(try mirror.rows(of: leads, in: account, 0..<9).map(\.id.id) == ["a", "b", "c"])
  }

  @Test func aPageOfAnAnswerThatMovedOnIsNil() async throws {
    let puller = puller(StubService(pages: { _, _ in Self.page(["a"], next: "2") }))
    _ = try await puller.firstPage(of: leads)
    #expect(try await puller.nextPage(of: leads, after: "1") == nil)
  }

  @Test func aRecordIsReturnedAsTheMirrorHasIt() async throws {
    let stored = try await puller(StubService()).record(RecordID(.lead, "a"))
    #expect(stored.record.title == "Ada")
    #expect(stored.fetchedAt == clock.now)
    #expect(try mirror.record(RecordRef(account, RecordID(.lead, "a"))) == stored)
  }

  @Test func timelinesGoBackPageByPage() async throws {
    let item = { (id: String, at: Int64) in
      TimelineItem(id: id, kind: .note, at: Instant(seconds: at), title: id, source: "Stub")
    }
    let newest = TimelinePage(items: [item("c", 3), item("b", 2)], next: "2", limitation: "No e-mails.")
    let oldest = TimelinePage(items: [item("a", 1)], next: nil)
    let puller = puller(StubService(timelines: { _, next in next == nil ? newest : oldest }))
    let id = RecordID(.lead, "l")
    // Nothing is known yet, so the older ones begin with the newest.
    let first = try await puller.olderTimeline(of: id)
    #expect(first.items.map(\.id) == ["c", "b"])
    #expect(first.next == "2")
    let second = try await puller.olderTimeline(of: id)
    #expect(second.items.map(\.id) == ["c", "b", "a"])
    #expect(second.limitation == "No e-mails.")
    #expect(try await puller.olderTimeline(of: id) == second)
    #expect(try await puller.timeline(of: id).next == "2")
    #expect(try mirror.timeline(of: RecordRef(account, id))?.items.count == 3)
  }

  @Test func theVocabularyIsFetchedOnceAndAgainWhenItIsOld() async throws {
    let service = StubService()
    let one = puller(service)
    _ = try await one.firstPage(of: leads)
    _ = try await one.record(RecordID(.lead, "a"))
    _ = try await one.vocabulary(refreshIfOlderThan: 60)
    #expect(service.vocabularyCalls == 1)
    clock.advance(seconds: 61)
    _ = try await one.firstPage(of: leads)
    #expect(service.vocabularyCalls == 1)
    // Another run of the program finds it in the mirror.
    let another = puller(service)
    _ = try await another.vocabulary(refreshIfOlderThan: 100)
    #expect(service.vocabularyCalls == 1)
    _ = try await another.vocabulary(refreshIfOlderThan: 60)
    #expect(service.vocabularyCalls == 2)
    #expect(try mirror.storedVocabulary(of: account)?.fetchedAt == clock.now)
  }

  @Test func callersThatNeedTheVocabularyAtOnceShareOneFetch() async throws {
    let gate = Gate()
    let service = StubService(words: {
      try await gate.pass()
      return Vocabulary()
    })
    let puller = puller(service)
    async let first = puller.vocabulary(refreshIfOlderThan: 60)
    await gate.arrived(1)
    async let second = puller.vocabulary(refreshIfOlderThan: 60)
    async let third = puller.firstPage(of: leads)
    await gate.open()
    _ = try await (first, second, third)
    #expect(service.vocabularyCalls == 1)
  }

  @Test func theServicesErrorsPassAndNothingIsWritten() async throws {
    let puller = puller(StubService(pages: { _, _ in throw ServiceError(.rateLimited, "Slow down.", retryAfter: 3) }))
    let error = await #expect(throws: ServiceError.self) { try await puller.firstPage(of: leads) }
    #expect(error?.retryAfter == 3)
    #expect(try mirror.answer(to: leads, in: account) == nil)
    let missing = await #expect(throws: ServiceError.self) { try await puller.record(RecordID(.lead, "none")) }
    #expect(missing?.reason == .notFound)
  }

  @Test func whateverElseIsThrownBecomesAServiceError() async throws {
    struct Odd: Error {}
    let puller = puller(StubService(pages: { _, _ in throw Odd() }))
    let error = await #expect(throws: ServiceError.self) { try await puller.firstPage(of: leads) }
    #expect(error?.reason == .malformedAnswer)
  }

  @Test func aPageThatArrivesAfterItsCancellationIsNotWritten() async throws {
    let gate = Gate()
    let puller = puller(
      StubService(pages: { _, _ in
        // A service that does not notice the cancellation.
        try? await gate.pass()
        return Self.page(["late"], next: nil)
      }))
    let task = Task { [leads] in try await puller.firstPage(of: leads) }
    await gate.arrived(1)
    task.cancel()
    let error = await #expect(throws: ServiceError.self) { try await task.value }
    #expect(error?.reason == .cancelled)
    #expect(try mirror.answer(to: leads, in: account) == nil)
  }
}
