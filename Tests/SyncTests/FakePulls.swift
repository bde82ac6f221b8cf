import CRM
import Synchronization

/// A service with leads and a contact in each, whose pull the test can cut off at any request.
final class FakePulls: CRMService, CRMPulling {
  /// What a lead is.
  struct Lead: Sendable {
    var name: String
    /// Counts the changes of the service up to that of this lead.
    var change: Int
  }

  /// Thrown in the place of the answer to the request of that number, from 1; nil for none.
  typealias Fault = @Sendable (Int) -> ServiceError?

  private struct State {
    var leads: [Int: Lead] = [:]
    var deleted: [(lead: Int, change: Int)] = []
    var change = 0
    var requests = 0
    var forgets = false
    var news: [TimelineNews] = []
  }

  typealias Timelines = @Sendable (RecordID, String?) async throws -> TimelinePage

  let capabilities = ServiceCapabilities(
    name: "Fake", kinds: [RecordKindInfo(.lead, singular: "Lead", plural: "Leads", sorts: [])])
  let pullKinds = [PullKind(.lead, alongside: [.contact])]
  private let state = Mutex(State())
  private let deletions: @Sendable (_ count: Int) -> DeletionNews
  private let fault: Fault
  private let timelines: Timelines
  private let onRequest: @Sendable (Int) async throws -> Void
  static let pageSize = 3

  init(
    leads: Int, deletions: @escaping @Sendable (Int) -> DeletionNews = { _ in .told },
    fault: @escaping Fault = { _ in nil },
    timeline: @escaping Timelines = { id, next in
      next == nil
        ? TimelinePage(items: [FakePulls.item("\(id.id).new", at: 2)], next: "old")
        : TimelinePage(items: [FakePulls.item("\(id.id).old", at: 1)], next: nil)
    }, onRequest: @escaping @Sendable (Int) async throws -> Void = { _ in }
  ) {
    self.deletions = deletions
    self.fault = fault
    timelines = timeline
    self.onRequest = onRequest
    for number in 0..<leads { put(number, "Lead \(number)") }
  }

  var requests: Int { state.withLock { $0.requests } }
  var names: [String] { state.withLock { $0.leads.sorted { $0.key < $1.key }.map(\.value.name) } }

  func put(_ number: Int, _ name: String) {
    state.withLock { state in
      state.change += 1
      state.leads[number] = Lead(name: name, change: state.change)
    }
  }

  func delete(_ number: Int) {
    state.withLock { state in
      state.change += 1
      state.leads[number] = nil
      state.deleted.append((number, state.change))
    }
  }

  /// Something happens in a timeline.
  func tell(_ id: RecordID) { state.withLock { $0.news.append(TimelineNews(id)) } }

  static func item(_ id: String, at seconds: Int64) -> TimelineItem {
    TimelineItem(id: id, kind: .note, at: Instant(seconds: seconds), title: id, source: "Fake")
  }

  /// Cursors handed out so far are too old from now on.
  func forget() { state.withLock { $0.forgets = true } }

  func pullPage(of kind: RecordKind, at position: String?, vocabulary: Vocabulary) async throws -> PullPage {
    try await count()
    return state.withLock { state in
      let parts = position?.split(separator: ",").compactMap { Int($0) }
      let (start, since) = (parts?.first ?? 0, parts?.last ?? state.change)
      let numbers = state.leads.keys.filter { $0 >= start }.sorted()
      let page = numbers.prefix(Self.pageSize)
      let next = numbers.dropFirst(Self.pageSize).first
      return PullPage(
        records: page.flatMap { Self.records($0, state.leads[$0]) },
        next: next.map { .page("\($0),\(since)") } ?? .changes(String(since)),
        total: position == nil ? state.leads.count : nil)
    }
  }

  func changes(of kind: RecordKind, since cursor: String, vocabulary: Vocabulary) async throws -> PullChanges {
    try await count()
    return state.withLock { state in
      guard !state.forgets, let since = Int(cursor) else {
        state.forgets = false
        return .tooOld
      }
      let changed = state.leads.filter { $0.value.change > since }.sorted { $0.value.change < $1.value.change }
      let page = changed.prefix(Self.pageSize)
      let hasMore = changed.count > Self.pageSize
      let reached = hasMore ? page.last?.value.change ?? since : state.change
      let told = deletions(state.leads.count)
      defer { state.news = [] }
      let gone = state.deleted.filter { $0.change > since && $0.change <= reached && state.leads[$0.lead] == nil }
      return .page(
        ChangePage(
          records: page.flatMap { Self.records($0.key, $0.value) },
          deleted: told == .told ? gone.map { RecordID(.lead, "l\($0.lead)") } : [], news: state.news,
          next: String(reached), hasMore: hasMore, deletions: told))
    }
  }

  func keyPage(of kind: RecordKind, at position: String?) async throws -> KeyPage {
    try await count()
    return state.withLock { state in
      let numbers = state.leads.keys.filter { $0 >= position.flatMap { Int($0) } ?? 0 }.sorted()
      let letter = kind == .lead ? "l" : "c"
      return KeyPage(
        ids: numbers.prefix(Self.pageSize).map { "\(letter)\($0)" },
        next: numbers.dropFirst(Self.pageSize).first.map(String.init))
    }
  }

  func parts(of record: Record) -> [RecordID] {
    record.original["contact"]?.string.map { [RecordID(.contact, $0)] } ?? []
  }

  private func count() async throws {
    try await RequestPacing.current?.turn()
    let number = state.withLock { state in
      state.requests += 1
      return state.requests
    }
    try await onRequest(number)
    if let error = fault(number) { throw error }
  }

  private static func records(_ number: Int, _ lead: Lead?) -> [Record] {
    guard let lead else { return [] }
    let original: JSON = ["name": .string(lead.name), "contact": .string("c\(number)")]
    return [
      Record(id: RecordID(.lead, "l\(number)"), title: lead.name, original: original),
      Record(id: RecordID(.contact, "c\(number)"), title: "Contact \(number)", original: ["of": .string(lead.name)]),
    ]
  }

  func verify() async throws -> Identity { Identity(id: "u", name: "Ada") }
  func vocabulary() async throws -> Vocabulary { Vocabulary() }
  func page(of question: Question, next: String?, vocabulary: Vocabulary) async throws -> RecordPage {
    RecordPage(records: [], next: nil)
  }
  func record(_ id: RecordID, vocabulary: Vocabulary) async throws -> Record {
    throw ServiceError(.notFound, "There is no such record.")
  }
  func timeline(of id: RecordID, next: String?, vocabulary: Vocabulary) async throws -> TimelinePage {
    try await count()
    return try await timelines(id, next)
  }
  func detail(of record: Record, vocabulary: Vocabulary) -> RecordDetail { RecordDetail(groups: []) }
  func shutdown() async {}
}
