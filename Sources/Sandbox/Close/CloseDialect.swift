import CRM
import Synchronization

/// Close's wire protocol over the world, strict where Close is strict. [close-api.md]
///
/// What the contract leaves open is decided here, and a client must not rely on it: `_limit` beyond the sizes that live
/// clients are known to use is refused; lists without an order of their own come newest first; filters that break
/// the rules of the activity list and the event log are refused with 400; the text grammar reads as `TextQuery` says.
final class CloseDialect: Dialect {
  private let world: World
  private let key: String
  private let ids: CloseIDs
  private let state = Mutex(CloseState())
  private let caches = CloseCaches()
  private let budget: RateBudget
  private let searchEmbeds: Bool

  init(world: World, key: String, rateLimit: RateLimit?, searchEmbeds: Bool = true) {
    self.world = world
    self.key = key
    self.searchEmbeds = searchEmbeds
    ids = CloseIDs(seed: world.seed)
    budget = RateBudget(limit: rateLimit)
  }

  /// Makes the cursors handed out so far invalid, as time would.
  func expireCursors() { caches.expireCursors() }

  func answer(_ request: SandboxRequest) -> SandboxResponse {
    let spent = budget.spend(request)
    var response: SandboxResponse
    do throws(CloseFailure) {
      guard isAuthorized(request) else { throw Self.unauthorized }
      guard !spent.isOver else { throw spent.failure }
      let call = try CloseCall(request)
      let reply = try reply(to: call)
      response = SandboxResponse(status: reply.status, headers: [], body: reply.body?.bytes ?? [])
      response.writtenID = reply.writtenID
    } catch {
      response = SandboxResponse(status: error.status, headers: error.headers, body: error.body.bytes)
    }
    if !response.body.isEmpty { response.headers.append(("content-type", "application/json")) }
    response.headers += spent.headers
    response.headers.append(("date", request.at.httpDate))
    response.headers.append(("trace-id", "sandbox-\(request.at.microseconds)"))
    return response
  }

  private static let unauthorized = CloseFailure(
    401,
    "The server could not verify that you are authorized to access the URL requested.  You either supplied the wrong "
      + "credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required.")

  /// Basic, with the key as user name and an empty password; or the key as a Bearer token. [close-api.md, 3]
  private func isAuthorized(_ request: SandboxRequest) -> Bool {
    guard let header = request.header("authorization") else { return false }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return false }
    switch parts[0].lowercased() {
    case "basic": return Base64.decode(parts[1]) == Array("\(key):".utf8)
    case "bearer": return parts[1] == key
    default: return false
    }
  }

  private func reply(to call: CloseCall) throws(CloseFailure) -> CloseReply {
    let isSearch = call.path.first == "data"
    guard call.method == "GET" || isSearch else {
      return try state.withLock { state throws(CloseFailure) in
        let writer = CloseWriter(view: view(state, call), call: call)
        let reply = try writer.write()
        state = writer.state
        return reply
      }
    }
    return try CloseReads(view: view(state.withLock { $0 }, call), call: call).reply()
  }

  private func view(_ state: CloseState, _ call: CloseCall) -> CloseView {
    CloseView(
      world: world, ids: ids, state: state, caches: caches, now: call.now, days: call.days, searchEmbeds: searchEmbeds)
  }
}

/// What a call comes to when it is not refused.
struct CloseReply {
  var status = 200
  var body: JSON?
  var writtenID: String?
}
