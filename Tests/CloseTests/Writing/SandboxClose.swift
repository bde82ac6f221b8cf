import CRM
import Close
import Sandbox
import ServiceTransport
import Testing

/// A Close account on a sandbox of its own, over real connections.
struct SandboxClose {
  let service: CloseService
  let vocabulary: Vocabulary
  private let control: ServiceTransport

  /// A sandbox told of another `today` has a clock that is as wrong.
  static func run(
    today: CalendarDate? = nil, stateFile: String? = nil, _ body: (SandboxClose) async throws -> Void
  ) async throws {
    let server = try SandboxServer(options: SandboxOptions(records: 40, stateFile: stateFile, today: today))
    let address = try await server.start()
    // Hundreds of tests share the processors: nothing is late here.
    let limits = TransportLimits(
      connect: 300, read: 300, total: 300,
      retry: RetryPolicy(rateLimitTries: 1, failureTries: 2, firstBackoff: 0.01))
    let service = CloseService(
      transport: try ServiceTransport(
        name: "Close", base: address.closeURL, credentials: .basic(key: address.closeKey), limits: limits))
    let control = try ServiceTransport(
      name: "Sandbox", base: address.clozeURL, credentials: .bearer(key: address.clozeKey), limits: limits)
    do {
      try await body(
        SandboxClose(service: service, vocabulary: try await service.vocabulary(), control: control))
    } catch {
      await service.shutdown()
      await control.shutdown()
      await server.stop()
      throw error
    }
    await service.shutdown()
    await control.shutdown()
    await server.stop()
  }

  /// Whole records, the first of their kind.
  func records(_ kind: RecordKind, _ count: Int) async throws -> [Record] {
    let page = try await service.page(of: Question(kind: kind), next: nil, vocabulary: vocabulary)
    var records: [Record] = []
    for row in page.records.prefix(count) {
      records.append(try await service.record(row.id, vocabulary: vocabulary))
    }
    return records
  }

  func record(_ kind: RecordKind) async throws -> Record { try #require(try await records(kind, 1).first) }

  func fault(_ rule: String) async throws {
    let body: JSON = ["faults": [.string(rule)]]
    #expect(try await control.send(ServiceRequest(.post, "sandbox/faults", body: body)).isSuccess)
  }

  /// Creations and changes that reached the sandbox, carried out or not.
  func writes(applied: Bool) async throws -> [JSON] {
    let answer = try await control.send(
      ServiceRequest(.get, "sandbox/journal", query: [("applied", String(applied))]))
    return try answer.json()["data"]?.array ?? []
  }

  func timeline(_ record: Record) async throws -> [TimelineItem] {
    try await service.timeline(of: record.id, next: nil, vocabulary: vocabulary).items
  }

  /// An entry as a form about the record would give it, with what the form holds before anything is typed.
  func entry(_ kind: EntryKind, about record: Record, _ typed: [EntryField: EntryValue]) throws -> Entry {
    let form = try #require(service.rules.form(for: kind, about: record, vocabulary: vocabulary))
    var entry = Entry(kind)
    for field in form.fields { entry[field.field] = typed[field.field] ?? field.initial }
    return entry
  }

  func write(_ change: Write.Change, about record: Record, at: Instant = .now()) -> Write {
    Write(id: WriteID("w"), ref: RecordRef(AccountID("work"), record.id), change: change, madeAt: at)
  }

  func deliver(_ change: Write.Change, about record: Record) async throws -> Delivery {
    try await service.deliver(write(change, about: record), vocabulary: vocabulary)
  }

  func settle(_ write: Write, known: Set<TimelineItem.ID> = []) async throws -> Settlement {
    try await service.settle(write, sentAt: write.madeAt, known: known, vocabulary: vocabulary)
  }
}
