public import CRM
import Strings

/// What can be written to Close, and how: calls, notes and to-dos, and logs of text messages and e-mails. Nothing here
/// makes Close send a message. [close-api.md, 10, 12]
struct CloseWriteRules: WriteRules {
  func entryKinds(for kind: RecordKind) -> [EntryKindInfo] { EntryKinds.of(kind) }

  func form(for kind: EntryKind, about record: Record, vocabulary: Vocabulary) -> EntryForm? {
    FormBuilder(record: record, vocabulary: vocabulary)?.form(for: kind)
  }

  func unavailable(_ kind: EntryKind, about record: Record) -> String? {
    if let info = EntryKinds.of(record.id.kind).first(where: { $0.kind == kind }), let reason = info.unavailable {
      return reason
    }
    return RecordPeople(record) == nil ? Strings.CloseWriting.keptByLead : nil
  }

  /// What the item shows of the entry it is. What it does not show is absent, and an edit leaves it as it is: whom it
  /// concerns, its phone number, status and outcome, and whose to-do it is.
  func entry(of item: TimelineItem) -> Entry? { ItemEntry.entry(of: item) }

  func facts(of item: TimelineItem) -> ItemFacts { ItemEntry.facts(of: item) }

  func unavailable(_ change: ItemChange, of item: TimelineItem) -> String? {
    ItemChanges.obstacle(to: change, of: item)
  }

  /// For an edit, all that could be sent; `deliver` leaves out what Close has already.
  func preview(_ write: Write, vocabulary: Vocabulary) throws(ServiceError) -> RequestPreview {
    try WriteRequest(write, identity: vocabulary.identity).preview
  }
}

extension CloseService {
  /// The same for every Close account.
  public static let writeRules: any WriteRules = CloseWriteRules()

  public var rules: any WriteRules { Self.writeRules }
}
