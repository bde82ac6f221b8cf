import CRM

extension EntryKind {
  /// What Cloze takes, in the order of a menu; the same for people, companies and projects [cloze-api.md, 9.1].
  static let ofCloze: [EntryKind] = [
    .call, .note, .todo, .email, .text, .meeting, .directMessage, .postal, .event,
  ]

  /// What it is called in a sentence.
  var noun: String { name.lowercased() }
}
