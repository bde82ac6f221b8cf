import CRM
import MirrorStore
import Testing

@Suite struct OutboxDecisionsTests {
  let store: MirrorStore
  let owner: OutboxOwner
  private let id = WriteID("a")

  init() throws {
    store = try .temporary()
    owner = try OutboxOwner(of: store)
  }

  /// A row of each state, and of both kinds of doubt.
  enum Stage: CaseIterable {
    case queued, sending, delivered, rejected, inDoubt, beingLookedFor, asked
  }

  @discardableResult
  private func put(_ stage: Stage, candidates: [TimelineItem] = []) throws -> ClaimedWrite? {
    try store.put(note("a"))
    guard stage != .queued else { return nil }
    let sent = try #require(try store.claim(owner))
    switch stage {
    case .queued, .sending: return sent
    case .delivered: _ = try store.finish(sent, .delivered(delivery("n")), at: moment(11))
    case .rejected: _ = try store.finish(sent, .rejected(refusal), at: moment(11))
    case .inDoubt, .beingLookedFor, .asked:
      _ = try store.finish(sent, .inDoubt(dueAt: moment(20), problem: offline), at: moment(11))
      guard stage != .inDoubt else { break }
      let look = try #require(try store.claim(owner, at: moment(20)))
      guard stage == .asked else { return look }
      let question = OutboxQuestion(question: "Is it there?", candidates: candidates)
      _ = try store.finish(look, .unclear(question), at: moment(21))
    }
    return nil
  }

  @Test(arguments: Stage.allCases)
  func onlyWhatWasNotSentIsTakenBack(stage: Stage) throws {
    try put(stage)
    let before = try store.outboxItem(id)
    let taken = try store.withdraw(id)
    #expect(taken == (stage == .queued ? before : nil))
    #expect((try store.outboxItem(id) == nil) == (stage == .queued))
  }

  @Test(arguments: Stage.allCases)
  func whatIsTakenBackIsKeptAsADraft(stage: Stage) throws {
    try put(stage)
    let key = DraftKey(ref("l1"), .note)
    let draft = Draft(key: key, texts: [.text: "Hello"], savedAt: moment(12))
    let taken = try store.withdraw(id, keeping: draft)
    #expect((taken == nil) == (stage != .queued))
    #expect(try store.draft(key) == (stage == .queued ? draft : nil))
    // What is gone is not kept a second time.
    let other = Draft(key: key, texts: [.text: "Other"], savedAt: moment(13))
    #expect(try store.withdraw(id, keeping: other) == nil)
    #expect(try store.draft(key)?.texts != other.texts)
  }

  @Test func aLookThatComesTooSoonIsNotBroughtForward() throws {
    let look = try #require(try put(.beingLookedFor))
    _ = try store.finish(look, .inDoubt(dueAt: moment(40), problem: .notThereYet), at: moment(21))
    #expect(try store.resend(id, at: moment(30))?.dueAt == moment(40))
    try store.hurryOutbox(accounts: [work], at: moment(30))
    #expect(try store.claim(owner, at: moment(39)) == nil)
    let second = try #require(try store.claim(owner, at: moment(40)))
    #expect(second.item.problem == .notThereYet)
    // The next attempt starts without it.
    #expect(try store.finish(second, .queued(dueAt: moment(41), problem: nil), at: moment(41))?.problem == nil)
  }

  @Test func whatIsKnownNotToHaveArrivedCanBeTakenBack() throws {
    let sent = try #require(try put(.sending))
    #expect(try store.withdraw(id) == nil)
    _ = try store.finish(sent, .queued(dueAt: moment(60), problem: offline), at: moment(11))
    #expect(try store.withdraw(id)?.attempts == 1)
    #expect(try store.outbox(delivered: true).isEmpty)
    #expect(try store.withdraw(id) == nil)
  }

  @Test(arguments: Stage.allCases)
  func resendingWaitsForWhatIsNotKnown(stage: Stage) throws {
    try put(stage)
    let item = try store.resend(id, at: moment(30))
    switch stage {
    case .sending, .delivered:
      #expect(item == nil)
    case .queued, .rejected, .asked:
      #expect(item?.state == .queued)
      #expect(item?.dueAt == moment(30))
      #expect(item?.sentAt == nil)
      #expect(item?.question == nil)
      #expect(try store.claim(owner, at: moment(30))?.task == .send)
    case .inDoubt:
      #expect(item?.state == .inDoubt)
      #expect(try store.claim(owner, at: moment(30))?.task == .settle(sentAt: moment(10)))
    case .beingLookedFor:
      #expect(item?.state == .inDoubt)
      #expect(try store.claim(owner, at: moment(30)) == nil)
    }
  }

  @Test func aQueuedRowDoesNotWaitAnyLonger() throws {
    try store.put(note("a"), dueAt: moment(500))
    #expect(try store.resend(id, at: moment(30))?.dueAt == moment(30))
  }

  @Test(arguments: Stage.allCases)
  func rewritingIsForWhatDidNotArrive(stage: Stage) throws {
    try put(stage)
    let item = try store.rewrite(id, as: note("other", text: "Better"), at: moment(30))
    guard stage == .rejected || stage == .queued else {
      #expect(item == nil)
      #expect(try store.outboxItem(id)?.write == note("a"))
      return
    }
    #expect(item?.write == note("a", text: "Better"))
    #expect(item?.state == .queued)
    #expect(item?.problem == nil)
    #expect(try store.outboxItem(id) == item)
    #expect(try store.claim(owner, at: moment(30))?.item.write == note("a", text: "Better"))
  }

  @Test(arguments: Stage.allCases)
  func onlyADoubtCanBeAcknowledged(stage: Stage) throws {
    let claimed = try put(stage)
    let item = try store.acknowledge(id, at: moment(30))
    guard [.inDoubt, .beingLookedFor, .asked].contains(stage) else {
      #expect(item == nil)
      return
    }
    #expect(item?.state == .delivered)
    #expect(item?.deliveredAt == moment(30))
    #expect(item?.question == nil)
    // Whoever looks for it meanwhile comes too late.
    if let claimed {
      #expect(try store.finish(claimed, .queued(dueAt: moment(31), problem: nil), at: moment(31)) == nil)
      #expect(try store.state("a") == .delivered)
    }
  }

  @Test func theOnlyCandidateIsWhatWasAcknowledged() throws {
    try put(.asked, candidates: [item("x", at: 1)])
    #expect(try store.acknowledge(id, at: moment(30))?.delivery?.item?.id == "x")
    #expect(try store.itemsKnown(besides: note("b")) == ["x"])
  }

  @Test func ofSeveralCandidatesTheUserNamesOneOrNone() throws {
    try put(.asked, candidates: [item("x", at: 1), item("y", at: 2)])
    #expect(try store.acknowledge(id, as: item("y", at: 2), at: moment(30))?.delivery?.item?.id == "y")
  }

  @Test func whatTheUserRuledOutIsNeverTakenForAWriteAgain() throws {
    try put(.asked, candidates: [item("x", at: 1), item("y", at: 2)])
    _ = try store.resend(id, at: moment(30))
    #expect(try store.itemsKnown(besides: note("a")) == ["x", "y"])
    let sent = try #require(try store.claim(owner, at: moment(30)))
    _ = try store.finish(
      sent, .unclear(OutboxQuestion(question: "?", candidates: [item("z", at: 3), item("v", at: 4)])), at: moment(31))
    // It arrived, the user does not know as which.
    _ = try store.acknowledge(id, at: moment(32))
    #expect(try store.itemsKnown(besides: note("b")) == ["x", "y", "z", "v"])
  }

  @Test(arguments: Stage.allCases)
  func everythingButWhatIsSentOrDeliveredCanBeGivenUp(stage: Stage) throws {
    let claimed = try put(stage)
    let before = try store.outboxItem(id)
    let isFinal = stage == .sending || stage == .delivered
    #expect(try store.discard(id) == (isFinal ? nil : before))
    #expect((try store.outboxItem(id) == nil) == !isFinal)
    if stage == .beingLookedFor, let claimed {
      #expect(try store.finish(claimed, .delivered(delivery("n")), at: moment(31)) == nil)
    }
  }

  @Test func aRowThatIsGivenUpHoldsNothingBack() throws {
    try put(.asked)
    try store.put(note("b"))
    #expect(try store.claim(owner, at: moment(99)) == nil)
    _ = try store.discard(id)
    #expect(try store.claim(owner, at: moment(99))?.item.id == WriteID("b"))
  }

  @Test func thereIsNothingToDecideAboutARowThatIsNotThere() throws {
    #expect(try store.withdraw(id) == nil)
    #expect(try store.resend(id, at: moment(0)) == nil)
    #expect(try store.rewrite(id, as: note("a"), at: moment(0)) == nil)
    #expect(try store.acknowledge(id, at: moment(0)) == nil)
    #expect(try store.discard(id) == nil)
  }
}
