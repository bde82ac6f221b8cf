import CRM
import Cloze
import Sandbox
import ServiceTransport

/// A Cloze account on a sandbox of its own, as a pull sees it and as others change it.
struct FeedSandbox {
  let service: ClozeService
  let vocabulary: Vocabulary
  private let control: ServiceTransport

  /// What a mirror would have.
  struct Mirror {
    var records: [RecordID: Record] = [:]
    var received = 0
    var total: Int?
    var cursor = ""
    var lastDeletions = DeletionNews.told
    var news: [TimelineNews] = []

    mutating func take(_ new: [Record]) {
      received += new.count
      for record in new { records[record.id] = record }
    }
  }

  static func run(records: Int, _ body: (FeedSandbox) async throws -> Void) async throws {
    let server = try SandboxServer(options: SandboxOptions(records: records))
    let address = try await server.start()
    // Hundreds of tests share the processors: nothing is late here.
    let limits = TransportLimits(
      connect: 300, read: 300, total: 300,
      retry: RetryPolicy(rateLimitTries: 3, failureTries: 5, firstBackoff: 0.01))
    func transport(_ name: String) throws -> ServiceTransport {
      try ServiceTransport(
        name: name, base: address.clozeURL, credentials: .bearer(key: address.clozeKey), limits: limits)
    }
    let service = ClozeService(transport: try transport("Cloze"))
    let control = try transport("Sandbox")
    func end() async {
      await service.shutdown()
      await control.shutdown()
      await server.stop()
    }
    do {
      try await body(FeedSandbox(service: service, vocabulary: try await service.vocabulary(), control: control))
    } catch {
      await end()
      throw error
    }
    await end()
  }

  func pullAll(_ kind: RecordKind) async throws -> Mirror {
    var mirror = Mirror()
    var position: String?
    while true {
      let page = try await service.pullPage(of: kind, at: position, vocabulary: vocabulary)
      mirror.take(page.records)
      mirror.total = page.total ?? mirror.total
      switch page.next {
      case .page(let next): position = next
      case .changes(let cursor):
        mirror.cursor = cursor
        return mirror
      }
    }
  }

  func increment(_ mirror: inout Mirror, _ kind: RecordKind) async throws {
    while case .page(let page) = try await service.changes(of: kind, since: mirror.cursor, vocabulary: vocabulary) {
      for id in page.deleted { mirror.records[id] = nil }
      mirror.take(page.records)
      mirror.news += page.news
      mirror.cursor = page.next
      mirror.lastDeletions = page.deletions
      if !page.hasMore { return }
    }
  }

  func keys(_ kind: RecordKind) async throws -> Set<String> {
    var keys: Set<String> = []
    var position: String?
    repeat {
      let page = try await service.keyPage(of: kind, at: position)
      keys.formUnion(page.ids)
      position = page.next
    } while position != nil
    return keys
  }

  func fault(_ rule: String) async throws { try await call("sandbox/faults", ["faults": [.string(rule)]]) }

  /// A call as somebody else makes it.
  func call(_ path: String, _ body: JSON) async throws {
    try check(await control.send(ServiceRequest(.post, path, body: body)))
  }

  func delete(_ path: String, _ id: String) async throws {
    try check(await control.send(ServiceRequest(.delete, path, query: [("uniqueid", id)])))
  }

  private func check(_ answer: ServiceAnswer) throws {
    let code = try answer.json()["errorcode"]?.int ?? 0
    guard answer.isSuccess, code == 0 else {
      throw ServiceError(.rejected, "Refused.", serverWords: String(decoding: answer.body, as: UTF8.self))
    }
  }
}
