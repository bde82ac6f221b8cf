/// Sends one request once and brings its answer, whatever the status: what lies below the transport.
///
/// The network in the program, a closure in tests.
public typealias HTTPExchange = @Sendable (OutgoingRequest) async throws(ExchangeFailure) -> ExchangeAnswer

/// A request as it goes out, credentials included; its description shows neither them nor the query.
public struct OutgoingRequest: Sendable {
  public var method: ServiceRequest.Method
  /// Absolute.
  public var url: String
  public var headers: HeaderFields
  public var body: [UInt8]?

  public init(method: ServiceRequest.Method, url: String, headers: HeaderFields, body: [UInt8]?) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

extension OutgoingRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "\(method.rawValue) \(url.prefix { $0 != "?" })" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// An answer as it came.
public struct ExchangeAnswer: Sendable {
  public var status: Int
  public var headers: HeaderFields
  public var body: [UInt8]

  public init(status: Int, headers: HeaderFields = HeaderFields(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// Why there is no answer.
public enum ExchangeFailure: Error, Sendable, Hashable {
  public enum Phase: String, Sendable, Hashable {
    case connecting, reading, total
  }

  /// No connection came about, so nothing was sent. The text says why, in a few words.
  case cannotConnect(String)
  /// The server could not prove who it is, or would not agree on encryption.
  case insecure
  /// The connection broke before the answer was complete; the request may have arrived.
  case connectionLost
  case timedOut(Phase)
  /// The body is larger than the limit, in bytes.
  case tooLarge(limit: Int)
  case cancelled
}
