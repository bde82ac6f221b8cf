public import CRM
public import MirrorStore
import Strings

/// Fetches what the interface asks of one account into the mirror, and returns it as the mirror has it.
///
/// Every method throws `ServiceError` or `MirrorError` and nothing else. Safe to call from any task; a cancelled call
/// throws `ServiceError` with the reason `cancelled`.
public struct Puller: Sendable {
  public let account: AccountID
  private let service: any CRMService
  private let mirror: MirrorStore
  private let now: @Sendable () -> Instant
  private let vocabularies: VocabularyKeeper
  private let gate: ForegroundGate

  /// While it fetches, the background requests at `gate` wait.
  public init(
    account: AccountID, service: any CRMService, mirror: MirrorStore, gate: ForegroundGate = ForegroundGate(),
    now: @escaping @Sendable () -> Instant
  ) {
    self.gate = gate
    self.account = account
    self.service = service
    self.mirror = mirror
    self.now = now
    vocabularies = VocabularyKeeper(account: account, service: service, mirror: mirror, now: now)
  }

  /// Asks `question` anew; its first page begins a new paging.
  public func firstPage(of question: Question) async throws -> Answer {
    let page = try await page(of: question, next: nil)
    return try mirror.begin(question, in: account, with: page, at: now())
  }

  /// Fetches the page that `next` names. Nil when the answer was begun anew meanwhile, by whomever: the mirror has it.
  public func nextPage(of question: Question, after next: String) async throws -> Answer? {
    let page = try await page(of: question, next: next)
    return try mirror.extend(question, in: account, from: next, with: page, at: now())
  }

  /// Fetches the whole record.
  public func record(_ id: RecordID) async throws -> StoredRecord {
    let vocabulary = try await vocabularies.vocabulary(notOlderThan: nil)
    let record = try await foreground { try await service.record(id, vocabulary: vocabulary) }
    let at = now()
    try mirror.save(record, in: account, at: at)
    return try mirror.record(RecordRef(account, record.id)) ?? StoredRecord(record: record, fetchedAt: at)
  }

  /// Fetches the newest page of a record's timeline.
  public func timeline(of id: RecordID) async throws -> StoredTimeline {
    let page = try await timelinePage(of: id, next: nil)
    let at = now()
    try mirror.beginTimeline(of: RecordRef(account, id), with: page, at: at)
    return try mirror.timeline(of: RecordRef(account, id))
      ?? StoredTimeline(items: page.items, next: page.next, limitation: page.limitation, fetchedAt: at)
  }

  /// Fetches the page that follows what is known of a record's timeline; the newest when nothing is known, none when
  /// everything is.
  public func olderTimeline(of id: RecordID) async throws -> StoredTimeline {
    let ref = RecordRef(account, id)
    guard let known = try mirror.timeline(of: ref) else { return try await timeline(of: id) }
    guard let next = known.next else { return known }
    let page = try await timelinePage(of: id, next: next)
    try mirror.extendTimeline(of: ref, from: next, with: page, at: now())
    return try mirror.timeline(of: ref) ?? known
  }

  /// Fetches the whole text of an item whose body is cut, and returns the timeline with it. Nil when the mirror does not
  /// know the timeline.
  public func fullBody(of item: TimelineItem, in id: RecordID) async throws -> StoredTimeline? {
    let ref = RecordRef(account, id)
    let body = try await foreground { try await service.fullBody(of: item) }
    try mirror.saveBody(body ?? item.body ?? "", of: item.id, in: ref)
    return try mirror.timeline(of: ref)
  }

  /// The account's words: from memory, else from the mirror, unless they are older than `seconds`; then, or when there
  /// are none, from the service. Callers that ask meanwhile share one fetch.
  public func vocabulary(refreshIfOlderThan seconds: Double) async throws -> Vocabulary {
    try await gate.foreground { try await vocabularies.vocabulary(notOlderThan: seconds) }
  }

  private func foreground<Value>(_ read: () async throws -> Value) async throws -> Value {
    try await gate.foreground { try await ServiceError.only(read) }
  }

  private func page(of question: Question, next: String?) async throws -> RecordPage {
    let vocabulary = try await vocabularies.vocabulary(notOlderThan: nil)
    return try await foreground {
      let page = try await service.page(of: question, next: next, vocabulary: vocabulary)
      // A page that nobody waits for any more must not start over an answer that has gone on without it.
      try Task.checkCancellation()
      return page
    }
  }

  private func timelinePage(of id: RecordID, next: String?) async throws -> TimelinePage {
    let vocabulary = try await vocabularies.vocabulary(notOlderThan: nil)
    return try await foreground {
      let page = try await service.timeline(of: id, next: next, vocabulary: vocabulary)
      try Task.checkCancellation()
      return page
    }
  }
}

extension ServiceError {
  /// Runs `body` and turns whatever else it throws than `ServiceError` and `MirrorError` into a `ServiceError`.
  static func only<Value>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await body()
    } catch let error as ServiceError {
      throw error
    } catch let error as MirrorError {
      throw error
    } catch is CancellationError {
      throw ServiceError(.cancelled, Strings.Requests.cancelled)
    } catch {
      throw ServiceError(.malformedAnswer, Strings.Requests.notReadable(reason: String(describing: error)))
    }
  }
}
