import CRM
import Close
import ServiceTransport
import Synchronization

/// Close as far as a test needs it: answers by method and path, and keeps what was asked.
final class FakeClose: Sendable {
  struct Call: Sendable {
    let method: String
    /// Without the base.
    let path: String
    let query: [String: String]
    let headers: HeaderFields
    let body: JSON?
  }

  typealias Handler = @Sendable (Call) -> Reply

  enum Reply: Sendable {
    case json(JSON)
    case text(String, status: Int)

    static func refusal(_ status: Int, _ body: String) -> Reply { .text(body, status: status) }
  }

  private let state = Mutex<[Call]>([])
  private let handler: Handler

  init(_ handler: @escaping Handler) {
    self.handler = handler
  }

  /// Answers by `METHOD path`, and 404 as Close does for everything else.
  convenience init(_ routes: [String: Reply]) {
    self.init { call in
      routes["\(call.method) \(call.path)"]
        ?? .refusal(404, #"{"error":"Empty query: Lead matching query does not exist."}"#)
    }
  }

  var calls: [Call] { state.withLock { $0 } }

  func service(now: @escaping @Sendable () -> Instant = { Instant.now() }) throws -> CloseService {
    let transport = try ServiceTransport(
      name: "Close", base: "https://close.test/api/v1", credentials: .basic(key: "api_test"),
      limits: TransportLimits(retry: RetryPolicy(rateLimitTries: 1, failureTries: 1)),
      exchange: { request throws(ExchangeFailure) in
        let call = Self.call(request)
        self.state.withLock { $0.append(call) }
        switch self.handler(call) {
        case .json(let json): return ExchangeAnswer(status: 200, body: json.bytes)
        case .text(let text, let status): return ExchangeAnswer(status: status, body: Array(text.utf8))
        }
      })
    return CloseService(transport: transport, localTime: LocalTime { _ in -12_600 }, now: now)
  }

  private static func call(_ request: OutgoingRequest) -> Call {
    let relative = request.url.dropFirst("https://close.test/api/v1/".count)
    let parts = relative.split(separator: "?", maxSplits: 1)
    let pairs = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(decoded)
      return (sides[0], sides.count > 1 ? sides[1] : "")
    }
    return Call(
      method: request.method.rawValue, path: String(parts.first ?? ""),
      query: Dictionary(pairs) { _, last in last }, headers: request.headers,
      body: request.body.flatMap { try? JSON(parsing: $0) })
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension FakeClose.Reply {
  /// A list of `rows` with what goes with it.
  static func list(_ rows: [JSON], hasMore: Bool = false, total: Int? = nil) -> Self {
    var object = JSONObject([("has_more", .bool(hasMore)), ("data", .array(rows))])
    object["total_results"] = total.map { .number($0) }
    return .json(.object(object))
  }

  static func text(json text: String) -> Self { .text(text, status: 200) }
}

/// JSON as it is written in a test.
func json(_ text: String) throws -> JSON { try JSON(parsing: text) }

/// The `ServiceError` that `body` throws.
func failure(_ body: () async throws -> Void) async -> ServiceError? {
  do {
    try await body()
    return nil
  } catch {
    return error as? ServiceError
  }
}
