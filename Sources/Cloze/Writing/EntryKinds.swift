import CRM
import Strings

extension EntryKind {
  /// What Cloze takes, in the order of a menu; the same for people, companies and projects [cloze-api.md, 9.1].
  static let ofCloze: [EntryKind] = [
    .call, .note, .todo, .email, .text, .meeting, .directMessage, .postal, .event,
  ]

  /// What choosing it does.
  var label: String {
    switch self {
    case .call: Strings.EntryMenu.logCall
    case .note: Strings.EntryMenu.writeNote
    case .todo: Strings.EntryMenu.addTodo
    case .text: Strings.EntryMenu.logText
    case .email: Strings.EntryMenu.logEmail
    case .meeting: Strings.EntryMenu.logMeeting
    case .directMessage: Strings.EntryMenu.logDirectMessage
    case .postal: Strings.EntryMenu.logLetter
    case .event: Strings.EntryMenu.addEvent
    }
  }

  /// What it is called in a sentence.
  var noun: String { name.lowercased() }
}
