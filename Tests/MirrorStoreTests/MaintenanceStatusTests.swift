import CRM
import GRDB
import MirrorStore
import Testing

@Suite struct MaintenanceStatusTests {
  let folder: Folder
  let store: MirrorStore

  init() throws {
    folder = try Folder()
    store = try MirrorStore(path: folder.file("mirror.sqlite"))
  }

  @Test func aNewMirrorHasNothing() throws {
    let status = try store.status()
    #expect(status.path == store.path)
    #expect(status.accounts.isEmpty)
    #expect(status.fileBytes > 0)
    #expect(status.searchBacklog.isDone)
    #expect(Int(status.version) ?? 0 >= 7)
  }

  @Test func countsByAccountKindAndState() throws {
    _ = try store.begin(leads, in: work, with: page(["a", "b", "c"], next: nil), at: moment(0))
    let home = AccountID("home")
    try store.save(
      Record(id: RecordID(.person, "p"), title: "Pia", original: ["id": "p"]), in: home, at: moment(0))
    try store.beginTimeline(
      of: ref("a"), with: TimelinePage(items: [item("1", at: 1), item("2", at: 2)], next: nil), at: moment(3))
    var state = PullState(startedAt: moment(1))
    state.done = 3
    try store.savePullState(state, of: .lead, in: work)
    try store.put(note("w1"), note("w2"))
    try store.saveDraft(Draft(key: DraftKey(ref("a"), .note), texts: [.text: "Half a th"], savedAt: moment(0)))
    try store.save(Vocabulary(), of: home, at: moment(9))

    let accounts = try store.status().accounts
    #expect(accounts.map(\.id) == [work, home])
    #expect(accounts[0].records == [.lead: 3])
    #expect(accounts[0].timelines == 1)
    #expect(accounts[0].timelineItems == 2)
    #expect(accounts[0].pulls == [.lead: state])
    #expect(accounts[0].outbox == [.queued: 2])
    #expect(accounts[0].drafts == 1)
    #expect(accounts[0].vocabularyFetchedAt == nil)
    #expect(accounts[1].records == [.person: 1])
    #expect(accounts[1].vocabularyFetchedAt == moment(9))
    #expect(accounts[1].outbox.isEmpty)
  }

  @Test func saysWhatIsLeftToIndex() throws {
    _ = try store.begin(leads, in: work, with: page(["a", "b", "c"], next: nil), at: moment(0))
    try store.rebuildSearchIndex()
    #expect(try store.status().searchBacklog.remaining == 3)
  }

  @Test func vacuumGivesBackWhatIsFreeAndKeepsTheRest() throws {
    let long = String(repeating: "All work and no play makes Jack a dull boy. ", count: 50)
    for number in 0..<300 {
      try store.saveDraft(
        Draft(key: DraftKey(ref("l\(number)"), .note), texts: [.text: long], savedAt: moment(0)))
    }
    for number in 1..<300 { try store.deleteDraft(DraftKey(ref("l\(number)"), .note)) }
    let free = try store.status().freeBytes
    #expect(free > 200_000)
    let (before, after) = try store.vacuum()
    #expect(after <= before - free)
    #expect(try store.status().freeBytes == 0)
    #expect(try store.drafts(of: nil).map(\.texts) == [[.text: long]])
    // The store goes on as before.
    try store.put(note("w1"))
    #expect(try store.state("w1") == .queued)
    #expect(try store.check().isEmpty)
  }
}
