public import CRM
import Strings

/// What became of a request, or that it has to wait. Holds no header, key or body.
public struct RequestLogEntry: Sendable, Hashable {
  public enum Event: Sendable, Hashable {
    case answered(status: Int)
    case failed(ServiceError.Reason)
    /// The request goes on after so many seconds.
    case waiting(seconds: Double, WaitCause)
  }

  public var service: String
  public var method: ServiceRequest.Method
  /// As in `ServiceRequest`, relative to the account's base URL.
  public var path: String
  /// `name=value&…`, not encoded; secrets replaced and long values cut.
  public var query: String
  public var event: Event
  /// From the call to the event, waiting included.
  public var milliseconds: Int
  /// How often the request was sent so far.
  public var tries: Int
  /// Bytes of the answer's body.
  public var bytes: Int

  public init(
    service: String, method: ServiceRequest.Method, path: String, query: String, event: Event, milliseconds: Int,
    tries: Int, bytes: Int
  ) {
    self.service = service
    self.method = method
    self.path = path
    self.query = query
    self.event = event
    self.milliseconds = milliseconds
    self.tries = tries
    self.bytes = bytes
  }

  /// The status of the answer; nil when there is none.
  public var status: Int? {
    guard case .answered(let status) = event else { return nil }
    return status
  }
}

/// Why a request waits.
public enum WaitCause: String, Sendable, Hashable {
  /// The service answered 429.
  case asked
  /// The service said that this account's budget is used up for now.
  case budget
  /// The service answered 5xx.
  case serverFailure
  /// The connection broke, did not come about, or took too long.
  case connection
}

extension RequestLogEntry: CustomStringConvertible {
  /// One line for a log or a status line: `Close asks to wait 5 s`, `GET lead/?_limit=100 200 84 ms 12034 B`.
  public var description: String {
    let call = "\(method.rawValue) \(path)\(query.isEmpty ? "" : "?" + query)"
    let repeated = tries > 1 ? " after \(tries) tries" : ""
    switch event {
    case .answered(let status): return "\(call) \(status) \(milliseconds) ms \(bytes) B\(repeated)"
    case .failed(let reason): return "\(call) \(reason.rawValue) \(milliseconds) ms\(repeated)"
    case .waiting(let seconds, let cause): return Self.sentence(service, seconds: seconds, cause)
    }
  }

  private static func sentence(_ service: String, seconds: Double, _ cause: WaitCause) -> String {
    let wait = Strings.Times.seconds(max(1, Int(seconds.rounded(.up))))
    return switch cause {
    case .asked, .budget: Strings.Connections.asksToWait(service, for: wait)
    case .serverFailure: Strings.Connections.failed(service, againIn: wait)
    case .connection: Strings.Connections.notConnected(to: service, againIn: wait)
    }
  }
}
