import CRM

/// Why the program ends without having done what it was asked to, and with which exit code.
struct ProgramFailure: Error {
  enum Code: Int32 {
    case failed = 1
    case usage = 2
    case nothingFound = 3
    case authentication = 4
    case tryAgainLater = 75
  }

  let code: Code
  /// Lines for standard error; may hold words of servers and files.
  let lines: [String]

  init(_ code: Code = .failed, _ lines: String...) {
    self.init(code, lines: lines)
  }

  init(_ code: Code, lines: [String]) {
    self.code = code
    self.lines = lines
  }

  /// A service's refusal, with the exit code scripts can act on.
  init(_ error: ServiceError) {
    switch error.reason {
    case .authentication, .permission: code = .authentication
    case .rateLimited, .unreachable, .timeout, .serverFailure: code = .tryAgainLater
    case .notFound: code = .nothingFound
    case .malformedAnswer, .rejected, .unsupported, .cancelled: code = .failed
    }
    lines = [error.summary, error.serverWords.map { "The server said: \($0)" }, error.advice].compactMap(\.self)
  }

  func print() {
    for line in lines { StandardStream.error.write(line) }
  }
}
