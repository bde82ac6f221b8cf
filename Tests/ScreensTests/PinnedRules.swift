import CRM

/// What the pinned account can write.
struct PinnedRules: WriteRules {
  func entryKinds(for kind: RecordKind) -> [EntryKindInfo] {
    [
      EntryKindInfo(.call, "Log a call"), EntryKindInfo(.note, "Add a note"), EntryKindInfo(.todo, "Add a to-do"),
      EntryKindInfo(.postal, "Log a letter", unavailable: "Close has no letters"),
    ]
  }

  func form(for kind: EntryKind, about record: Record, vocabulary: Vocabulary) -> EntryForm? {
    switch kind {
    case .call:
      EntryForm(
        .call, label: "Log a call",
        fields: [
          EntryFieldInfo(.text, "Note", .multiline),
          EntryFieldInfo(
            .contact, "Who", .choice([Choice("cont_1", "Anna Björk"), Choice("cont_2", "Olle Åström")]),
            initial: .choice("cont_1")),
          EntryFieldInfo(
            .direction, "Direction", .choice([Choice("outbound", "outbound"), Choice("inbound", "inbound")]),
            initial: .choice("outbound")),
          EntryFieldInfo(.duration, "Duration", .duration),
          EntryFieldInfo(.at, "When", .moment(mayBeFuture: false, mayBeDay: false)),
        ])
    case .note:
      EntryForm(.note, label: "Add a note", fields: [EntryFieldInfo(.text, "Note", .multiline, isRequired: true)])
    case .todo:
      EntryForm(
        .todo, label: "Add a to-do",
        fields: [
          EntryFieldInfo(.text, "To-do", .line, isRequired: true),
          EntryFieldInfo(.due, "When", .moment(mayBeFuture: true, mayBeDay: true)),
        ])
    default: nil
    }
  }

  func entry(of item: TimelineItem) -> Entry? { nil }

  func unavailable(_ change: ItemChange, of item: TimelineItem) -> String? { nil }

  func preview(_ write: Write, vocabulary: Vocabulary) throws(ServiceError) -> RequestPreview {
    RequestPreview(method: "POST", path: "activity/note/", body: nil)
  }
}
