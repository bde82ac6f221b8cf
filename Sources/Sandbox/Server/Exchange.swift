import CRM

/// A request as the sandbox's dialects see it.
struct SandboxRequest: Sendable {
  var method: String
  /// Path segments without the empty ones, so that no, one or two slashes read the same; percent-decoded.
  var path: [String]
  /// Query parameters in their order, decoded.
  var query: [(name: String, value: String)]
  /// Names in lower case.
  var headers: [(name: String, value: String)]
  var body: [UInt8]
  /// When it arrived. What a dialect stamps on a write is this and nothing else: writes kept in a state file are
  /// replayed with their own moments, and must come out as they were.
  var at: Instant = .now

  /// The first parameter of that name.
  func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }

  /// The first header of that name, given in lower case.
  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// What a dialect answers.
struct SandboxResponse: Sendable {
  var status: Int
  var headers: [(name: String, value: String)]
  var body: [UInt8]
  /// Set when the request changed something: the id of what was created, changed or deleted. The server then keeps the
  /// request (journal, state file); on a restart with a state file it is answered again, in the same order.
  var writtenID: String?

  init(status: Int, headers: [(name: String, value: String)], body: [UInt8], writtenID: String? = nil) {
    self.status = status
    self.headers = headers
    self.body = body
    self.writtenID = writtenID
  }
}

/// One service's wire protocol over the world.
///
/// Called from any task, several at once; the server never runs two requests that may write at the same time. What
/// writes change is kept by the dialect itself, over the world, behind a lock, and must follow from the sequence of
/// writes alone (ids from a counter, moments from `SandboxRequest.at`), so that a replay ends in the same state.
protocol Dialect: Sendable {
  func answer(_ request: SandboxRequest) -> SandboxResponse
}
