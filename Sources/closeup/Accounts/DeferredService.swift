import CRM

/// All that a service does for an account.
typealias AccountService = CRMService & CRMPulling & CRMWriting

/// A service whose key is looked up only when it is first needed, off the UI thread: the command that prints it may take
/// its time, or ask for a passphrase, and the first paint must not wait for that.
struct DeferredService: CRMService {
  let capabilities: ServiceCapabilities
  private let layOut: @Sendable (Record, Vocabulary) -> RecordDetail
  let rules: any WriteRules
  let pullKinds: [PullKind]
  private let findParts: @Sendable (Record) -> [RecordID]
  private let findStandIn: @Sendable (Record) -> TimelineStandIn?
  private let limitSearch: @Sendable (Question, Vocabulary) -> String?
  private let connection: Connection

  /// `open` is called again after it failed, when the service is next needed.
  init(
    capabilities: ServiceCapabilities, layOut: @escaping @Sendable (Record, Vocabulary) -> RecordDetail,
    rules: any WriteRules, pullKinds: [PullKind], parts: @escaping @Sendable (Record) -> [RecordID] = { _ in [] },
    standIn: @escaping @Sendable (Record) -> TimelineStandIn? = { _ in nil },
    searchLimitation: @escaping @Sendable (Question, Vocabulary) -> String?,
    open: @escaping @Sendable () async throws -> any AccountService
  ) {
    self.capabilities = capabilities
    self.layOut = layOut
    self.rules = rules
    self.pullKinds = pullKinds
    findParts = parts
    findStandIn = standIn
    limitSearch = searchLimitation
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

  func searchLimitation(of question: Question, vocabulary: Vocabulary) -> String? { limitSearch(question, vocabulary) }

  func timelineStandIn(for record: Record) -> TimelineStandIn? { findStandIn(record) }

  func shutdown() async { await connection.shutdown() }
}

extension DeferredService: CRMWriting {
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
    /// An opened service and how many questions are before it. It is shut down by the last of them once it is forgotten:
    /// a request must not lose its connections under way.
    private final class Link {
      let opening: Task<any AccountService, any Error>
      var questions = 0
      var isForgotten = false

      init(opening: Task<any AccountService, any Error>) { self.opening = opening }
    }

    private let open: @Sendable () async throws -> any AccountService
    private var current: Link?

    init(open: @escaping @Sendable () async throws -> any AccountService) { self.open = open }

    /// Puts a question to the service. A key that was refused is forgotten with it, so that one that was put right
    /// counts without a new start.
    func ask<Answer: Sendable>(
      _ question: @Sendable (any AccountService) async throws -> Answer
    ) async throws -> Answer {
      let link = current ?? Link(opening: Task { [open] in try await open() })
      current = link
      link.questions += 1
      do {
        let answer = try await question(try await link.opening.value)
        await answered(link)
        return answer
      } catch {
        if (error as? ServiceError)?.reason == .authentication { forget(link) }
        await answered(link)
        throw error
      }
    }

    func shutdown() async {
      guard let link = current else { return }
      forget(link)
      link.questions += 1
      await answered(link)
    }

    private func forget(_ link: Link) {
      link.isForgotten = true
      if current === link { current = nil }
    }

    private func answered(_ link: Link) async {
      link.questions -= 1
      // A service that could not be opened has no connections; it is opened anew for the next question.
      guard let service = try? await link.opening.value else { return forget(link) }
      if link.isForgotten, link.questions == 0 { await service.shutdown() }
    }
  }
}
