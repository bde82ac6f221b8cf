import CRM

/// What may be done with a timeline item, and why not. [close-api.md, 10, Writing; 12]
enum ItemChanges {
  /// Nil when it can be done.
  static func obstacle(to change: ItemChange, of item: TimelineItem) -> String? {
    guard let resource = ItemResource(ItemTarget(item)) else { return notThere }
    if let obstacle = resource.obstacle(to: change) { return obstacle }
    switch change {
    case .complete: return item.isDone == true ? done : nil
    case .reopen: return item.isDone == true ? nil : "It is not done yet."
    case .edit, .postpone, .reassign: return item.isDone == true ? "\(done) Reopen it first." : nil
    case .delete: return nil
    }
  }

  static let notThere = "Close does not have this yet."
  fileprivate static let done = "It is done already."
}

extension ItemResource {
  /// What stands in the way whatever the item's state.
  func obstacle(to change: ItemChange) -> String? {
    switch change {
    case .edit: editObstacle
    case .delete: deleteObstacle
    case .complete: self == .taskCompleted ? ItemChanges.done : isTask ? nil : "Only to-dos can be completed."
    case .reopen: isTask || self == .taskCompleted ? nil : "Only to-dos can be reopened."
    case .postpone: todoObstacle("postponed")
    case .reassign: todoObstacle("given to someone else")
    }
  }

  private func todoObstacle(_ what: String) -> String? {
    if self == .taskCompleted { return "\(ItemChanges.done) Reopen it first." }
    return isTask ? nil : "Only to-dos can be \(what)."
  }

  private var editObstacle: String? {
    switch self {
    case .note, .call, .task: nil
    case .sms, .whatsApp, .email, .emailThread: "Close lets nobody change a message that was sent, received or logged."
    case .meeting: "Meetings come from a calendar and are changed there."
    case .custom, .formSubmission: "This kind of activity is changed in Close itself."
    case .leadStatusChange, .dealStatusChange, .permanent: "Close keeps this as it was."
    case .taskCompleted: "\(ItemChanges.done) Reopen it first."
    case .automaticTask:
      "Close made this to-do by itself: it can be completed, postponed or given to someone else, but not reworded."
    }
  }

  private var deleteObstacle: String? {
    switch self {
    case .emailThread: "All e-mails of the thread would go with it; delete it in Close itself."
    case .formSubmission: "Submitted forms are deleted in Close itself."
    case .permanent: "Close keeps this for good."
    default: nil
    }
  }
}
