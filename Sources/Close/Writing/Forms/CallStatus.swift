import CRM

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
    case .completed: "Completed"
    case .noAnswer: "No answer"
    case .busy: "Busy"
    case .cancelled: "Cancelled"
    case .failed: "Failed"
    case .timedOut: "Timed out"
    }
  }

  static let choices = allCases.map { Choice($0.rawValue, $0.label) }
}
