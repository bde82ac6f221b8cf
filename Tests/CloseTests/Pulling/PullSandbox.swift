import CRM
import Close
import Sandbox
import ServiceTransport

/// A Close account on a sandbox of its own, as a pull sees it and as others change it.
struct PullSandbox {
  let service: CloseService
  let vocabulary: Vocabulary
  private let address: SandboxAddress
  private let control: ServiceTransport
  private let others: ServiceTransport

  /// What a mirror would have.
  struct Mirror {
    var records: [RecordID: Record] = [:]
    var total: Int?
    var cursor = ""
    var lastDeletions = DeletionNews.told
    var withheld: Set<RecordKind> = []
    /// Leads in whose timelines something happened.
    var timelines: [RecordID] = []
    /// Records that the last increment brought.
    var received = 0

    func count(_ kind: RecordKind) -> Int { records.keys.count { $0.kind == kind } }

    mutating func take(_ new: [Record]) { for record in new { records[record.id] = record } }
  }

  // Hundreds of tests share the processors: nothing is late here.
  private static let limits = TransportLimits(
    connect: 300, read: 300, total: 300,
    retry: RetryPolicy(rateLimitTries: 3, failureTries: 3, firstBackoff: 0.01))

  /// `embeds` says whether the search sends what a lead holds.
  static func run(
    records: Int, embeds: Bool = true, _ body: (PullSandbox) async throws -> Void
  ) async throws {
    let server = try SandboxServer(
      options: SandboxOptions(
        records: records, closeSearchEmbeds: embeds, rateLimit: RateLimit(requests: 100_000, window: 1)))
    let address = try await server.start()
    func transport(_ name: String, _ base: String, _ credentials: Credentials) throws -> ServiceTransport {
      try ServiceTransport(name: name, base: base, credentials: credentials, limits: limits)
    }
    let key = Credentials.basic(key: address.closeKey)
    let service = CloseService(transport: try transport("Close", address.closeURL, key))
    let others = try transport("Close", address.closeURL, key)
    let control = try transport("Sandbox", address.clozeURL, .bearer(key: address.clozeKey))
    func end() async {
      await service.shutdown()
      await others.shutdown()
      await control.shutdown()
      await server.stop()
    }
    do {
      try await body(
        PullSandbox(
          service: service, vocabulary: try await service.vocabulary(), address: address, control: control,
          others: others))
    } catch {
      await end()
      throw error
    }
    await end()
  }

  /// Another connection to the same account.
  func another() throws -> CloseService {
    CloseService(
      transport: try ServiceTransport(
        name: "Close", base: address.closeURL, credentials: .basic(key: address.closeKey), limits: Self.limits))
  }

  /// A first pull; `between` runs after each page.
  func pullAll(between: () async throws -> Void = {}) async throws -> Mirror {
    var mirror = Mirror()
    var position: String?
    while true {
      let page = try await service.pullPage(of: .lead, at: position, vocabulary: vocabulary)
      mirror.take(page.records)
      mirror.total = page.total ?? mirror.total
      try await between()
      switch page.next {
      case .page(let next): position = next
      case .changes(let cursor):
        mirror.cursor = cursor
        mirror.withheld = page.withheld
        return mirror
      }
    }
  }

  /// Everything that changed since the mirror's cursor.
  func increment(_ mirror: inout Mirror) async throws {
    mirror.received = 0
    mirror.timelines = []
    while case .page(let page) = try await service.changes(of: .lead, since: mirror.cursor, vocabulary: vocabulary) {
      for id in page.deleted { mirror.records[id] = nil }
      mirror.take(page.records)
      mirror.received += page.records.count
      mirror.timelines += page.news.map(\.record)
      mirror.cursor = page.next
      mirror.lastDeletions = page.deletions
      if !page.hasMore { return }
    }
  }

  /// A call as somebody else makes it.
  func call(_ method: ServiceRequest.Method, _ path: String, _ body: JSON?) async throws -> JSON {
    let answer = try await others.send(ServiceRequest(method, path, body: body))
    guard answer.isSuccess else {
      throw ServiceError(answer: answer, serverWords: String(decoding: answer.body, as: UTF8.self))
    }
    return try answer.json()
  }

  /// How many objects of a type there are.
  func count(_ type: String) async throws -> Int? {
    let query: JSON = ["type": "object_type", "object_type": .string(type)]
    let body: JSON = ["query": query, "results_limit": 0, "include_counts": true]
    let answer = try await others.send(ServiceRequest(.post, "data/search/", body: body, mayRepeat: true))
    return try answer.json()["count"]?["total"]?.int
  }

  func fault(_ rule: String) async throws { try await tell("sandbox/faults", ["faults": [.string(rule)]]) }

  func expireCursors() async throws { try await tell("sandbox/expire-cursors", [:]) }

  private func tell(_ path: String, _ body: JSON) async throws {
    let answer = try await control.send(ServiceRequest(.post, path, body: body))
    guard answer.isSuccess else { throw ServiceError(answer: answer) }
  }
}
