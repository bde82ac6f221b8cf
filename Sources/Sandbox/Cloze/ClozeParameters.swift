import CRM

/// The parameters of a request. A value that cannot be understood reads as absent: the service ignores it.
/// [cloze-api.md, 3]
struct ClozeParameters: Sendable {
  private let query: [(name: String, value: String)]
  /// The body's members; nil when it is not a JSON object.
  let body: JSONObject?
  /// Scheme and host the client used, for URLs in replies.
  let base: String

  init(_ request: SandboxRequest) {
    query = request.query
    body = request.body.isEmpty ? nil : (try? JSON(parsing: request.body))?.object
    base = request.header("host").map { "http://\($0)" } ?? "https://api.cloze.com"
  }

  init(query: [(name: String, value: String)]) {
    self.query = query
    body = nil
    base = ""
  }

  func text(_ name: String) -> String? {
    query.first { $0.name == name }.flatMap { $0.value.isEmpty ? nil : $0.value }
  }

  func flag(_ name: String) -> Bool? {
    switch text(name)?.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// A whole number from `minimum` on.
  func number(_ name: String, from minimum: Int) -> Int? {
    text(name).flatMap { Int($0) }.flatMap { $0 >= minimum ? $0 : nil }
  }

  /// Default 10, at most 1000. [cloze-api.md, 3]
  var pageSize: Int { min(number("pagesize", from: 1) ?? 10, 1000) }
}
