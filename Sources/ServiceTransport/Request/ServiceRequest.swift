public import CRM

/// A call to a service, without its credentials and host.
public struct ServiceRequest: Sendable {
  public enum Method: String, Sendable, Hashable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  public typealias Pair = (name: String, value: String)

  public var method: Method
  /// Relative to the base URL, for example `lead/`; characters that a path cannot hold are percent-encoded.
  ///
  /// Put ids from outside through `segment(_:)` first.
  public var path: String
  /// In the order they are sent; percent-encoded when sent.
  public var query: [Pair]
  /// Beside those the transport sets itself (authorization, user agent, content type and length).
  public var headers: [Pair]
  /// Sent as JSON with its length; never chunked, which Close refuses [close-api.md, 2].
  public var body: JSON?
  /// Whether the call may be sent again after it may have arrived: true for calls that read, and for those that leave
  /// the same state when they are done twice.
  public var mayRepeat: Bool

  /// `mayRepeat` is true for GET, PUT and DELETE and false for POST, unless it is given: say true for a POST that
  /// only reads.
  public init(
    _ method: Method, _ path: String, query: [Pair] = [], headers: [Pair] = [], body: JSON? = nil,
    mayRepeat: Bool? = nil
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.mayRepeat = mayRepeat ?? (method != .post)
  }

  /// `id` as one segment of a path: everything but letters, digits, `-`, `_` and `~` percent-encoded, so that no id
  /// can change which call is made.
  public static func segment(_ id: String) -> String {
    PercentEncoding.encode(id) { PercentEncoding.isUnreserved($0) && $0 != UInt8(ascii: ".") }
  }
}
