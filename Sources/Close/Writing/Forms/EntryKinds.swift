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
    EntryKindInfo(.call), EntryKindInfo(.note), EntryKindInfo(.todo), EntryKindInfo(.text), EntryKindInfo(.email),
    EntryKindInfo(.meeting, unavailable: Strings.CloseWriting.noMeetings),
    EntryKindInfo(.directMessage, unavailable: Strings.CloseWriting.noDirectMessages),
    EntryKindInfo(.postal, unavailable: Strings.CloseWriting.noLetters),
    EntryKindInfo(.event, unavailable: Strings.CloseWriting.noEvents),
  ]
}
