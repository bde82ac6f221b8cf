import CRM
import MirrorStore
import Testing

@Suite struct PullsTests {
  private let store: MirrorStore

  init() throws { store = try .temporary() }

  private func state(_ position: String) -> PullState {
    var state = PullState(startedAt: moment(10))
    state.phase = .first(position: position)
    state.total = 9
    state.done = 3
    return state
  }

  @Test func thePositionIsSavedWithItsPage() throws {
    let tally = try store.savePulled([lead("a"), lead("b")], state: state("2"), of: .lead, in: work, at: moment(11))
    #expect(tally.tally == PullTally(new: 2))
    #expect(try store.pullState(of: .lead, in: work) == state("2"))
    #expect(try store.pullState(of: .person, in: work) == nil)
    #expect(try store.pullState(of: .lead, in: AccountID("other")) == nil)
    #expect(try store.count(of: .lead, in: work) == 2)
  }

  @Test func everyPhaseComesBackAsItWas() throws {
    var state = PullState(startedAt: moment(10))
    for phase in [
      PullState.Phase.first(position: nil), .changes, .keys(.deal, position: "k"), .keys(.lead, position: nil),
    ] {
      state.phase = phase
      state.cursor = "c"
      state.finishedAt = moment(11)
      state.changedAt = moment(12)
      state.excess = 3
      try store.savePullState(state, of: .lead, in: work)
      #expect(try store.pullState(of: .lead, in: work) == state)
    }
  }

  @Test func whatIsThereAlreadyIsNotCountedAsChanged() throws {
    _ = try store.savePulled([lead("a"), lead("b")], state: state("2"), of: .lead, in: work, at: moment(11))
    let tally = try store.savePulled(
      [lead("a"), lead("b", title: "Other")], state: state("3"), of: .lead, in: work, at: moment(20))
    #expect(tally == PulledChanges(changed: [RecordID(.lead, "b")]))
    #expect(try store.record(RecordRef(work, RecordID(.lead, "a")))?.fetchedAt == moment(20))
  }

  /// What is made of records ahead is what would be made of them when they are saved, and only of them as they are.
  @Test func preparedRecordsAreSavedAsTheyAre() throws {
    func record(_ title: String) -> Record {
      Record(id: RecordID(.lead, "a"), title: title, updated: moment(5), original: ["name": .string(title)])
    }
    func found(_ typed: String) throws -> Int {
      try store.search(SearchQuery(typed), limit: 9, now: moment(100)).count
    }
    let titles = ["Ada\u{1B}[31m Lovelace", "Grace Hopper"]
    for (index, title) in titles.enumerated() {
      _ = try store.savePulled(
        [record(title)], prepared: PreparedRecords([record(title)]), state: state("\(index)"), of: .lead, in: work,
        at: moment(Int64(11 + index)))
      #expect(try ["lovelace", "hopper"].map(found) == (index == 0 ? [1, 0] : [0, 1]))
    }
    _ = try store.savePulled(
      [record("Anita Borg")], prepared: PreparedRecords([record("Grace Hopper")]), state: state("3"), of: .lead,
      in: work, at: moment(20))
    #expect(try found("anita") == 1)
    #expect(try found("hopper") == 0)
    try store.checkSearchIndex()
  }

  @Test func theEndOfAPullDropsWhatItDidNotBring() throws {
    try store.save(lead("gone"), in: work, at: moment(1))
    try store.save(lead("gone"), in: AccountID("other"), at: moment(1))
    let person = Record(id: RecordID(.person, "p"), title: "Ada", original: nil)
    try store.save(person, in: work, at: moment(1))
    _ = try store.savePulled([lead("a")], state: state("2"), of: .lead, in: work, at: moment(11))
    // A clock that goes back must not make fresh records old.
    let tally = try store.finishPull(
      with: [lead("b")], state: state("3"), of: .lead, bringing: [.lead, .contact], in: work, at: moment(2))
    #expect(tally == PulledChanges(new: [RecordID(.lead, "b")], deleted: [RecordID(.lead, "gone")]))
    #expect(try store.record(RecordRef(work, RecordID(.lead, "gone"))) == nil)
    #expect(try store.record(RecordRef(work, RecordID(.lead, "b"))) != nil)
    #expect(try store.record(RecordRef(AccountID("other"), RecordID(.lead, "gone"))) != nil)
    #expect(try store.record(RecordRef(work, person.id)) != nil)
  }

  @Test func aDeletedRecordLeavesAnswersAndItsTimelineGoes() throws {
    _ = try store.begin(leads, in: work, with: page(["a", "b", "c", "d"], next: nil), at: moment(0))
    _ = try store.begin(leads, in: work, with: page(["d", "a"], next: "2", total: 4), at: moment(1))
    #expect(try store.ids() == ["d", "a", "b", "c"])
    let gone = RecordRef(work, RecordID(.lead, "a"))
    try store.beginTimeline(of: gone, with: TimelinePage(items: [item("i", at: 0)], next: nil), at: moment(1))
    let tally = try store.savePulled(
      [], deleted: [gone.record, RecordID(.lead, "c"), RecordID(.lead, "never")], state: state("2"), of: .lead,
      in: work,
      at: moment(11))
    #expect(Set(tally.deleted) == [gone.record, RecordID(.lead, "c")])
    #expect(try store.ids() == ["d", "b"])
    let answer = try #require(try store.answer(to: leads, in: work))
    #expect(answer.freshCount == 1)
    #expect(answer.total == 3)
    #expect(try store.timeline(of: gone) == nil)
    // The answer goes on growing where it was.
    _ = try store.extend(leads, in: work, from: "2", with: page(["e", "b"], next: nil), at: moment(12))
    #expect(try store.ids() == ["d", "e", "b"])
  }

  @Test func theRecordsThatADeletedOneHoldsGoWithIt() throws {
    let contact = Record(id: RecordID(.contact, "x"), title: "Ada", original: nil)
    _ = try store.savePulled([lead("a"), contact], state: state("2"), of: .lead, in: work, at: moment(11))
    let tally = try store.savePulled(
      [], deleted: [RecordID(.lead, "a")], parts: { $0.id.id == "a" ? [contact.id] : [] }, state: state("3"), of: .lead,
      in: work, at: moment(12))
    #expect(Set(tally.deleted) == [RecordID(.lead, "a"), contact.id])
    #expect(try store.record(RecordRef(work, contact.id)) == nil)
  }

  @Test func onlyRecordsWithoutAKeyGo() throws {
    _ = try store.savePulled(
      [lead("a"), lead("b"), lead("c")], state: state("2"), of: .lead, in: work, at: moment(11))
    try store.saveKeys(["old"], of: .lead, isFirst: true, state: state("k"), of: .lead, in: work)
    try store.saveKeys(["a"], of: .lead, isFirst: true, state: state("k2"), of: .lead, in: work)
    try store.saveKeys(["b"], of: .lead, isFirst: false, state: state("k3"), of: .lead, in: work)
    // Came after the pass began.
    try store.save(lead("new"), in: work, at: moment(30))
    let tally = try store.removeUnmet(.lead, fetchedBy: moment(20), state: state("4"), of: .lead, in: work)
    #expect(tally == PulledChanges(deleted: [RecordID(.lead, "c")]))
    #expect(try store.record(RecordRef(work, RecordID(.lead, "c"))) == nil)
    #expect(try store.record(RecordRef(work, RecordID(.lead, "new"))) != nil)
    #expect(try store.count(of: .lead, in: work) == 3)
  }

  @Test func whatAPartialRecordLacksStaysAsItWas() throws {
    var whole = lead("a")
    whole.original = ["id": "a", "name": "Old", "tasks": ["t"]]
    _ = try store.savePulled([whole], state: state("2"), of: .lead, in: work, at: moment(11))
    var partial = lead("a", title: "New")
    partial.isPartial = true
    partial.original = ["id": "a", "name": "New"]
    let changes = try store.savePulled([partial], state: state("3"), of: .lead, in: work, at: moment(20))
    #expect(changes.changed == [whole.id])
    let stored = try #require(try store.record(RecordRef(work, whole.id)))
    #expect(stored.record.original == ["id": "a", "name": "New", "tasks": ["t"]])
    #expect(!stored.record.isPartial)
    // Met like any other: the end of the pull does not take it for gone.
    #expect(stored.fetchedAt == moment(20))
    #expect(
      try store.savePulled([partial], state: state("4"), of: .lead, in: work, at: moment(21)) == PulledChanges())
  }

  @Test func aLeaseIsOnePullsAtATime() throws {
    var lease = try PullLease.take(work, of: store)
    #expect(lease != nil)
    #expect(try PullLease.take(work, of: store) == nil)
    #expect(try PullLease.take(AccountID("other"), of: store) != nil)
    lease = nil
    #expect(try PullLease.take(work, of: store) != nil)
  }
}
