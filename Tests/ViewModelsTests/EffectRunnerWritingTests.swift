import CRM
import MirrorStore
import Testing

@testable import ViewModels

/// Writing through a real mirror.
@Suite struct EffectRunnerWritingTests {
  private let mirror: MirrorStore
  private let runner: EffectRunner
  private let now = Instant(seconds: 1_800_000_000)
  private let key = DraftKey(BrowserFixture.lead, .note)

  init() throws {
    let now = now
    mirror = try .temporary()
    runner = EffectRunner(mirror: mirror, services: [:], pullers: [:], now: { now })
    try mirror.save(BrowserFixture.record, in: BrowserFixture.work, at: now)
  }

  private var draft: Draft { Draft(key: key, texts: [.text: "hello"], savedAt: now) }
  private var write: Write { BrowserFixture.write("w1", .create(Entry(.note, [.text: .text("hello")]))) }

  private func source(_ key: DraftKey) throws -> FormSource {
    guard case .formLoaded(let source)? = runner.runLocal(.loadForm(key)) else {
      throw SomethingElse()
    }
    return source
  }

  private struct SomethingElse: Error {}

  @Test func aFormComesWithItsRecordAndDraft() throws {
    #expect(try source(key).record?.title == "Lead 0")
    #expect(try source(key).draft == nil)
    _ = runner.runLocal(.saveDraft(draft))
    #expect(try source(key).draft == draft)
    guard case .draftsLoaded(let drafts, let titles)? = runner.runLocal(.loadDrafts) else { throw SomethingElse() }
    #expect(drafts == [draft])
    #expect(titles == [BrowserFixture.lead: "Lead 0"])
    _ = runner.runLocal(.deleteDraft(key))
    #expect(try source(key).draft == nil)
  }

  @Test func aWriteTakesThePlaceOfItsDraft() throws {
    _ = runner.runLocal(.saveDraft(draft))
    let action = runner.runLocal(.enqueue(write, dueAt: now.adding(seconds: 5), replacing: key))
    guard case .enqueued(let row)? = action else { throw SomethingElse() }
    #expect(row.state == .queued)
    #expect(try source(key).draft == nil)
    guard case .outboxLoaded(let rows, let titles)? = runner.runLocal(.loadOutbox) else { throw SomethingElse() }
    #expect(rows == [row])
    #expect(titles == [BrowserFixture.lead: "Lead 0"])
    guard case .outboxCounted(let counts)? = runner.runLocal(.countOutbox) else { throw SomethingElse() }
    #expect(counts == [BrowserFixture.work: [.queued: 1]])
    guard case .timelineLoaded(_, _, let shown)? = runner.runLocal(.loadTimeline(BrowserFixture.lead)) else {
      throw SomethingElse()
    }
    #expect(shown == [row])
  }

  @Test func whatIsTakenBackIsADraftThatTheNextFormOfItsKindOffers() throws {
    let row = try mirror.enqueue(write, dueAt: now, replacing: nil)
    let kept = Draft(key: try #require(row.draftKey), texts: [.text: "hello"], savedAt: now)
    guard case .outboxAnswered(.withdraw, write.id, .done)? = runner.runLocal(.withdraw(write.id, keeping: kept)) else {
      throw SomethingElse()
    }
    #expect(try source(key).draft == kept)
    #expect(try source(DraftKey(BrowserFixture.lead, .call)).draft == nil)
  }

  @Test func whatCannotBeTakenBackLeavesNoDraft() throws {
    let kept = Draft(key: key, texts: [.text: "hello"], savedAt: now)
    guard case .outboxAnswered(.withdraw, _, .refused(nil))? = runner.runLocal(.withdraw(write.id, keeping: kept))
    else {
      throw SomethingElse()
    }
    #expect(try source(key).draft == nil)
  }

  @Test func aRowToBePutRightComesWithItsForm() throws {
    let row = try mirror.enqueue(write, dueAt: now, replacing: nil)
    let key = try #require(row.draftKey)
    #expect(try source(key).row == row)
    _ = runner.runLocal(.saveDraft(Draft(key: key, texts: [.text: "hello!"], savedAt: now)))
    let better = BrowserFixture.write("w2", .create(Entry(.note, [.text: .text("hello!")])))
    guard
      case .outboxAnswered(.rewrite, _, .done(let rewritten))? = runner.runLocal(
        .rewrite(write.id, as: better, at: now, replacing: key))
    else { throw SomethingElse() }
    #expect(rewritten.write.change == better.change)
    #expect(try mirror.draft(key) == nil)
  }

  @Test func whatIsGoneCannotBeAskedFor() throws {
    for effect in [
      Effect.resend(write.id, at: now), .acknowledge(write.id, as: nil, at: now), .discard(write.id),
    ] {
      guard case .outboxAnswered(_, write.id, .refused(nil))? = runner.runLocal(effect) else { throw SomethingElse() }
    }
  }
}
