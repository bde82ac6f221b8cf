import CRM
import Testing

@testable import ViewModels

@Suite struct TimelineMergeTests {
  private static let now = Instant(seconds: 1_800_000_100)
  private static let fetchedAt = Instant(seconds: 1_800_000_000)
  private let todo = BrowserFixture.todo("task_1")
  private let note = BrowserFixture.note("acti_1")

  private func row(
    _ change: Write.Change, _ state: OutboxState = .queued, delivered: TimelineItem? = nil, at: Int64 = 1_800_000_099
  ) -> OutboxItem {
    var row = OutboxItem(write: BrowserFixture.write("r1", change), state: state, dueAt: Self.now)
    if state == .delivered {
      row.delivery = Delivery(item: delivered)
      row.deliveredAt = Instant(seconds: at)
    }
    if state == .rejected { row.problem = OutboxProblem(ServiceError(.rejected, "No.", serverWords: "too long")) }
    return row
  }

  private func merge(_ rows: OutboxItem...) -> TimelineMerge {
    TimelineMerge([todo, note], fetchedAt: Self.fetchedAt, outbox: rows, now: Self.now)
  }

  private let hello = Write.Change.create(Entry(.note, [.text: .text("hello")]))

  @Test(arguments: [
    (OutboxState.queued, "queued"), (.sending, "sending"), (.inDoubt, "may have arrived"),
    (.rejected, "refused: too long"),
  ])
  func somethingNewStandsInTimeOrder(_ state: OutboxState, _ words: String) {
    let merged = merge(row(hello, state))
    #expect(merged.items.map(\.title) == ["hello", todo.title, note.title])
    #expect(merged.marks[merged.items[0].id]?.words == words)
    #expect(merged.marks[merged.items[0].id]?.isNew == true)
  }

  @Test func whatWasDeliveredIsMarkedForAMomentAndNotDoubled() {
    let listed = TimelineMerge(
      [BrowserFixture.note("acti_9", "hello"), note], fetchedAt: Self.fetchedAt,
      outbox: [row(hello, .delivered, delivered: BrowserFixture.note("acti_9", "hello"))], now: Self.now)
    #expect(listed.items.map(\.id) == ["acti_9", "acti_1"])
    #expect(listed.marks["acti_9"]?.state == .delivered)
    let later = TimelineMerge(
      listed.items, fetchedAt: Self.fetchedAt,
      outbox: [row(hello, .delivered, delivered: BrowserFixture.note("acti_9", "hello"))],
      now: Self.now.adding(seconds: 60))
    #expect(later.marks.isEmpty)
  }

  @Test func whatWasDeliveredStaysUntilTheServiceHasBeenAskedAgain() {
    let item = BrowserFixture.note("acti_9", "hello")
    #expect(merge(row(hello, .delivered, delivered: item)).items.contains(item))
    #expect(!merge(row(hello, .delivered, delivered: item, at: 1_799_999_999)).items.contains(item))
  }

  @Test func aChangeUnderWayShowsOnItsItem() {
    let merged = merge(row(.complete(ItemTarget(todo), true)))
    #expect(merged.items[0].isDone == true)
    #expect(merged.marks["task_1"]?.words == "completion queued")
    #expect(merged.marks["task_1"]?.isNew == false)
    #expect(merge(row(.delete(ItemTarget(note)))).marks["acti_1"]?.words == "deletion queued")
    #expect(merge(row(.delete(ItemTarget(note)))).items.count == 2)
    #expect(merge(row(.delete(ItemTarget(note)), .delivered)).items == [todo])
    let edit = merge(row(.edit(ItemTarget(note), Entry(.note, [.text: .text("Wants tables")]))))
    #expect(edit.items[1].title == "Wants tables")
  }

  @Test func aRefusedChangeIsNotShownAsMade() {
    let merged = merge(row(.complete(ItemTarget(todo), true), .rejected))
    #expect(merged.items[0].isDone == false)
    #expect(merged.marks["task_1"]?.words == "completion refused: too long")
  }

  @Test func whatTheServiceListsSinceIsNewer() {
    let merged = merge(row(.complete(ItemTarget(todo), true), .delivered, at: 1_799_999_999))
    #expect(merged.items[0].isDone == false)
    #expect(merged.marks.isEmpty)
  }
}
