import CRM
import ServiceTransport

/// What Close keeps a timeline item as, which decides how it is changed. [close-api.md, 4, 10, 12]
enum ItemResource: Hashable, Sendable {
  case note, call, sms, whatsApp, email, emailThread, meeting, custom, formSubmission
  case leadStatusChange, dealStatusChange, taskCompleted
  /// A to-do that somebody wrote.
  case task
  /// One that Close made by itself.
  case automaticTask
  /// What Close keeps for good: a lead's creation and merges, and what is not known here.
  case permanent

  /// Nil for an item that has no id of Close's.
  init?(_ target: ItemTarget) {
    if target.id.hasPrefix("task_") {
      self = .task
    } else if target.id.hasPrefix("noti_") {
      self = .automaticTask
    } else if target.id.hasPrefix("acti_") {
      self.init(activity: target)
    } else {
      return nil
    }
  }

  private init(activity target: ItemTarget) {
    switch target.kind {
    case .note: self = .note
    case .call: self = .call
    case .text: self = target.title.hasPrefix(ItemTitle.whatsApp) ? .whatsApp : .sms
    case .email: self = target.title.hasPrefix(ItemTitle.emailThread) ? .emailThread : .email
    case .meeting: self = .meeting
    case .custom: self = target.title.hasPrefix(ItemTitle.formSubmission) ? .formSubmission : .custom
    case .statusChange: self = .leadStatusChange
    case .dealChange: self = .dealStatusChange
    case .task: self = .taskCompleted
    case .created, .change, .emailOpen, .other: self = .permanent
    }
  }

  /// Where objects of this kind are; nil for those that are not written to from here.
  private var folder: String? {
    switch self {
    case .note: "activity/note"
    case .call: "activity/call"
    case .sms: "activity/sms"
    case .whatsApp: "activity/whatsapp_message"
    case .email: "activity/email"
    case .meeting: "activity/meeting"
    case .custom: "activity/custom"
    case .leadStatusChange: "activity/status_change/lead"
    case .dealStatusChange: "activity/status_change/opportunity"
    case .taskCompleted: "activity/task_completed"
    case .task, .automaticTask: "task"
    case .emailThread, .formSubmission, .permanent: nil
    }
  }

  /// `activity/note/acti_x/`.
  func path(_ id: TimelineItem.ID) -> String? { folder.map { "\($0)/\(ServiceRequest.segment(id))/" } }

  /// What an entry of that kind is kept as.
  static func of(_ kind: EntryKind) -> ItemResource? {
    switch kind {
    case .call: .call
    case .note: .note
    case .todo: .task
    case .text: .sms
    case .email: .email
    case .meeting, .directMessage, .postal, .event: nil
    }
  }

  /// Where such objects are created and listed: `activity/note/`.
  var list: String? { folder.map { $0 + "/" } }

  var isTask: Bool { self == .task || self == .automaticTask }
}
