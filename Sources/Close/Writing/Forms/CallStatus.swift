import CRM
import Strings

/// How a call went, for calls that are over. Close has `created` and `in-progress` too. [close-api.md, 10]
enum CallStatus: String, CaseIterable {
  case completed
  case noAnswer = "no-answer"
  case busy
  case cancelled = "cancel"
  case failed
  case timedOut = "timeout"

  var label: String {
    switch self {
    case .completed: Strings.CloseWriting.completed
    case .noAnswer: Strings.CloseWriting.noAnswer
    case .busy: Strings.CloseWriting.busy
    case .cancelled: Strings.CloseWriting.cancelled
    case .failed: Strings.CloseWriting.failed
    case .timedOut: Strings.CloseWriting.timedOut
    }
  }

  static let choices = allCases.map { Choice($0.rawValue, $0.label) }
}
