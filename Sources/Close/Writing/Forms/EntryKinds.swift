import CRM
import Strings

/// The kinds of entry, for a menu. [close-api.md, 10, Writing]
enum EntryKinds {
  static func of(_ kind: RecordKind) -> [EntryKindInfo] {
    switch kind {
    case .lead, .contact, .deal: all
    case .person, .company, .project:
      all.map { EntryKindInfo($0.kind, $0.label, unavailable: Strings.CloseWriting.onlyItsRecords) }
    }
  }

  private static let all = [
    EntryKindInfo(.call, label(.call)),
    EntryKindInfo(.note, label(.note)),
    EntryKindInfo(.todo, label(.todo)),
    EntryKindInfo(.text, label(.text)),
    EntryKindInfo(.email, label(.email)),
    EntryKindInfo(.meeting, label(.meeting), unavailable: Strings.CloseWriting.noMeetings),
    EntryKindInfo(.directMessage, label(.directMessage), unavailable: Strings.CloseWriting.noDirectMessages),
    EntryKindInfo(.postal, label(.postal), unavailable: Strings.CloseWriting.noLetters),
    EntryKindInfo(.event, label(.event), unavailable: Strings.CloseWriting.noEvents),
  ]

  static func label(_ kind: EntryKind) -> String {
    switch kind {
    case .call: Strings.EntryMenu.logCall
    case .note: Strings.EntryMenu.writeNote
    case .todo: Strings.EntryMenu.addTodo
    case .text: Strings.EntryMenu.logText
    case .email: Strings.EntryMenu.logEmail
    case .meeting: Strings.EntryMenu.logMeeting
    case .directMessage: Strings.EntryMenu.logDirectMessage
    case .postal: Strings.EntryMenu.logLetter
    case .event: Strings.EntryMenu.logEvent
    }
  }
}
