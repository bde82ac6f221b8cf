import CRM
import Strings

/// What may be done with a timeline item, and why not. [close-api.md, 10, Writing; 12]
enum ItemChanges {
  /// Nil when it can be done.
  static func obstacle(to change: ItemChange, of item: TimelineItem) -> String? {
    guard let resource = ItemResource(ItemTarget(item)) else { return Strings.CloseChanges.notThere }
    if let obstacle = resource.obstacle(to: change) { return obstacle }
    switch change {
    case .complete: return item.isDone == true ? Strings.CloseChanges.done : nil
    case .reopen: return item.isDone == true ? nil : Strings.CloseChanges.notDone
    case .edit, .postpone, .reassign: return item.isDone == true ? Strings.CloseChanges.doneReopenFirst : nil
    case .delete: return nil
    }
  }
}

extension ItemResource {
  /// What stands in the way whatever the item's state.
  func obstacle(to change: ItemChange) -> String? {
    switch change {
    case .edit: editObstacle
    case .delete: deleteObstacle
    case .complete:
      self == .taskCompleted ? Strings.CloseChanges.done : isTask ? nil : Strings.CloseChanges.onlyTodosCompleted
    case .reopen: isTask || self == .taskCompleted ? nil : Strings.CloseChanges.onlyTodosReopened
    case .postpone: todoObstacle(Strings.CloseChanges.onlyTodosPostponed)
    case .reassign: todoObstacle(Strings.CloseChanges.onlyTodosReassigned)
    }
  }

  private func todoObstacle(_ onlyTodos: String) -> String? {
    if self == .taskCompleted { return Strings.CloseChanges.doneReopenFirst }
    return isTask ? nil : onlyTodos
  }

  private var editObstacle: String? {
    switch self {
    case .note, .call, .task: nil
    case .sms, .whatsApp, .email, .emailThread: Strings.CloseChanges.messagesStay
    case .meeting: Strings.CloseChanges.meetingsInCalendar
    case .custom, .formSubmission: Strings.CloseChanges.changedInClose
    case .leadStatusChange, .dealStatusChange, .permanent: Strings.CloseChanges.keptAsItWas
    case .taskCompleted: Strings.CloseChanges.doneReopenFirst
    case .automaticTask: Strings.CloseChanges.madeByClose
    }
  }

  private var deleteObstacle: String? {
    switch self {
    case .emailThread: Strings.CloseChanges.wholeThread
    case .formSubmission: Strings.CloseChanges.formsInClose
    case .permanent: Strings.CloseChanges.keptForGood
    default: nil
    }
  }
}
