import CRM

/// The kinds of entry, for a menu. [close-api.md, 10, Writing]
enum EntryKinds {
  static func of(_ kind: RecordKind) -> [EntryKindInfo] {
    switch kind {
    case .lead, .contact, .deal: all
    case .person, .company, .project:
      all.map { EntryKindInfo($0.kind, $0.label, unavailable: "Close has leads, contacts and opportunities only.") }
    }
  }

  private static let all = [
    EntryKindInfo(.call, label(.call)),
    EntryKindInfo(.note, label(.note)),
    EntryKindInfo(.todo, label(.todo)),
    EntryKindInfo(.text, label(.text)),
    EntryKindInfo(.email, label(.email)),
    EntryKindInfo(.meeting, label(.meeting), unavailable: "Close takes meetings from a connected calendar only."),
    EntryKindInfo(.directMessage, label(.directMessage), unavailable: "Close has no direct messages."),
    EntryKindInfo(.postal, label(.postal), unavailable: "Close has no letters."),
    EntryKindInfo(.event, label(.event), unavailable: "Close has no events of one's own."),
  ]

  static func label(_ kind: EntryKind) -> String {
    switch kind {
    case .call: "Log a call"
    case .note: "Write a note"
    case .todo: "Add a to-do"
    case .text: "Log a text message"
    case .email: "Log an e-mail"
    case .meeting: "Log a meeting"
    case .directMessage: "Log a direct message"
    case .postal: "Log a letter"
    case .event: "Log an event"
    }
  }
}
