import CRM
import MirrorStore
import Testing

@Suite struct TimelineGapsTests {
  private let store: MirrorStore

  init() throws { store = try .temporary() }

  private func ref(_ id: String) -> RecordRef { RecordRef(work, RecordID(.lead, id)) }

  private func state() -> PullState { PullState(startedAt: moment(0)) }

  private func begin(_ id: String, next: String? = nil, limitation: String? = nil, at seconds: Int64 = 0) throws {
    try store.beginTimeline(
      of: ref(id), with: TimelinePage(items: [item("\(id).1", at: 0)], next: next, limitation: limitation),
      at: moment(seconds))
  }

  private func tell(_ id: String, item: TimelineItem? = nil, at seconds: Int64) throws -> PulledChanges {
    try store.savePulled(
      [], news: [TimelineNews(RecordID(.lead, id), item: item)], state: state(), of: .lead, in: work,
      at: moment(seconds))
  }

  private func gaps() throws -> [String] {
    try store.timelineGaps(of: .lead, in: work, limit: 9).map { "\($0.record.id) \($0.extent)" }
  }

  @Test func gapsAreWhatIsNotThereNotWholeOrOld() throws {
    #expect(try store.timelineGaps(of: .lead, in: work, limit: 9).isEmpty)
    _ = try store.savePulled(
      ["never", "whole", "begun", "old"].map { lead($0) }, state: state(), of: .lead, in: work, at: moment(0))
    try store.save(lead("elsewhere"), in: AccountID("other"), at: moment(0))
    try begin("whole")
    try begin("begun", next: "2")
    try begin("old", next: "2", at: 1)
    #expect(try tell("old", at: 5).timelines == [RecordID(.lead, "old")])
    #expect(try gaps() == ["old newest", "begun older", "never newest"])
    #expect(try store.timelineGapCount(of: .lead, in: work) == 3)
    #expect(try store.timelineGapCount(of: .contact, in: work) == 0)
    let first = try store.timelineGaps(of: .lead, in: work, limit: 2)
    #expect(
      try store.timelineGaps(of: .lead, in: work, below: first.last?.number, limit: 2).map(\.record.id) == ["never"])
    try begin("old", at: 6)
    #expect(try gaps() == ["begun older", "never newest"])
  }

  @Test func aChangeStandsInATimelineThatTheServiceDoesNotGive() throws {
    _ = try store.savePulled([lead("a")], state: state(), of: .lead, in: work, at: moment(0))
    // Before anybody has opened it.
    _ = try tell("a", item: item("change", at: 3), at: 4)
    #expect(try store.timeline(of: ref("a")) == nil)
    #expect(try gaps() == ["a newest"])
    try store.beginTimeline(
      of: ref("a"), with: TimelinePage(items: [], next: nil, limitation: "None."), at: moment(100))
    #expect(try store.timeline(of: ref("a"))?.items.map(\.id) == ["change"])
    // And afterwards; telling it twice makes no second one.
    for _ in 0..<2 { _ = try tell("a", item: item("later", at: 200), at: 201) }
    #expect(try store.timeline(of: ref("a"))?.items.map(\.id) == ["later", "change"])
    try store.beginTimeline(
      of: ref("a"), with: TimelinePage(items: [], next: nil, limitation: "None."), at: moment(300))
    #expect(try store.timeline(of: ref("a"))?.items.map(\.id) == ["later", "change"])
  }

  @Test func aTimelineThatTheServiceGivesInFullHasNothingElse() throws {
    _ = try store.savePulled([lead("a")], state: state(), of: .lead, in: work, at: moment(0))
    _ = try tell("a", item: item("change", at: 3), at: 4)
    try begin("a", at: 100)
    #expect(try store.timeline(of: ref("a"))?.items.map(\.id) == ["a.1"])
    _ = try tell("a", item: item("later", at: 200), at: 201)
    #expect(try store.timeline(of: ref("a"))?.items.map(\.id) == ["a.1"])
    #expect(try gaps() == ["a newest"])
  }
}
