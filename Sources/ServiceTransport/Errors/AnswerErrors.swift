public import CRM
import Strings

extension ServiceError {
  /// The error for an answer that is not what was asked for, in words people can act on.
  ///
  /// `serverWords` is what the service says in its body; each client knows where. The account's key is taken out of
  /// it should the server echo it.
  public init(answer: ServiceAnswer, serverWords: String? = nil) {
    let words = AnswerWords(status: answer.status, service: answer.service)
    self.init(
      words.reason, words.summary, serverWords: serverWords.map(answer.redaction.applied(to:)), advice: words.advice,
      status: answer.status, traceID: answer.traceID,
      // A server that fails may have done the work before; one that refuses says that it did not.
      mayHaveArrived: answer.status >= 500 || answer.status == 408)
  }
}

extension ServiceAnswer {
  /// The text that JSON error bodies of most services carry, for failures no client gets to see: `error`, `message`,
  /// or `error.message`.
  var commonWords: String? {
    guard let json = try? JSON(parsing: body) else { return nil }
    return json["error"]?.string ?? json["message"]?.string ?? json["error"]?["message"]?.string
  }
}

/// What a status means to the person who waits for the answer.
struct AnswerWords {
  let reason: ServiceError.Reason
  let summary: String
  let advice: String?

  init(status: Int, service: String) {
    switch status {
    case 401:
      reason = .authentication
      summary = Strings.ServiceAnswers.keyNotAccepted(by: service)
      advice = Strings.ServiceAnswers.checkKeyOrLogIn
    case 402:
      reason = .unsupported
      summary = Strings.ServiceAnswers.notInPlan(service)
      advice = nil
    case 403:
      reason = .permission
      summary = Strings.ServiceAnswers.notPermitted(service)
      advice = Strings.ServiceAnswers.askAdministrator(service)
    case 404, 410:
      reason = .notFound
      summary = Strings.ServiceAnswers.notFound(service)
      advice = Strings.ServiceAnswers.mayBeDeleted
    case 408:
      reason = .timeout
      summary = Strings.ServiceAnswers.gaveUp(service)
      advice = nil
    case 429:
      reason = .rateLimited
      summary = Strings.ServiceAnswers.tooFast(service)
      advice = Strings.ServiceAnswers.waitALittle
    case 300..<400:
      reason = .rejected
      summary = Strings.ServiceAnswers.pointsElsewhere(service)
      advice = Strings.ServiceAnswers.checkURL
    case 500...:
      reason = .serverFailure
      summary = Strings.ServiceAnswers.failed(service, status: status)
      advice = Strings.ServiceAnswers.tryLater
    default:
      reason = .rejected
      summary = Strings.ServiceAnswers.refused(service)
      advice = nil
    }
  }
}
