public import CRM
public import MirrorStore
public import Sync

/// Does what the state asks for: reads the mirror, and fetches through the pullers.
///
/// Effects that belong to the terminal and the loop (timers, redraw, suspend, quit, cancel) are not its business.
public struct EffectRunner: Sendable {
  private static let memoryNote = "browser"

  let mirror: MirrorStore
  /// Services by account; their pure half lays out details.
  let services: [AccountID: any CRMService]
  let pullers: [AccountID: Puller]
  let now: @Sendable () -> Instant

  public init(
    mirror: MirrorStore, services: [AccountID: any CRMService], pullers: [AccountID: Puller],
    now: @escaping @Sendable () -> Instant
  ) {
    self.mirror = mirror
    self.services = services
    self.pullers = pullers
    self.now = now
  }

  /// Carries out an effect that needs the mirror alone; nil when it has nothing to report or is not of that sort.
  public func runLocal(_ effect: Effect) -> Action? {
    do {
      return try local(effect) ?? writing(effect)
    } catch {
      return Problem(error, account: nil, at: now()).map(Action.failed)
    }
  }

  private func local(_ effect: Effect) throws -> Action? {
    switch effect {
    case .loadMemory:
      guard let text = try mirror.note(Self.memoryNote) else { return .memoryLoaded(.firstRun) }
      return .memoryLoaded(BrowserMemory(text: text) ?? BrowserMemory())
    case .saveMemory(let memory):
      try mirror.setNote(Self.memoryNote, memory.text)
      return nil
    case .loadVocabulary(let account):
      return try mirror.vocabulary(of: account).map { .vocabularyLoaded(account, $0) }
    case .loadList(let account, let question, let center, let anchor):
      return .listLoaded(account, question, try snapshot(account, question, center: center, anchor: anchor))
    case .loadRows(let account, let question, let range):
      let rows = try mirror.rows(of: question, in: account, range)
      return .rowsLoaded(account, question, RowWindow(start: range.lowerBound, rows: rows))
    case .loadMarked(let account, let question, let marked, let center, let anchor):
      _ = try mirror.choose(marked, as: question, in: account, at: now())
      return .listLoaded(account, question, try snapshot(account, question, center: center, anchor: anchor))
    case .loadCells(let account, let records, let columns):
      return .cellsLoaded(account, try cells(of: records, columns, in: account))
    case .findMark(let account, let question, let marked, let place, let isForward):
      return .markFound(
        account, question,
        place: try markedPlace(among: marked, in: question, account, from: place, isForward: isForward))
    case .findRows(let account, let question, let text):
      return .rowsFound(account, question, text, places: try places(of: text, in: question, account))
    case .searchMirror(let scope, let text, let limit):
      return .found(scope, text, try hits(of: text, in: scope, limit: limit), limit: limit)
    case .addEveryRecord(let account, let question, let order, let center, let anchor):
      guard try mirror.addEveryRecord(to: question, in: account, in: order) != nil else { return nil }
      return .listLoaded(account, question, try snapshot(account, question, center: center, anchor: anchor))
    case .addLocalRows(let account, let question):
      _ = try addLocalRows(to: question, in: account)
      return nil
    case .loadDetail(let ref):
      let stored = try mirror.record(ref)
      return .detailLoaded(ref, stored, try stored.flatMap { try detail(of: $0, ref) })
    case .loadLinked(let ref): return .linkedLoaded(ref, try mirror.linkedRecords(of: ref, limit: 20))
    case .loadNextDue(let instant): return .nextDueLoaded(try nextDue(after: instant))
    case .loadTimeline(let ref):
      // The outbox first: what is delivered between the two is in both, and not in neither.
      let outbox = try mirror.outbox(of: ref)
      return .timelineLoaded(ref, try mirror.timeline(of: ref) ?? standIn(for: ref), outbox)
    case .loadLinkedTimelines(let others, let ref):
      return .linkedTimelinesLoaded(
        ref,
        try others.map { other in
          let outbox = try mirror.outbox(of: other)
          return LinkedTimeline(ref: other, stored: try mirror.timeline(of: other), outbox: outbox)
        })
    default: return nil
    }
  }

  /// Carries out an effect that asks a service; nil when it is not of that sort.
  public func runRemote(_ effect: Effect) async -> Action? {
    switch effect {
    case .fetchVocabulary(let account):
      return .vocabularyFetched(account, await fetched(account) { try await $0.vocabulary(refreshIfOlderThan: 3600) })
    case .fetchFirstPage(let account, let question, let generation):
      let outcome = await page(account) { puller in
        let answer = try withLocalRows(try await puller.firstPage(of: question), to: question, in: account)
        return .arrived(answer, limitation: try limitation(of: question, in: account))
      }
      return .pageFetched(account, question, generation: generation, outcome)
    case .fetchNextPage(let account, let question, let next, let generation):
      let outcome = await page(account) { puller in
        if let answer = try await puller.nextPage(of: question, after: next) {
          return .arrived(try withLocalRows(answer, to: question, in: account))
        }
        return .movedOn(try mirror.answer(to: question, in: account))
      }
      return .pageFetched(account, question, generation: generation, outcome)
    case .fetchDetail(let ref):
      return .detailFetched(
        ref,
        await fetched(ref.account) { puller in
          let stored = try await puller.record(ref.record)
          return FetchedDetail(stored: stored, detail: try detail(of: stored, ref) ?? RecordDetail(groups: []))
        })
    case .fetchTimeline(let ref):
      return .timelineFetched(ref, await fetched(ref.account) { try await $0.timeline(of: ref.record) })
    case .fetchOlderTimeline(let ref):
      return .timelineFetched(ref, await fetched(ref.account) { try await $0.olderTimeline(of: ref.record) })
    case .fetchLinkedTimeline(let other, let ref, let older):
      let outcome = await fetched(other.account) { puller in
        try await older ? puller.olderTimeline(of: other.record) : puller.timeline(of: other.record)
      }
      return .linkedTimelineFetched(other, of: ref, outcome)
    case .fetchBody(let item, let ref):
      return .bodyFetched(ref, item.id, await fetched(ref.account) { try await $0.fullBody(of: item, in: ref.record) })
    default: return nil
    }
  }

  /// Brings the search index up to date with what an older closeup has left unindexed; a little at a time, so that
  /// others can write. Throws `MirrorError`.
  public func finishIndex() throws {
    while try !mirror.indexBacklog().isDone { try Task.checkCancellation() }
  }

  private func hits(of text: String, in scope: LiveSearch.Scope, limit: Int) throws -> [SearchHit] {
    let query = SearchQuery(text)
    return switch scope {
    case .list(let account, let kind):
      try mirror.search(query, accounts: [account], kinds: [kind], limit: limit, now: now())
    case .everything: try mirror.search(query, limit: limit, now: now())
    }
  }

  private func limitation(of question: Question, in account: AccountID) throws -> String? {
    guard question.text != nil else { return nil }
    let vocabulary = try mirror.vocabulary(of: account) ?? Vocabulary()
    return services[account]?.searchLimitation(of: question, vocabulary: vocabulary)
  }

  private func addLocalRows(to question: Question, in account: AccountID) throws -> Answer? {
    guard let text = question.text else { return nil }
    let hits = try hits(of: text, in: .list(account, question.kind), limit: LiveSearch.limit)
    return hits.isEmpty ? nil : try mirror.addLocalRows(hits.map(\.row.id), to: question, in: account)
  }

  /// With its last page an answer loses what the mirror found beyond it: it is found again.
  private func withLocalRows(_ answer: Answer, to question: Question, in account: AccountID) throws -> Answer {
    guard answer.isComplete else { return answer }
    return try addLocalRows(to: question, in: account) ?? answer
  }

  /// What is shown of a timeline that the mirror does not have.
  private func standIn(for ref: RecordRef) throws -> StoredTimeline? {
    guard let record = try mirror.record(ref)?.record,
      let standIn = services[ref.account]?.timelineStandIn(for: record),
      let stored = try mirror.timeline(of: RecordRef(ref.account, standIn.record))
    else { return nil }
    return StoredTimeline(
      items: stored.items, next: nil, limitation: standIn.limitation ?? stored.limitation, fetchedAt: stored.fetchedAt,
      isStandIn: true)
  }

  private func page(
    _ account: AccountID, _ fetch: (Puller) async throws -> PageOutcome
  ) async -> PageOutcome {
    guard let puller = pullers[account] else { return .cancelled }
    do {
      return try await fetch(puller)
    } catch {
      return Problem(error, account: account, at: now()).map { .failed($0, PageFailure(error)) } ?? .cancelled
    }
  }

  private func fetched<Value: Sendable>(
    _ account: AccountID, _ fetch: (Puller) async throws -> Value
  ) async -> Fetched<Value> {
    guard let puller = pullers[account] else { return .cancelled }
    do {
      return .success(try await fetch(puller))
    } catch {
      return Problem(error, account: account, at: now()).map(Fetched.failure) ?? .cancelled
    }
  }

  private func snapshot(
    _ account: AccountID, _ question: Question, center: Int, anchor: RecordID?
  ) throws -> ListSnapshot {
    guard let answer = try mirror.answer(to: question, in: account) else {
      return ListSnapshot(answer: nil, rows: RowWindow(), position: nil)
    }
    let position = try anchor.flatMap { try mirror.position(of: $0, in: question, account: account) }
    let middle = max(0, min(position ?? center, answer.count - 1))
    let range = RowWindow.stretch(around: middle..<middle + 1, count: answer.count)
    let rows = try mirror.rows(of: question, in: account, range)
    return ListSnapshot(
      answer: answer, rows: RowWindow(start: range.lowerBound, rows: rows), anchor: anchor, position: position)
  }

  func detail(of stored: StoredRecord, _ ref: RecordRef) throws -> RecordDetail? {
    let vocabulary = try mirror.vocabulary(of: ref.account) ?? Vocabulary()
    guard var detail = services[ref.account]?.detail(of: stored.record, vocabulary: vocabulary) else { return nil }
    for group in detail.groups.indices {
      for field in detail.groups[group].fields.indices {
        try name(&detail.groups[group].fields[field], in: ref.account)
      }
    }
    return detail
  }

  /// A link that the service gives by id alone is shown by the linked record's name, where the mirror knows it.
  func name(_ field: inout Field, in account: AccountID) throws {
    guard let link = field.link, case .text(link.id) = field.value,
      let linked = try mirror.record(RecordRef(account, link))
    else { return }
    field.value = .text(linked.record.title)
  }
}
