public import CRM
import Strings

/// What a service answered; any status below 500 but 429.
public struct ServiceAnswer: Sendable {
  /// The service's name, for errors about this answer.
  public let service: String
  public let status: Int
  public let headers: HeaderFields
  public let body: [UInt8]
  let redaction: Redaction

  public init(service: String, status: Int, headers: HeaderFields = HeaderFields(), body: [UInt8]) {
    self.init(service: service, status: status, headers: headers, body: body, redaction: .none)
  }

  init(service: String, status: Int, headers: HeaderFields, body: [UInt8], redaction: Redaction) {
    self.service = service
    self.status = status
    self.headers = headers
    self.body = body
    self.redaction = redaction
  }

  /// Whether the status is 200 to 299.
  public var isSuccess: Bool { (200..<300).contains(status) }

  /// The service's id of this exchange, for its support; nil when it gave none.
  public var traceID: String? {
    (headers["trace-id"] ?? headers["x-request-id"]).map(redaction.applied(to:))
  }

  /// The body as JSON. Throws `.malformedAnswer` when it is something else.
  public func json() throws(ServiceError) -> JSON {
    do {
      return try JSON(parsing: body)
    } catch {
      throw malformed(error)
    }
  }

  private func malformed(_ error: JSONSyntaxError) -> ServiceError {
    let first = body.first { $0 > 0x20 }
    let summary: String
    var advice: String?
    switch first {
    case nil: summary = Strings.ServiceAnswers.empty(service)
    case UInt8(ascii: "<"):
      summary = Strings.ServiceAnswers.webPage(service)
      advice = Strings.ServiceAnswers.checkForProxy
    default: summary = Strings.ServiceAnswers.notReadable(service, reason: error.description)
    }
    return ServiceError(
      .malformedAnswer, summary, advice: advice, status: status, traceID: traceID, mayHaveArrived: true)
  }
}
