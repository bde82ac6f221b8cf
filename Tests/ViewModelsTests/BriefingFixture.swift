import CRM
import MirrorStore

@testable import ViewModels

/// A lead as its service lays it out, for briefings about it. It is 21 November 2026, 12:00 UTC.
enum BriefingFixture {
  static let account = AccountID("work")
  static let now = Instant(iso8601: "2026-11-21T12:00:00Z") ?? Instant(seconds: 0)
  static var time: TimeText { TimeText(now: now, local: .utc) }

  static func at(_ text: String) -> Instant { Instant(iso8601: text) ?? Instant(seconds: 0) }

  static func item(
    _ id: String, _ kind: TimelineItem.Kind, _ at: String, _ title: String = "Something", body: String? = nil,
    precision: TimelineItem.Precision = .moment, isDone: Bool? = nil, actor: String? = nil, seconds: Int? = nil
  ) -> TimelineItem {
    TimelineItem(
      id: id, kind: kind, at: Self.at(at), precision: precision, title: title, body: body, actor: actor,
      duration: seconds, isDone: isDone, source: "Close activity")
  }

  /// `items` in any order; nil for a timeline that was never fetched.
  static func briefing(
    _ items: [TimelineItem]? = [], detail: [FieldGroup] = [], deals: [Record] = [], outbox: [OutboxItem] = [],
    original: JSON = [:], isPartial: Bool = false, length: Int = 10, limitation: String? = nil
  ) -> Briefing {
    let record = Record(
      id: RecordID(.lead, "lead_1"), title: "Acme", subtitle: "Vienna", status: "Potential", isPartial: isPartial,
      original: original)
    let timeline = items.map { items in
      StoredTimeline(
        items: items.sorted { $0.at > $1.at }, next: nil, limitation: limitation, fetchedAt: at("2026-11-19T12:00:00Z"))
    }
    return Briefing(
      BriefingSource(
        account: account, stored: StoredRecord(record: record, fetchedAt: at("2026-11-21T09:00:00Z")),
        kindName: "Lead", detail: RecordDetail(groups: detail), deals: deals, timeline: timeline, outbox: outbox),
      timelineLength: length, now: now, local: .utc)
  }
}
