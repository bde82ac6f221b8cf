import CRM
import Synchronization

/// Cloze's wire protocol, as `cloze-api.md` records it, over the generated world.
///
/// Records are derived from their number on demand; what writes change lies over them in `ClozeState`.
final class ClozeDialect: Dialect {
  let book: ClozeBook
  let quirks: ClozeQuirks
  let indexes: ClozeIndexes
  private let key: String
  /// Whether the account has the timeline reads of 2026.9. [cloze-api.md, 9.2]
  private let timelines: Bool
  private let state = Mutex(ClozeState())

  init(world: World, key: String, timelines: Bool = true, quirks: ClozeQuirks = ClozeQuirks()) {
    book = ClozeBook(world: world)
    indexes = ClozeIndexes()
    self.key = key
    self.timelines = timelines
    self.quirks = quirks
  }

  func answer(_ request: SandboxRequest) -> SandboxResponse {
    guard request.path.first == "v1",
      let operation = ClozeOperation(method: request.method, path: request.path.dropFirst().joined(separator: "/")),
      timelines || !operation.isTimelineRead
    else { return ClozeReply.notFound.response }
    if let refusal = refusal(of: request) { return refusal.response }
    do throws(ClozeFailure) {
      return try perform(operation, request).response
    } catch {
      return ClozeReply.failure(error).response
    }
  }

  /// Nil for a request with the right key. [cloze-api.md, 1, 2.2]
  private func refusal(of request: SandboxRequest) -> ClozeReply? {
    if let header = request.header("authorization") {
      let parts = header.split(separator: " ", omittingEmptySubsequences: true)
      guard parts.count == 2, parts[0].lowercased() == "bearer" else { return .noCredential }
      return parts[1] == key ? nil : .badToken
    }
    return request.parameter("api_key") == key ? nil : .noCredential
  }

  private func perform(_ operation: ClozeOperation, _ request: SandboxRequest) throws(ClozeFailure) -> ClozeReply {
    let parameters = ClozeParameters(request)
    switch operation {
    case .find(let kind): return view.find(kind, parameters)
    case .feed(let kind): return try view.feed(kind, parameters, now: request.at.milliseconds)
    case .get(let kind): return try view.get(kind, parameters)
    case .getMany(let kind):
      guard let body = parameters.body else { return .malformedBody }
      return view.getMany(kind, body)
    case .profile: return account.profile
    case .stages(let kind): return account.stages(kind)
    case .segments(let kind): return account.segments(kind)
    case .steps: return account.steps(parameters)
    case .fields: return account.fields(parameters)
    case .views: return account.views
    case .keywords: return account.keywords(parameters)
    case .recipients: return account.recipients
    case .members: return account.members
    case .nodes: return account.nodes
    case .roles: return account.roles
    case .opens: return view.opens(parameters)
    case .timeline(let kind):
      guard let body = parameters.body else { return .malformedBody }
      return try view.timeline(kind, body)
    case .messages:
      guard let body = parameters.body else { return .malformedBody }
      return view.messages(body)
    case .messageBody:
      guard let body = parameters.body else { return .malformedBody }
      return try view.messageBody(body, now: request.at.milliseconds)
    case .write(let write):
      return try perform(write, parameters, at: request.at)
    }
  }

  private func perform(
    _ write: ClozeWrite, _ parameters: ClozeParameters, at instant: Instant
  ) throws(ClozeFailure) -> ClozeReply {
    var body = JSONObject()
    if write.hasBody {
      guard let given = parameters.body else { return .malformedBody }
      body = given
      if body["skipImport"]?.bool == true { return .success() }
    }
    let isDryRun = body["dryrun"]?.bool == true
    let result = state.withLock { state -> Result<ClozeReply, ClozeFailure> in
      var writer = ClozeWriter(
        book: book, quirks: quirks, indexes: indexes, state: state, now: instant.milliseconds, isNew: timelines)
      // The writer alone holds the state while it works, so that it changes it in place.
      if !isDryRun { state = ClozeState() }
      defer { if !isDryRun { state = writer.state } }
      do throws(ClozeFailure) {
        let id = try writer.perform(write, body: body, parameters)
        return .success(.success(writtenID: isDryRun ? nil : id))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// What is there now; writes that follow do not change it.
  var view: ClozeView {
    ClozeView(book: book, quirks: quirks, indexes: indexes, state: state.withLock { $0 })
  }

  private var account: ClozeAccount { ClozeAccount(view: view) }
}
