import CRM
import Strings

/// Why the program ends without having done what it was asked to, and with which exit code.
struct ProgramFailure: Error {
  /// The exit codes besides 0.
  enum Code: Int32, CaseIterable {
    case failed = 1
    case usage = 2
    case nothingFound = 3
    case authentication = 4
    case tryAgainLater = 75

    /// As help and the manual page have it.
    var words: String {
      switch self {
      case .failed: "failed"
      case .usage: "usage"
      case .nothingFound: "nothing found"
      case .authentication: "authentication"
      case .tryAgainLater: "try again later"
      }
    }
  }

  let code: Code
  /// What failed. It, and all that follows, may hold words of servers and files.
  let message: String
  /// What else there is to know, a line each.
  let details: [String]
  /// What to try.
  let hint: String?
  /// Whether a person has not read it already from what was printed before.
  let isNews: Bool

  init(
    _ code: Code = .failed, _ message: String, details: [String] = [], hint: String? = nil, isNews: Bool = true
  ) {
    self.code = code
    self.message = message
    self.details = details
    self.hint = hint
    self.isNews = isNews
  }

  /// A service's refusal, with the exit code scripts can act on.
  init(_ error: ServiceError) {
    let code: Code =
      switch error.reason {
      case .authentication, .permission: .authentication
      case .rateLimited, .unreachable, .timeout, .serverFailure: .tryAgainLater
      case .notFound: .nothingFound
      case .malformedAnswer, .rejected, .unsupported, .cancelled: .failed
      }
    self.init(
      code, error.summary, details: error.serverWords.map { [Strings.Failures.serverSaid($0)] } ?? [],
      hint: error.advice)
  }

  /// Lines for standard error.
  var lines: [String] { [message] + details + (hint.map { [$0] } ?? []) }

  /// The same about one of several, such as an account.
  func about(_ name: String) -> ProgramFailure {
    ProgramFailure(code, "\(name): \(message)", details: details, hint: hint, isNews: isNews)
  }

  /// For scripts: names are stable.
  func json(notices: [String]) -> JSON {
    var members = JSONObject([("message", .string(message))])
    if !details.isEmpty { members["details"] = .array(details.map(JSON.string)) }
    members["hint"] = hint.map(JSON.string)
    members["exit_code"] = .number(Int(code.rawValue))
    if !notices.isEmpty { members["notices"] = .array(notices.map(JSON.string)) }
    return .object(members)
  }
}

extension [ProgramFailure] {
  /// All of them as one; nil when there are none. The exit code is that of the one which needs the user most: a failure
  /// that time does not mend, a key, and then what may go by itself.
  var together: ProgramFailure? {
    guard let first, count > 1 else { return self.first }
    let codes = map(\.code)
    let worst = [ProgramFailure.Code.failed, .authentication, .nothingFound].first(where: codes.contains)
    return ProgramFailure(
      worst ?? .tryAgainLater, first.message, details: [String](flatMap(\.lines).dropFirst()))
  }
}
