import CRM
import ServiceTransport

/// Sends calls and hands back the members of their replies.
struct ClozeCalls: Sendable {
  /// Calls under way at once [cloze-api.md, 12].
  static let concurrency = 3

  let transport: ServiceTransport
  let user: String?

  func get(_ path: String, _ query: [ServiceRequest.Pair] = []) async throws(ServiceError) -> JSONObject {
    try await RequestPacing.current?.turn()
    return try await transport.send(ServiceRequest(.get, path, query: withUser(query))).clozeMembers()
  }

  /// A POST that only reads, and so may be sent again.
  func read(_ path: String, _ body: JSON) async throws(ServiceError) -> JSONObject {
    try await RequestPacing.current?.turn()
    let request = ServiceRequest(.post, path, query: withUser([]), body: body, mayRepeat: true)
    return try await transport.send(request).clozeMembers()
  }

  /// A POST that creates: never sent a second time when it may have arrived.
  func write(_ path: String, _ body: JSONObject) async throws(ServiceError) -> JSONObject {
    let request = ServiceRequest(.post, path, query: withUser([]), body: .object(body), mayRepeat: false)
    return try await transport.send(request).clozeMembers()
  }

  private func withUser(_ query: [ServiceRequest.Pair]) -> [ServiceRequest.Pair] {
    query + (user.map { [Parameter.user($0)] } ?? [])
  }
}
