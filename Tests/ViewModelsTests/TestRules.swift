import CRM
import Synchronization

/// A service that takes calls, notes and to-dos about leads, deletes and edits notes, and completes to-dos.
struct TestRules: WriteRules {
  func entryKinds(for kind: RecordKind) -> [EntryKindInfo] {
    let reason = kind == .lead ? nil : "only leads have them"
    return [
      EntryKindInfo(.call, "Log a call", unavailable: reason), EntryKindInfo(.note, "Add a note", unavailable: reason),
      EntryKindInfo(.todo, "Add a to-do", unavailable: reason),
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
            .direction, "Direction", .choice([Choice("outbound", "outbound"), Choice("inbound", "inbound")]),
            initial: .choice("outbound")),
        ])
    case .note:
      EntryForm(.note, label: "Add a note", fields: [EntryFieldInfo(.text, "Text", .multiline, isRequired: true)])
    case .todo:
      EntryForm(.todo, label: "Add a to-do", fields: [EntryFieldInfo(.text, "To-do", .line, isRequired: true)])
    default: nil
    }
  }

  func entry(of item: TimelineItem) -> Entry? {
    item.kind == .note ? Entry(.note, [.text: .text(item.body ?? item.title)]) : nil
  }

  func unavailable(_ change: ItemChange, of item: TimelineItem) -> String? {
    switch (change, item.kind) {
    case (.edit, .note), (.delete, .note), (.complete, .task), (.reopen, .task), (.postpone, .task), (.reassign, .task):
      nil
    default: "Close cannot do that"
    }
  }

  func preview(_ write: Write, vocabulary: Vocabulary) throws(ServiceError) -> RequestPreview {
    if write.change.entry?.text(.text) == "forbidden" { throw ServiceError(.rejected, "Close does not take that.") }
    return RequestPreview(method: "POST", path: "activity/note/", body: ["note": "hello", "tags": ["a", 1]])
  }
}

/// Ids that are the same in every run.
final class WriteIDs: Sendable {
  private let count = Mutex(0)

  func next() -> WriteID {
    count.withLock { count in
      count += 1
      return WriteID("w\(count)")
    }
  }
}
