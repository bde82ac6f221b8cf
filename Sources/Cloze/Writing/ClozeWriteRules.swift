public import CRM
import Strings

/// What can be written to Cloze: timeline items can be added, and hardly changed [cloze-api.md, 9.1 and 11]. The same for
/// every account.
struct ClozeWriteRules: WriteRules {
  func entryKinds(for kind: RecordKind) -> [EntryKindInfo] {
    guard Relation(kind: kind) != nil else { return [] }
    return EntryKind.ofCloze.map { EntryKindInfo($0) }
  }

  func form(for kind: EntryKind, about record: Record, vocabulary: Vocabulary) -> EntryForm? {
    guard let relation = Relation(kind: record.id.kind) else { return nil }
    return EntryForms(relation: relation, record: record, vocabulary: vocabulary).form(for: kind)
  }

  /// Cloze names records on timelines by their addresses, so a record without one can have no entry.
  func unavailable(_ kind: EntryKind, about record: Record) -> String? {
    guard let relation = Relation(kind: record.id.kind) else { return Strings.ClozeEntries.noSuchRecords }
    return RecordAddresses.unavailable(record, relation: relation)
  }

  func entry(of item: TimelineItem) -> Entry? {
    guard WrittenEvent(item) != nil else { return nil }
    var entry = Entry(.event, [.subject: .text(item.title), .at: .moment(item.at)])
    if let body = item.body { entry[.text] = .text(body) }
    return entry
  }

  func unavailable(_ change: ItemChange, of item: TimelineItem) -> String? {
    UnavailableChange.words(change, of: item)
  }

  func preview(_ write: Write, vocabulary: Vocabulary) throws(ServiceError) -> RequestPreview {
    try WriteRequest(write, vocabulary: vocabulary).preview
  }
}

extension ClozeService {
  /// What every Cloze account takes; needs no key.
  public static let writeRules: any WriteRules = ClozeWriteRules()

  public var rules: any WriteRules { Self.writeRules }
}
