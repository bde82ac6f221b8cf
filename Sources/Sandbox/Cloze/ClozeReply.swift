import CRM

/// What a Cloze operation answers: an HTTP status and a JSON body.
struct ClozeReply: Sendable {
  var status = 200
  var body: JSON
  /// See `SandboxResponse.writtenID`.
  var writtenID: String?

  /// Success, with the members that follow `errorcode`. [cloze-api.md, 2.1]
  static func success(_ members: [(key: String, value: JSON)] = [], writtenID: String? = nil) -> ClozeReply {
    ClozeReply(body: .object(JSONObject([("errorcode", 0)] + members)), writtenID: writtenID)
  }

  static func failure(_ failure: ClozeFailure) -> ClozeReply {
    ClozeReply(body: ["errorcode": .number(failure.code), "message": .string(failure.message)])
  }

  /// [cloze-api.md, 2.2]
  static let notFound = ClozeReply(status: 404, body: ["errorcode": 404, "message": "Resource Not Found"])
  static let noCredential = ClozeReply(status: 401, body: ["errorcode": 1, "message": "The API key was not found"])
  static let badToken = ClozeReply(status: 401, body: ["message": "Invalid token: access token is invalid"])
  /// What the service does is not known; a sandbox should say it plainly.
  static let malformedBody = ClozeReply(
    status: 400, body: ["errorcode": 400, "message": "The body is not a JSON object"])

  var response: SandboxResponse {
    SandboxResponse(
      status: status, headers: [("content-type", "application/json;charset=utf-8")], body: body.bytes,
      writtenID: writtenID)
  }
}

/// A refusal, sent with HTTP status 200. [cloze-api.md, 2.3]
struct ClozeFailure: Error, Sendable, Hashable {
  let code: Int
  let message: String

  static func noIdentifier(_ message: String) -> ClozeFailure { ClozeFailure(code: 11, message: message) }
  static func invalid(_ field: String) -> ClozeFailure {
    ClozeFailure(code: 26, message: "Invalid value for field: \(field)")
  }
  static func invalidAddress(_ value: String) -> ClozeFailure {
    ClozeFailure(code: 32, message: "Invalid address: \(value)")
  }
  static let futureDate = ClozeFailure(code: 38, message: "The date is in the future")
  static let recordNotFound = ClozeFailure(code: 62, message: "Not found")
}
