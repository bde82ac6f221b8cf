import CRM

extension EntryKind {
  /// What Cloze takes, in the order of a menu; the same for people, companies and projects [cloze-api.md, 9.1].
  static let ofCloze: [EntryKind] = [
    .call, .note, .todo, .email, .text, .meeting, .directMessage, .postal, .event,
  ]

  /// What choosing it does.
  var label: String {
    switch self {
    case .call: "Log a call"
    case .note: "Write a note"
    case .todo: "Add a to-do"
    case .text: "Log a text message"
    case .email: "Log an e-mail"
    case .meeting: "Log a meeting"
    case .directMessage: "Log a direct message"
    case .postal: "Log a letter"
    case .event: "Add an event"
    }
  }

  /// What it is called in a sentence.
  var noun: String { name.lowercased() }
}
