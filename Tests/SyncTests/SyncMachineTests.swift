import CRM
import MirrorStore
import Sync
import Testing

@Suite struct SyncMachineTests {
  private let start = Instant(seconds: 1_700_000_000)
  private let policy = SyncPolicy(share: 0.75, tries: 3, firstWait: 1, longestWait: 60)

  private func machine(_ kind: PullKind = PullKind(.lead)) -> SyncMachine {
    SyncMachine(kind: kind, policy: policy, now: { [start] in start })
  }

  private static func record(_ id: String, _ kind: RecordKind = .lead) -> Record {
    Record(id: RecordID(kind, id), title: id, original: ["id": .string(id)])
  }

  /// A machine whose first pull is through.
  private func settled(_ kind: PullKind = PullKind(.lead)) -> (machine: SyncMachine, state: PullState) {
    var state = PullState(startedAt: start)
    state.phase = .changes
    state.cursor = "c1"
    state.finishedAt = start
    var machine = machine(kind)
    #expect(machine.handle(.started(state, isFull: false)).next == .fetch(.changes(since: "c1"), afterSeconds: 0))
    return (machine, state)
  }

  @Test func aPullThatWasNeverBegunStartsWithItsFirstPage() {
    var machine = machine()
    let step = machine.handle(.started(nil, isFull: false))
    #expect(step == .init(saves: [.state(PullState(startedAt: start))], next: .fetch(.page(at: nil), afterSeconds: 0)))
  }

  @Test func aPageIsSavedTogetherWithTheNextPosition() {
    var machine = machine(PullKind(.lead, alongside: [.contact]))
    _ = machine.handle(.started(nil, isFull: false))
    let records = [Self.record("a"), Self.record("x", .contact)]
    let step = machine.handle(.pageArrived(PullPage(records: records, next: .page("p2"), total: 5)))
    var state = PullState(startedAt: start)
    state.phase = .first(position: "p2")
    state.total = 5
    state.done = 1
    #expect(step.saves == [.records(records, deleted: [], news: [], state)])
    #expect(step.next == .fetch(.page(at: "p2"), afterSeconds: 0))
    #expect(machine.received == 2)
  }

  @Test func aPullGoesOnFromWhereItWasSaved() {
    var state = PullState(startedAt: start)
    state.phase = .first(position: "p7")
    var first = machine()
    #expect(first.handle(.started(state, isFull: false)).next == .fetch(.page(at: "p7"), afterSeconds: 0))
    state.phase = .keys(.lead, position: "k2")
    var keys = machine()
    #expect(keys.handle(.started(state, isFull: false)).next == .fetch(.keys(of: .lead, at: "k2"), afterSeconds: 0))
  }

  @Test func theLastPageEndsTheFirstPullAndAsksForChanges() {
    var machine = machine()
    _ = machine.handle(.started(nil, isFull: false))
    let step = machine.handle(.pageArrived(PullPage(records: [Self.record("a")], next: .changes("c1"))))
    guard case .lastPage(let records, let kinds, let state) = step.saves.first else {
      Issue.record("no last page: \(step)")
      return
    }
    #expect(records.map(\.id.id) == ["a"])
    #expect(kinds == [.lead])
    #expect(state.phase == .changes)
    #expect(state.cursor == "c1")
    #expect(state.finishedAt == start)
    #expect(step.next == .fetch(.changes(since: "c1"), afterSeconds: 0))
  }

  @Test func changesThatAreToldInFullEndThePull() {
    var (machine, _) = settled()
    let gone = [RecordID(.lead, "b")]
    let more = machine.handle(
      .changesArrived(.page(ChangePage(records: [], deleted: gone, next: "c2", hasMore: true))))
    #expect(more.next == .fetch(.changes(since: "c2"), afterSeconds: 0))
    let end = machine.handle(.changesArrived(.page(ChangePage(records: [], next: "c3", hasMore: false))))
    #expect(end.next == .finish)
    #expect(machine.state.cursor == "c3")
    #expect(machine.state.changedAt == start)
  }

  @Test(arguments: [(9, true), (8, false), (7, false)])
  func keysAreGoneThroughOnlyWhenTheMirrorHasMore(_ count: Int, _ isNeeded: Bool) {
    var (machine, _) = settled()
    let page = ChangePage(records: [], next: "c2", hasMore: false, deletions: .counted(8))
    #expect(machine.handle(.changesArrived(.page(page))).next == .count)
    let step = machine.handle(.counted(count))
    #expect(step.next == (isNeeded ? .fetch(.keys(of: .lead, at: nil), afterSeconds: 0) : .finish))
  }

  @Test func keysOfEveryKindAreGoneThroughInTurn() {
    var (machine, _) = settled(PullKind(.lead, alongside: [.contact]))
    let page = ChangePage(records: [], next: "c2", hasMore: false, deletions: .untold)
    #expect(
      machine.handle(.changesArrived(.page(page))).next == .fetch(.keys(of: .lead, at: nil), afterSeconds: 0))
    let first = machine.handle(.keysArrived(KeyPage(ids: ["a"], next: "k2")))
    #expect(first.saves == [.keys(["a"], of: .lead, isFirst: true, machine.state)])
    let second = machine.handle(.keysArrived(KeyPage(ids: ["b"], next: nil)))
    #expect(second.next == .fetch(.keys(of: .contact, at: nil), afterSeconds: 0))
    #expect(
      second.saves.contains(.unmetKeys(of: .lead, fetchedBy: start, machine.state)))
    let third = machine.handle(.keysArrived(KeyPage(ids: [], next: nil)))
    #expect(third.next == .finish)
    #expect(machine.state.phase == .changes)
    #expect(machine.state.cursor == "c2")
  }

  @Test func keysThatAreNotUsableRemoveNothingOfTheirKind() {
    var (machine, _) = settled(PullKind(.lead, alongside: [.contact]))
    let page = ChangePage(records: [], next: "c2", hasMore: false, deletions: .untold)
    _ = machine.handle(.changesArrived(.page(page)))
    let step = machine.handle(.keysArrived(KeyPage(ids: ["a"], next: nil, isUsable: false)))
    #expect(step.next == .fetch(.keys(of: .contact, at: nil), afterSeconds: 0))
    #expect(step.saves == [.state(machine.state)])
    let last = machine.handle(.keysArrived(KeyPage(ids: ["x"], next: nil)))
    #expect(last.next == .finish)
    #expect(last.saves.contains(.unmetKeys(of: .contact, fetchedBy: start, machine.state)))
  }

  /// Some records may never be met by their keys; going through all keys at each pull would not change that.
  @Test func keysAreNotGoneThroughAgainForTheSameExcess() {
    var (machine, _) = settled()
    let page = ChangePage(records: [], next: "c2", hasMore: false, deletions: .counted(8))
    _ = machine.handle(.changesArrived(.page(page)))
    #expect(machine.handle(.counted(10)).next == .fetch(.keys(of: .lead, at: nil), afterSeconds: 0))
    #expect(machine.handle(.keysArrived(KeyPage(ids: ["a"], next: nil))).next == .count)
    let end = machine.handle(.counted(9))
    #expect(end == .init(saves: [.state(machine.state)], next: .finish))
    #expect(machine.state.excess == 1)

    for (count, isNeeded) in [(9, false), (10, true), (8, false)] {
      var later = SyncMachine(kind: PullKind(.lead), policy: policy, now: { [start] in start })
      _ = later.handle(.started(machine.state, isFull: false))
      _ = later.handle(.changesArrived(.page(page)))
      let step = later.handle(.counted(count))
      #expect((step.next != .finish) == isNeeded, "\(count)")
      if count == 8 { #expect(later.state.excess == 0) }
    }
  }

  @Test func kindsThatTheServiceWithheldAreNotTakenForGone() {
    var machine = machine(PullKind(.lead, alongside: [.contact, .deal]))
    _ = machine.handle(.started(nil, isFull: false))
    let step = machine.handle(.pageArrived(PullPage(records: [], next: .changes("c1"), withheld: [.deal])))
    #expect(step.saves == [.lastPage([], bringing: [.lead, .contact], machine.state)])
  }

  @Test func aCursorThatIsTooOldStartsOver() {
    var (machine, _) = settled()
    let step = machine.handle(.changesArrived(.tooOld))
    #expect(step.next == .fetch(.page(at: nil), afterSeconds: 0))
    #expect(step.saves == [.state(PullState(startedAt: start))])
  }

  @Test func aRefusedPositionStartsOverOnce() {
    var state = PullState(startedAt: start)
    state.phase = .first(position: "p7")
    var machine = machine()
    _ = machine.handle(.started(state, isFull: false))
    let refusal = ServiceError(.rejected, "No such position.")
    #expect(machine.handle(.failed(refusal)).next == .fetch(.page(at: nil), afterSeconds: 0))
    #expect(machine.handle(.failed(refusal)).next == .fail(refusal))
  }

  @Test func failuresAreWaitedOutWithGrowingPatience() {
    var machine = machine()
    _ = machine.handle(.started(nil, isFull: false))
    let failure = ServiceError(.serverFailure, "It failed.")
    #expect(machine.handle(.failed(failure)).next == .fetch(.page(at: nil), afterSeconds: 1))
    #expect(machine.handle(.failed(failure)).next == .fetch(.page(at: nil), afterSeconds: 2))
    #expect(machine.handle(.failed(failure)).next == .fail(failure))
  }

  @Test func anAnswerEndsTheCountOfFailures() {
    var machine = machine()
    _ = machine.handle(.started(nil, isFull: false))
    let failure = ServiceError(.timeout, "It took too long.")
    for position in ["1", "2", "3", "4"] {
      #expect(machine.handle(.failed(failure)).next != .fail(failure))
      _ = machine.handle(.pageArrived(PullPage(records: [], next: .page(position))))
    }
  }

  @Test(arguments: [ServiceError.Reason.unreachable, .timeout])
  func whoIsToSayItAtOnceDoesNotOutlastSilence(_ reason: ServiceError.Reason) {
    var machine = SyncMachine(
      kind: PullKind(.lead), policy: SyncPolicy(tries: 3, outlastsSilence: false), now: { [start] in start })
    _ = machine.handle(.started(nil, isFull: false))
    let failure = ServiceError(.serverFailure, "It failed.")
    #expect(machine.handle(.failed(failure)).next != .fail(failure))
    let silence = ServiceError(reason, "Nothing comes.")
    #expect(machine.handle(.failed(silence)).next == .fail(silence))
  }

  @Test func theServiceIsLeftAloneForAsLongAsItAsks() {
    var machine = machine()
    _ = machine.handle(.started(nil, isFull: false))
    let slow = ServiceError(.rateLimited, "Slow down.", retryAfter: 17)
    #expect(machine.handle(.failed(slow)).next == .fetch(.page(at: nil), afterSeconds: 17))
  }

  @Test func aRefusedKeyFailsAtOnce() {
    var machine = machine()
    _ = machine.handle(.started(nil, isFull: false))
    let refusal = ServiceError(.authentication, "No.")
    #expect(machine.handle(.failed(refusal)).next == .fail(refusal))
  }

  @Test(arguments: [(26, 0.0), (25, 8.0), (0, 8.0)])
  func aShareOfTheBudgetIsLeftToOthers(_ remaining: Int, _ wait: Double) {
    var machine = machine()
    _ = machine.handle(.started(nil, isFull: false))
    let budget = RequestAllowance(limit: 100, remaining: remaining, reset: 8)
    let step = machine.handle(.pageArrived(PullPage(records: [], next: .page("2"), budget: budget)))
    #expect(step.next == .fetch(.page(at: "2"), afterSeconds: wait))
  }

  @Test func askingForEverythingStartsOver() {
    var (machine, state) = settled()
    #expect(machine.handle(.started(state, isFull: true)).next == .fetch(.page(at: nil), afterSeconds: 0))
  }
}
