import CRM
import MirrorStore
import Testing

@Suite struct DueTodosTests {
  let store: MirrorStore
  private let ref = RecordRef(work, RecordID(.lead, "l1"))
  private let other = RecordRef(AccountID("home"), RecordID(.person, "p1"))

  init() throws { store = try .temporary() }

  private func todo(
    _ id: String, at seconds: Int64, precision: TimelineItem.Precision = .moment, isDone: Bool = false
  ) -> TimelineItem {
    TimelineItem(
      id: id, kind: .task, at: moment(seconds), precision: precision, title: id, isDone: isDone, source: "Close task")
  }

  private func save(_ items: [TimelineItem], of ref: RecordRef) throws {
    try store.beginTimeline(of: ref, with: TimelinePage(items: items, next: nil), at: moment(0))
  }

  @Test func thoseWithATimeOfAllRecordsSoonestFirst() throws {
    try store.save(lead("l1", title: "Ada"), in: work, at: moment(0))
    try save(
      [
        todo("late", at: 900), todo("done", at: 100, isDone: true), todo("day", at: 200, precision: .day),
        todo("some", at: 300, precision: .someday), todo("soon", at: 400), item("call", at: 500), todo("past", at: 50),
      ], of: ref)
    try save([todo("between", at: 600)], of: other)
    let due = try store.todosDue(after: moment(50), limit: 10)
    #expect(due.map(\.item.id) == ["soon", "between", "late"])
    #expect(due.map(\.ref) == [ref, other, ref])
    #expect(due.map(\.recordTitle) == ["Ada", nil, "Ada"])
    #expect(try store.todosDue(after: moment(400), limit: 1).map(\.item.id) == ["between"])
    #expect(try store.todosDue(after: moment(900), limit: 1).isEmpty)
  }
}
