/// Why a service did not answer, in terms of what the person can do about it.
public struct ServiceError: Error, Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable, Codable {
    /// The key is missing, wrong or revoked.
    case authentication
    /// The key is right but may not do this.
    case permission
    case notFound
    /// The service asks to slow down; `retryAfter` says for how long.
    case rateLimited
    /// The service could not be reached, or the connection broke.
    case unreachable
    case timeout
    /// The service answered that it failed (5xx).
    case serverFailure
    /// The answer could not be understood.
    case malformedAnswer
    /// The service refused the request; `serverWords` says why.
    case rejected
    /// The account does not have this feature.
    case unsupported
    /// Nobody waits for the answer any more.
    case cancelled
  }

  public var reason: Reason
  /// What failed, in one sentence without the server's words: `Close did not accept the API key.`
  public var summary: String
  /// What the server said, as it said it. Untrusted text.
  public var serverWords: String?
  /// What to try, in one sentence; nil when there is nothing better than to try again.
  public var advice: String?
  /// HTTP status, where an answer came.
  public var status: Int?
  /// Seconds until the service will listen again.
  public var retryAfter: Double?
  /// The service's trace id, for its support.
  public var traceID: String?
  /// Whether the request may have been carried out although no good answer came. A write is then looked for before it
  /// is sent again.
  public var mayHaveArrived: Bool

  public init(
    _ reason: Reason, _ summary: String, serverWords: String? = nil, advice: String? = nil, status: Int? = nil,
    retryAfter: Double? = nil, traceID: String? = nil, mayHaveArrived: Bool = false
  ) {
    self.reason = reason
    self.summary = summary
    self.serverWords = serverWords
    self.advice = advice
    self.status = status
    self.retryAfter = retryAfter
    self.traceID = traceID
    self.mayHaveArrived = mayHaveArrived
  }
}
