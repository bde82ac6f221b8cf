import CRM

/// All that a service does for an account.
typealias AccountService = CRMService & CRMPulling & CRMWriting

/// A service whose key is looked up only when it is first needed, off the UI thread: the command that prints it may take
/// its time, or ask for a passphrase, and the first paint must not wait for that.
struct DeferredService: CRMService {
  let capabilities: ServiceCapabilities
  private let layOut: @Sendable (Record, Vocabulary) -> RecordDetail
  private let rules: any WriteRules
  let pullKinds: [PullKind]
  private let findParts: @Sendable (Record) -> [RecordID]
  private let connection: Connection

  /// `open` is called again after it failed, when the service is next needed.
  init(
    capabilities: ServiceCapabilities, layOut: @escaping @Sendable (Record, Vocabulary) -> RecordDetail,
    rules: any WriteRules, pullKinds: [PullKind], parts: @escaping @Sendable (Record) -> [RecordID] = { _ in [] },
    open: @escaping @Sendable () async throws -> any AccountService
  ) {
    self.capabilities = capabilities
    self.layOut = layOut
    self.rules = rules
    self.pullKinds = pullKinds
    findParts = parts
    connection = Connection(open: open)
  }

  func verify() async throws -> Identity {
    try await connection.ask { try await $0.verify() }
  }

  func vocabulary() async throws -> Vocabulary {
    try await connection.ask { try await $0.vocabulary() }
  }

  func page(of question: Question, next: String?, vocabulary: Vocabulary) async throws -> RecordPage {
    try await connection.ask { try await $0.page(of: question, next: next, vocabulary: vocabulary) }
  }

  func record(_ id: RecordID, vocabulary: Vocabulary) async throws -> Record {
    try await connection.ask { try await $0.record(id, vocabulary: vocabulary) }
  }

  func timeline(of id: RecordID, next: String?, vocabulary: Vocabulary) async throws -> TimelinePage {
    try await connection.ask { try await $0.timeline(of: id, next: next, vocabulary: vocabulary) }
  }

  func fullBody(of item: TimelineItem) async throws -> String? {
    try await connection.ask { try await $0.fullBody(of: item) }
  }

  func detail(of record: Record, vocabulary: Vocabulary) -> RecordDetail { layOut(record, vocabulary) }

  func shutdown() async { await connection.shutdown() }
}

extension DeferredService: CRMWriting {
  func entryKinds(for kind: RecordKind) -> [EntryKindInfo] { rules.entryKinds(for: kind) }

  func form(for kind: EntryKind, about record: Record, vocabulary: Vocabulary) -> EntryForm? {
    rules.form(for: kind, about: record, vocabulary: vocabulary)
  }

  func unavailable(_ kind: EntryKind, about record: Record) -> String? { rules.unavailable(kind, about: record) }

  func entry(of item: TimelineItem) -> Entry? { rules.entry(of: item) }

  func unavailable(_ change: ItemChange, of item: TimelineItem) -> String? { rules.unavailable(change, of: item) }

  func preview(_ write: Write, vocabulary: Vocabulary) throws(ServiceError) -> RequestPreview {
    try rules.preview(write, vocabulary: vocabulary)
  }

  func deliver(_ write: Write, vocabulary: Vocabulary) async throws -> Delivery {
    try await connection.ask { try await $0.deliver(write, vocabulary: vocabulary) }
  }

  func settle(
    _ write: Write, sentAt: Instant, known: Set<TimelineItem.ID>, vocabulary: Vocabulary
  ) async throws -> Settlement {
    try await connection.ask { try await $0.settle(write, sentAt: sentAt, known: known, vocabulary: vocabulary) }
  }
}

extension DeferredService: CRMPulling {
  func pullPage(of kind: RecordKind, at position: String?, vocabulary: Vocabulary) async throws -> PullPage {
    try await connection.ask { try await $0.pullPage(of: kind, at: position, vocabulary: vocabulary) }
  }

  func changes(of kind: RecordKind, since cursor: String, vocabulary: Vocabulary) async throws -> PullChanges {
    try await connection.ask { try await $0.changes(of: kind, since: cursor, vocabulary: vocabulary) }
  }

  func keyPage(of kind: RecordKind, at position: String?) async throws -> KeyPage {
    try await connection.ask { try await $0.keyPage(of: kind, at: position) }
  }

  func parts(of record: Record) -> [RecordID] { findParts(record) }
}

extension DeferredService {
  /// Opens the service once for all who ask at the same time.
  private actor Connection {
    private let open: @Sendable () async throws -> any AccountService
    private var opened: Task<any AccountService, any Error>?

    init(open: @escaping @Sendable () async throws -> any AccountService) { self.open = open }

    /// Puts a question to the service. A key that was refused is forgotten with it, so that one that was put right
    /// counts without a new start.
    func ask<Answer: Sendable>(
      _ question: @Sendable (any AccountService) async throws -> Answer
    ) async throws -> Answer {
      let service = try await service()
      do {
        return try await question(service)
      } catch let error as ServiceError where error.reason == .authentication {
        if opened != nil {
          opened = nil
          await service.shutdown()
        }
        throw error
      }
    }

    private func service() async throws -> any AccountService {
      let task = opened ?? Task { try await open() }
      opened = task
      do {
        return try await task.value
      } catch {
        if opened == task { opened = nil }
        throw error
      }
    }

    func shutdown() async {
      // A service still being opened has no connections yet.
      guard let opened, let service = try? await opened.value else { return }
      await service.shutdown()
    }
  }
}
