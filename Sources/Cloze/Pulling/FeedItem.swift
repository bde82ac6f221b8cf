import CRM
import Strings

/// A record of the feed, with what has changed in it where that was asked for [cloze-api.md, 5].
struct FeedItem {
  let record: JSON
  private let audit: JSONObject

  init(record: JSON) {
    self.record = record
    audit = JSONObject()
  }

  /// `{person: {…}, changes: {…}}`.
  init(audited item: JSON, _ relation: Relation) {
    record = item[relation.singular] ?? item
    audit = item.object ?? JSONObject()
  }

  /// Nil for something that is no record.
  func id(_ relation: Relation) -> RecordID? {
    guard record.object?.isEmpty == false else { return nil }
    return RecordID(relation.kind, RecordKey.of(record))
  }

  /// The change as an item; nil when there was none or nobody knows when.
  func timelineItem(_ labels: Labels, of id: RecordID) -> TimelineItem? {
    let changes = AuditedChanges(audit)
    let lines = changes.lines(labels)
    guard let title = lines.first?.firstLine, let at = record["lastChanged"]?.moment else { return nil }
    return TimelineItem(
      id: "change:\(id.id):\(at.milliseconds)", kind: changes.includeStage ? .statusChange : .change, at: at,
      title: title, body: lines.count > 1 || lines.first != title ? lines.joined(separator: "\n") : nil,
      source: Strings.ClozeTimelines.fromFeed)
  }
}
