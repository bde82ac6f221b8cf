import CRM
import MirrorStore
import Testing

@Suite struct OutboxClaimsTests {
  let store: MirrorStore
  let owner: OutboxOwner

  init() throws {
    store = try .temporary()
    owner = try OutboxOwner(of: store)
  }

  private func claimed(at now: Instant = moment(10)) throws -> ClaimedWrite {
    try #require(try store.claim(owner, at: now))
  }

  @Test func aRowIsTakenWhenItIsDue() throws {
    try store.put(note("a"), dueAt: moment(5))
    #expect(try store.claim(owner, at: moment(4)) == nil)
    #expect(try store.nextOutboxDate(accounts: [work]) == moment(5))
    let claimed = try claimed(at: moment(5))
    #expect(claimed.task == .send)
    #expect(
      claimed.item == OutboxItem(write: note("a"), state: .sending, attempts: 1, dueAt: moment(5), sentAt: moment(5)))
    #expect(try store.outboxItem(WriteID("a")) == claimed.item)
    #expect(try store.claim(owner, at: moment(5)) == nil)
    #expect(try store.nextOutboxDate(accounts: [work]) == nil)
  }

  @Test func onlyRowsOfTheAccountsAreTaken() throws {
    try store.put(note("a"))
    #expect(try store.claim(at: moment(10), accounts: [AccountID("home")], by: owner) == nil)
    #expect(try store.nextOutboxDate(accounts: [AccountID("home")]) == nil)
    #expect(try store.claim(at: moment(10), accounts: [AccountID("home"), work], by: owner)?.item.id == WriteID("a"))
  }

  @Test func rowsOfOneRecordGoOneByOneAndOthersBesideThem() throws {
    try store.put(note("a1"), note("a2"), note("b1", on: ref("l2")), note("a3"))
    let first = try claimed()
    let beside = try claimed()
    #expect([first, beside].map(\.item.id.rawValue) == ["a1", "b1"])
    #expect(try store.claim(owner) == nil)
    _ = try store.finish(first, .delivered(delivery("n")), at: moment(11))
    #expect(try claimed().item.id.rawValue == "a2")
    #expect(try store.claim(owner) == nil)
  }

  @Test func onlyWantedRowsAreTakenAndThoseAheadOfThem() throws {
    try store.put(note("a1"), note("b1", on: ref("l2")), note("a2"), note("a3"))
    let take = { (wanted: Set<WriteID>) in
      try store.claim(at: moment(10), accounts: [work], wanted: wanted, by: owner)?.item.id.rawValue
    }
    #expect(try take([]) == nil)
    #expect(try take([WriteID("none")]) == nil)
    #expect(try store.nextOutboxDate(accounts: [work], wanted: []) == nil)
    #expect(try store.nextOutboxDate(accounts: [work], wanted: [WriteID("a2")]) == moment(0))
    let first = try #require(
      try store.claim(at: moment(10), accounts: [work], wanted: [WriteID("a2")], by: owner))
    #expect(first.item.id.rawValue == "a1")
    #expect(try take([WriteID("a2")]) == nil)
    _ = try store.finish(first, .delivered(delivery("n")), at: moment(11))
    // Behind it, but not ahead of it.
    #expect(try take([WriteID("a1")]) == nil)
    #expect(try take([WriteID("a2"), WriteID("a3")]) == "a2")
    #expect(try take([WriteID("b1")]) == "b1")
  }

  @Test(arguments: [
    (DeliveryOutcome.queued(dueAt: moment(99), problem: offline), false),
    (.inDoubt(dueAt: moment(99), problem: offline), false),
    (.unclear(OutboxQuestion(question: "Is it there?", candidates: [])), false),
    (.notTried, false),
    (.rejected(refusal), true),
    (.delivered(Delivery()), true),
  ])
  func aRowWaitsForThoseBeforeItUntilTheyAreDelivered(outcome: DeliveryOutcome, goesOn: Bool) throws {
    try store.put(note("a1"))
    let first = try claimed()
    try store.put(note("a2"))
    _ = try store.finish(first, outcome, at: moment(11))
    let next = try store.claim(owner, at: moment(12))
    #expect((next?.item.id.rawValue == "a2") == goesOn)
  }

  @Test func whatDidNotArriveIsSentAgain() throws {
    try store.put(note("a"))
    let item = try store.finish(try claimed(), .queued(dueAt: moment(20), problem: offline), at: moment(11))
    #expect(item == OutboxItem(write: note("a"), attempts: 1, dueAt: moment(20), problem: offline))
    #expect(try store.nextOutboxDate(accounts: [work]) == moment(20))
    let again = try claimed(at: moment(20))
    #expect(again.task == .send)
    #expect(again.item.attempts == 2)
    #expect(again.item.sentAt == moment(20))
  }

  @Test func whatMayHaveArrivedIsLookedForSinceItWasSent() throws {
    try store.put(note("a"))
    let doubt = try store.finish(try claimed(), .inDoubt(dueAt: moment(20), problem: offline), at: moment(11))
    #expect(doubt?.state == .inDoubt)
    #expect(doubt?.sentAt == moment(10))
    #expect(try store.claim(owner, at: moment(19)) == nil)
    let look = try claimed(at: moment(20))
    #expect(look.task == .settle(sentAt: moment(10)))
    #expect(look.item.state == .inDoubt)
    #expect(look.item.attempts == 1)
    #expect(look.item.looks == 1)
    // It is looked for once at a time.
    #expect(try store.claim(owner, at: moment(30)) == nil)
    _ = try store.finish(look, .inDoubt(dueAt: moment(40), problem: nil), at: moment(21))
    let second = try claimed(at: moment(40))
    #expect(second.task == .settle(sentAt: moment(10)))
    #expect(second.item.looks == 2)
    #expect(second.item.problem == offline)
    let queued = try store.finish(second, .queued(dueAt: moment(41), problem: nil), at: moment(41))
    #expect(queued?.sentAt == nil)
    #expect(queued?.looks == 0)
    #expect(try claimed(at: moment(41)).task == .send)
  }

  @Test func aRowWithAQuestionWaitsForTheUser() throws {
    try store.put(note("a"))
    _ = try store.finish(try claimed(), .inDoubt(dueAt: moment(20), problem: offline), at: moment(11))
    let question = OutboxQuestion(question: "Is it one of these?", candidates: [item("x", at: 1), item("y", at: 2)])
    let asked = try store.finish(try claimed(at: moment(20)), .unclear(question), at: moment(21))
    #expect(asked?.question == question)
    #expect(try store.outboxItem(WriteID("a")) == asked)
    #expect(try store.claim(owner, at: moment(9999)) == nil)
    #expect(try store.nextOutboxDate(accounts: [work]) == nil)
  }

  @Test func deliveredIsTheEnd() throws {
    try store.put(note("a"))
    let first = try store.finish(try claimed(), .queued(dueAt: moment(10), problem: offline), at: moment(10))
    #expect(first?.problem == offline)
    let item = try store.finish(try claimed(), .delivered(delivery("n")), at: moment(11))
    #expect(item?.state == .delivered)
    #expect(item?.delivery == delivery("n"))
    #expect(item?.deliveredAt == moment(11))
    #expect(item?.problem == nil)
    #expect(try store.outboxItem(WriteID("a")) == item)
    #expect(try store.claim(owner, at: moment(9999)) == nil)
  }

  @Test func whatWasNotTriedIsAsBefore() throws {
    try store.put(note("a"))
    let before = try #require(try store.outboxItem(WriteID("a")))
    #expect(try store.finish(try claimed(), .notTried, at: moment(11)) == before)
    let doubt = try store.finish(try claimed(), .inDoubt(dueAt: moment(10), problem: offline), at: moment(11))
    #expect(try store.finish(try claimed(), .notTried, at: moment(11)) == doubt)
  }

  @Test func aLateOutcomeIsNotWritten() throws {
    try store.put(note("a"))
    let first = try claimed()
    _ = try store.finish(first, .queued(dueAt: moment(10), problem: nil), at: moment(10))
    #expect(try store.finish(first, .delivered(delivery("n")), at: moment(11)) == nil)
    #expect(try store.state("a") == .queued)
    _ = try claimed()
    #expect(try store.finish(first, .delivered(delivery("n")), at: moment(11)) == nil)
    #expect(try store.state("a") == .sending)
  }

  @Test func twoEqualNotesAreNeverTheSameItem() throws {
    try store.put(note("a"), note("b", on: ref("l2")))
    for _ in 0..<2 {
      _ = try store.finish(try claimed(), .inDoubt(dueAt: moment(20), problem: offline), at: moment(11))
    }
    let looks = [try claimed(at: moment(20)), try claimed(at: moment(20))]
    #expect(try store.finish(looks[0], .delivered(delivery("n")), at: moment(21))?.state == .delivered)
    let other = try store.finish(looks[1], .delivered(delivery("n")), at: moment(21))
    #expect(other?.state == .inDoubt)
    #expect(try store.itemsKnown(besides: note("b")) == ["n"])
    #expect(try claimed(at: moment(21)).task == .settle(sentAt: moment(10)))
  }

  @Test func whatTheServiceSaysOfASendCountsMoreThanWhatALookFound() throws {
    try store.put(note("a"), note("b", on: ref("l2")))
    _ = try store.finish(try claimed(), .inDoubt(dueAt: moment(20), problem: offline), at: moment(11))
    let sending = try claimed(at: moment(11))
    #expect(sending.item.id.rawValue == "b")
    // The look finds what `b` has just become.
    #expect(
      try store.finish(try claimed(at: moment(20)), .delivered(delivery("n")), at: moment(21))?.state == .delivered)
    #expect(try store.finish(sending, .delivered(delivery("n")), at: moment(22))?.state == .delivered)
    #expect(try store.state("a") == .inDoubt)
    #expect(try store.itemsKnown(besides: note("a")) == ["n"])
    #expect(try claimed(at: moment(22)).task == .settle(sentAt: moment(10)))
  }

  @Test(arguments: [false, true])
  func aRejectedRowThatIsSentAgainGoesBehindThoseItLetPass(isRewritten: Bool) throws {
    try store.put(note("a"), note("b"))
    _ = try store.finish(try claimed(), .rejected(refusal), at: moment(11))
    let later = try claimed()
    #expect(later.item.id.rawValue == "b")
    if isRewritten {
      _ = try store.rewrite(WriteID("a"), as: note("a", text: "Better"), at: moment(12))
    } else {
      _ = try store.resend(WriteID("a"), at: moment(12))
    }
    try store.put(note("c"))
    #expect(try store.outbox(of: ref("l1")).map(\.id.rawValue) == ["b", "a", "c"])
    _ = try store.finish(later, .inDoubt(dueAt: moment(20), problem: offline), at: moment(13))
    #expect(try claimed(at: moment(99)).item.id.rawValue == "b")
    #expect(try store.claim(owner, at: moment(99)) == nil)
  }

  @Test func theNetworkBringsForwardOnlyWhatWaitedForIt() throws {
    let peace = OutboxProblem(ServiceError(.rateLimited, "Slow down."))
    try store.put(note("offline", on: ref("a")), note("limited", on: ref("b")), note("doubt", on: ref("c")))
    try store.put(note("grace", on: ref("d")), dueAt: moment(500))
    for outcome in [
      DeliveryOutcome.queued(dueAt: moment(500), problem: offline), .queued(dueAt: moment(500), problem: peace),
      .inDoubt(dueAt: moment(500), problem: offline),
    ] {
      _ = try store.finish(try claimed(), outcome, at: moment(11))
    }
    try store.hurryOutbox(accounts: [AccountID("home")], at: moment(20))
    #expect(try store.nextOutboxDate(accounts: [work]) == moment(500))
    try store.hurryOutbox(accounts: [work], at: moment(20))
    // The one in doubt was not looked for yet: its request may be under way.
    #expect(try store.outbox(delivered: true).map(\.dueAt) == [moment(20), moment(500), moment(500), moment(500)])
    let look = try #require(try store.outbox(of: ref("c")).first)
    #expect(look.state == .inDoubt)
    _ = try claimed(at: moment(20))
    _ = try claimed(at: moment(500))
    _ = try store.finish(try claimed(at: moment(500)), .inDoubt(dueAt: moment(900), problem: offline), at: moment(501))
    try store.hurryOutbox(accounts: [work], at: moment(600))
    #expect(try store.outboxItem(WriteID("doubt"))?.dueAt == moment(600))
  }
}
