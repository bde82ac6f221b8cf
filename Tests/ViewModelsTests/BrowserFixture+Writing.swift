import CRM
import MirrorStore
import Testing

@testable import ViewModels

extension BrowserFixture {
  static let lead = RecordRef(work, RecordID(.lead, "lead_0"))

  static let record = Record(id: lead.record, title: "Lead 0", original: [:])

  static func todo(_ id: String, _ title: String = "Send the price list", isDone: Bool = false) -> TimelineItem {
    TimelineItem(
      id: id, kind: .task, at: Instant(seconds: 1_799_000_000), title: title, actor: "Ann", isDone: isDone,
      source: "Close task")
  }

  static func note(_ id: String, _ text: String = "Wants chairs") -> TimelineItem {
    TimelineItem(id: id, kind: .note, at: Instant(seconds: 1_798_000_000), title: text, body: text, source: "Close")
  }

  static func write(_ id: String, _ change: Write.Change) -> Write {
    Write(id: WriteID(id), ref: lead, change: change, madeAt: Instant(seconds: 1_800_000_000))
  }

  /// Shows the first lead with these items and rows.
  @discardableResult
  mutating func show(_ items: [TimelineItem], outbox: [OutboxItem] = [], next: String? = nil) -> [Effect] {
    receive(
      .detailLoaded(
        Self.lead, StoredRecord(record: Self.record, fetchedAt: now),
        RecordDetail(groups: [FieldGroup("Lead", [Field("Status", .text("Potential"))])])))
    return receive(
      .timelineLoaded(
        Self.lead, StoredTimeline(items: items, next: next, limitation: nil, fetchedAt: now), outbox))
  }

  /// Presses the key that opens a form, and plays the mirror that has no draft.
  @discardableResult
  mutating func openForm(_ key: String, draft: Draft? = nil) throws -> [Effect] {
    let effects = type(key)
    let asked = try #require(effects.compactMap { if case .loadForm(let key) = $0 { key } else { nil } }.first)
    return receive(.formLoaded(FormSource(asked: asked, record: Self.record, draft: draft)))
  }

  /// The write that these effects put into the outbox.
  static func enqueued(_ effects: [Effect]) throws -> (write: Write, dueAt: Instant, draft: DraftKey?) {
    for case .enqueue(let write, let dueAt, let draft) in effects { return (write, dueAt, draft) }
    throw NothingEnqueued()
  }

  private struct NothingEnqueued: Error {}

  /// Plays the mirror that takes the write.
  @discardableResult
  mutating func accept(_ effects: [Effect]) throws -> OutboxItem {
    let (write, dueAt, _) = try Self.enqueued(effects)
    let row = OutboxItem(write: write, dueAt: dueAt)
    receive(.enqueued(row))
    return row
  }

  /// Undoes what was delivered: the question, and the answer to it.
  mutating func undoThere() -> [Effect] {
    let asked = type("u")
    #expect(asked.isEmpty)
    #expect(browser.confirmation != nil)
    return type("y")
  }

  var form: OpenForm? { if case .form(let form) = browser.overlay { form } else { nil } }
  var menu: Menu? { if case .menu(let menu) = browser.overlay { menu } else { nil } }
}
