public import CRM

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
      summary = "\(service) did not accept the API key."
      advice =
        "Check where the account's key comes from (api_key_command, api_key_env or api_key_file), or log in again."
    case 402:
      reason = .unsupported
      summary = "The account's \(service) plan does not include this."
      advice = nil
    case 403:
      reason = .permission
      summary = "The API key may not do this on \(service)."
      advice = "Ask an administrator of the \(service) account for the permission, or use another key."
    case 404, 410:
      reason = .notFound
      summary = "\(service) does not have this."
      advice = "It may have been deleted or merged; refresh the list."
    case 408:
      reason = .timeout
      summary = "\(service) gave up waiting for the request."
      advice = nil
    case 429:
      reason = .rateLimited
      summary = "\(service) asks to slow down."
      advice = "Wait a little and try again."
    case 300..<400:
      reason = .rejected
      summary = "\(service) points to another address, which is not followed."
      advice = "Check the account's url."
    case 500...:
      reason = .serverFailure
      summary = "\(service) failed to answer (status \(status))."
      advice = "Try again later."
    default:
      reason = .rejected
      summary = "\(service) refused the request."
      advice = nil
    }
  }
}
