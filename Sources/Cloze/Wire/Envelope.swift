import CRM
import ServiceTransport
import Strings

extension ServiceAnswer {
  /// The members of a successful reply: status 2xx and an `errorcode` of 0 or none [cloze-api.md, 2].
  ///
  /// Throws `.authentication`, `.notFound`, `.unsupported` (the path is unknown to the account's version), `.rejected`
  /// and the errors of the status, with Cloze's words; `.malformedAnswer` for anything but an object.
  func clozeMembers() throws(ServiceError) -> JSONObject {
    guard isSuccess else {
      let body = try? JSON(parsing: self.body)
      throw failure(code: Self.errorCode(in: body?.object), words: body?["message"]?.string)
    }
    guard let object = try json().object else {
      throw ServiceError(
        .malformedAnswer, Strings.ClozeAnswers.notItsOwn(service: service), status: status,
        traceID: traceID, mayHaveArrived: true)
    }
    let code = Self.errorCode(in: object)
    guard code == .success else { throw failure(code: code, words: object["message"]?.string) }
    return object
  }

  private func failure(code: ErrorCode, words: String?) -> ServiceError {
    // An errorcode means what a status of its own would have meant; who may not ask is told by the status alone.
    let told = status == 401 || status == 403 ? nil : code.equivalentStatus
    let meaning = ServiceAnswer(service: service, status: told ?? status, headers: headers, body: [])
    var error = ServiceError(answer: meaning)
    if told != nil, code == .unknownPath {
      error.reason = .unsupported
      error.summary = Strings.ClozeAnswers.notInThisVersion(service: service)
      error.advice = Strings.ClozeAnswers.checkURL
    }
    if told == nil, let advice = code.advice { error.advice = advice }
    error.status = status
    error.traceID = traceID
    // Goes through this answer, which alone knows what to redact.
    error.serverWords = ServiceError(answer: self, serverWords: words.map { String($0.prefix(1000)) }).serverWords
    return error
  }

  /// `errorcode` comes as a number or as a numeric string, and is absent from some replies [cloze-api.md, 2.1].
  private static func errorCode(in object: JSONObject?) -> ErrorCode {
    guard let member = object?["errorcode"], !member.isNull else { return .success }
    return ErrorCode(number: member.int ?? member.string.flatMap { Int($0) })
  }
}

/// The error codes whose meaning is known [cloze-api.md, 2.3].
enum ErrorCode: Sendable, Hashable {
  case success
  case keyNotFound
  case noSuchRecord
  case unknownPath
  case invalidAddress
  case futureDate
  case other

  init(number: Int?) {
    switch number {
    case 0: self = .success
    case 1: self = .keyNotFound
    case 32: self = .invalidAddress
    case 38: self = .futureDate
    case 62: self = .noSuchRecord
    case 404: self = .unknownPath
    default: self = .other
    }
  }

  fileprivate var equivalentStatus: Int? {
    switch self {
    case .success, .invalidAddress, .futureDate, .other: nil
    case .keyNotFound: 401
    case .noSuchRecord, .unknownPath: 404
    }
  }

  fileprivate var advice: String? {
    switch self {
    case .invalidAddress: Strings.ClozeAnswers.correctAddresses
    case .futureDate: Strings.ClozeAnswers.giveEarlierTime
    case .success, .keyNotFound, .noSuchRecord, .unknownPath, .other: nil
    }
  }
}
