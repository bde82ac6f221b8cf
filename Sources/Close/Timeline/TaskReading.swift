import CRM
import Strings

/// Reads tasks as timeline items. [close-api.md, 12]
struct TaskReading {
  let vocabulary: Vocabulary

  /// How the lines below a task's text begin.
  static let details = [ItemDetail.phone, ItemDetail.priority, ItemDetail.resolution]

  /// Whether the task is on the timeline as its `TaskCompleted` activity anyway.
  static func isShownAsActivity(_ json: JSON) -> Bool {
    json["is_complete"]?.bool == true && json["object_type"]?.string == "taskcompleted"
      && json["object_id"]?.filled != nil
  }

  /// Nil for a task without an id.
  func item(_ json: JSON) -> TimelineItem? {
    let isDone = json["is_complete"]?.bool ?? false
    guard let id = json["id"]?.filled else { return nil }
    let text = json["text"]?.filled ?? json["subject"]?.filled ?? json["body_preview"]?.filled
    let assignee = json["assigned_to"]?.filled.flatMap { id in vocabulary.users.first { $0.key == id }?.label }
    let phone = json["remote_phone_formatted"]?.filled ?? json["remote_phone"]?.filled ?? json["phone"]?.filled
    let preview = json["body_preview"]?.filled
    let (at, precision) = moment(json)
    return TimelineItem(
      id: id, kind: .task, at: at, precision: precision, title: title(json, text ?? phone),
      body: BodyText.of(
        [text.flatMap(ActivityReading.worthUnfolding), preview == text ? nil : preview],
        details: [
          phone.map { ItemDetail.phone + $0 },
          json["priority"]?.filled.map { ItemDetail.priority + $0 },
          json["resolution"]?.filled.map { ItemDetail.resolution + $0 },
        ]),
      actor: (json["assigned_to_name"]?.filled ?? assignee)?.oneLine, isDone: isDone,
      source: Strings.CloseItems.closeTask)
  }

  private func title(_ json: JSON, _ text: String?) -> String {
    let what =
      switch json["_type"]?.string {
      case "incoming_email": Strings.CloseItems.answerEmail
      case "email_followup": Strings.CloseItems.followUpEmail
      case "missed_call": Strings.CloseItems.missedCall
      case "answered_detached_call": Strings.CloseItems.answeredElsewhere
      case "voicemail": Strings.CloseItems.voicemail
      case "opportunity_due": Strings.CloseItems.opportunityDue
      case "incoming_sms": Strings.CloseItems.answerTextMessage
      case "outgoing_call": Strings.EntryKinds.call
      default: ItemTitle.task
      }
    return ActivityReading.labelled(what, text?.headline())
  }

  /// When it is due; without a date it has its place where it was made.
  private func moment(_ json: JSON) -> (at: Instant, precision: TimelineItem.Precision) {
    for name in ["date", "due_date"] {
      if let instant = json[name]?.instant { return (instant, .moment) }
      if let day = json[name]?.calendarDate { return (TimelineItem.moment(of: day), .day) }
    }
    return (json["date_created"]?.instant ?? Instant(seconds: 0), .someday)
  }
}
