import CRM

extension TimelineMessage {
  /// What an item is, by the words of `filter` and `style` [cloze-api.md, 9.1 and 9.2].
  static func kind(of members: JSONObject) -> TimelineItem.Kind {
    for key in ["style", "type", "kind"] {
      if let word = members.word(key)?.lowercased(), let kind = kinds[word] { return kind }
    }
    return .other
  }

  var defaultTitle: String {
    switch kind {
    case .call: "Call"
    case .email: "E-mail"
    case .text: "Message"
    case .meeting: "Meeting"
    case .note: "Note"
    case .task: "To-do"
    case .change: "Change"
    case .statusChange, .dealChange, .created, .emailOpen, .custom, .other: "Timeline item"
    }
  }

  private static let kinds: [String: TimelineItem.Kind] = [
    "call": .call, "phone": .call,
    "mail": .email, "email": .email,
    "sms": .text, "text": .text, "message": .text, "direct": .text, "inapp": .text,
    "meeting": .meeting,
    "note": .note,
    "todo": .task, "nextstep": .task, "reminder": .task,
    "audit": .change,
  ]
}
