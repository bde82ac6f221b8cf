import CRM
import Cloze
import ServiceTransport
import Synchronization

/// A Cloze that answers from a table and keeps what it was asked.
final class FakeCloze: Sendable {
  struct Call: Sendable, Equatable {
    let method: String
    /// Path and query as they went over the wire.
    let target: String
    let body: String?
    let authorization: String?
  }

  typealias Answer = (status: Int, body: String)

  private let state = Mutex<(calls: [Call], running: Int, mostRunning: Int)>(([], 0, 0))
  private let answer: @Sendable (Call) -> Answer

  init(_ answer: @escaping @Sendable (Call) -> Answer) {
    self.answer = answer
  }

  /// The same 200 to everything.
  convenience init(_ body: String) {
    self.init { _ in (200, body) }
  }

  /// Answers by path without `/v1/`; 404 as Cloze gives it for the rest.
  convenience init(paths: [String: String]) {
    self.init { call in
      let path = String(call.target.dropFirst("/v1/".count).prefix { $0 != "?" })
      return paths[path].map { (200, $0) } ?? FakeCloze.unknownPath
    }
  }

  static let unknownPath: Answer = (404, #"{"errorcode":404,"message":"Resource Not Found"}"#)

  var calls: [Call] { state.withLock { $0.calls } }
  var targets: [String] { calls.map(\.target) }
  var mostRunning: Int { state.withLock { $0.mostRunning } }

  func service(user: String? = nil) throws -> ClozeService {
    let clock = TransportClock(now: { 0 }, sleep: { _ throws(CancellationError) in }, chance: { 0 })
    let transport = try ServiceTransport(
      name: "Cloze", base: ClozeService.defaultURL, credentials: .bearer(key: "sesame"),
      limits: TransportLimits(concurrency: 50), clock: clock,
      exchange: { [self] request throws(ExchangeFailure) in await exchange(request) })
    return ClozeService(transport: transport, user: user)
  }

  private func exchange(_ request: OutgoingRequest) async -> ExchangeAnswer {
    let call = Call(
      method: request.method.rawValue, target: String(request.url.dropFirst(ClozeService.defaultURL.count)),
      body: request.body.map { String(decoding: $0, as: UTF8.self) }, authorization: request.headers["authorization"])
    state.withLock {
      $0.calls.append(call)
      $0.running += 1
      $0.mostRunning = max($0.mostRunning, $0.running)
    }
    // Lets others start, so that more than are allowed would be seen.
    for _ in 0..<50 { await Task.yield() }
    let answer = answer(call)
    state.withLock { $0.running -= 1 }
    return ExchangeAnswer(status: answer.status, body: Array(answer.body.utf8))
  }
}

/// The error that `operation` throws; nil when it throws none.
func serviceError(_ operation: () async throws -> some Any) async -> ServiceError? {
  do {
    _ = try await operation()
    return nil
  } catch {
    return error as? ServiceError
  }
}

let emptyVocabulary = Vocabulary()

/// What a small account calls things.
let smallVocabulary = Vocabulary(
  identity: Identity(id: "1", name: "Ada", email: "ada@acme.com"),
  stages: [
    .person: [Choice("lead", "Prospect"), Choice("current", "Active")],
    .company: [Choice("lead", "Prospect"), Choice("current", "Active")],
    .project: [Choice("current", "Running"), Choice("won", "Signed")],
  ],
  segments: [.person: [Choice("customer", "Clients")], .project: [Choice("project", "Deals")]],
  users: [Choice("ada@acme.com", "Ada Lovelace")],
  fields: [
    CustomField(id: "value", name: "Deal value", type: "currency", kinds: [.project]),
    CustomField(
      id: "role", name: "Role", type: "keyword", kinds: [.person], choices: [Choice("cxo", "CxO"), Choice("vp", "VP")]),
    CustomField(id: "renewal", name: "Renewal", type: "date", kinds: [.person]),
  ],
  views: [SavedView(id: "my", name: "My People", kind: .person)])
