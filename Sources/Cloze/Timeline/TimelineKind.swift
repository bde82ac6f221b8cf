import CRM
import Strings

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
    case .call: Strings.EntryKinds.call
    case .email: Strings.EntryKinds.email
    case .text: Strings.ClozeForms.message
    case .meeting: Strings.EntryKinds.meeting
    case .note: Strings.EntryKinds.note
    case .task: Strings.EntryKinds.todo
    case .change: Strings.ClozeTimelines.change
    case .statusChange, .dealChange, .created, .emailOpen, .custom, .other: Strings.ClozeTimelines.item
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
