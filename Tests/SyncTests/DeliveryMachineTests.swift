import CRM
import MirrorStore
import Testing

@testable import Sync

@Suite struct DeliveryMachineTests {
  private let now = Instant(seconds: 1_700_000_000)
  private let policy = DeliveryPolicy(jitter: 0)
  private let home = AccountID("home")
  private var machine: DeliveryMachine

  init() { machine = DeliveryMachine(accounts: [fakeAccount, AccountID("home")], policy: policy) }

  private func claimed(
    _ id: String = "w", _ task: DeliveryTask = .send, attempts: Int = 1, looks: Int = 0, problem: OutboxProblem? = nil
  ) -> ClaimedWrite {
    ClaimedWrite(
      item: OutboxItem(write: note(id), attempts: attempts, looks: looks, dueAt: now, problem: problem), task: task)
  }

  private mutating func end(
    _ event: DeliveryMachine.Event, _ claimed: ClaimedWrite? = nil, after seconds: Double = 0
  ) -> DeliveryMachine.Step {
    let claimed = claimed ?? self.claimed()
    machine.began(claimed)
    return machine.ended(claimed, event, at: now.adding(seconds), chance: 1)
  }

  private func isReady(after seconds: Double = 0) -> Bool {
    machine.accounts(readyAt: now.adding(seconds)).contains(fakeAccount)
  }

  private static let settling = DeliveryTask.settle(sentAt: Instant(seconds: 1_699_999_990))

  // MARK: One write

  @Test mutating func deliveredIsDelivered() {
    let delivery = Delivery(item: TimelineItem(id: "n", kind: .note, at: now, title: "N", source: "s"))
    #expect(end(.delivered(delivery)).outcome == .delivered(delivery))
    #expect(end(.settled(.arrived(delivery)), claimed("w", Self.settling)).outcome == .delivered(delivery))
  }

  @Test(arguments: [ServiceError.Reason.rejected, .permission, .notFound, .unsupported])
  mutating func refusalsAreForTheUser(reason: ServiceError.Reason) {
    let error = ServiceError(reason, "The service refused it.", serverWords: "no", advice: "Edit it.")
    #expect(end(.sendingFailed(error)).outcome == .rejected(OutboxProblem(error)))
    #expect(isReady())
  }

  @Test mutating func whatOthersChangedIsForTheUser() {
    let conflict = WriteConflict(.changedBoth, [.init(.title, base: nil, theirs: .text("a"), mine: .text("b"))])
    #expect(end(.sendingFailed(ServiceError(.unreachable, "No route."))).isNetworkBack == false)
    // The service has answered, so that the account's other writes go on.
    let step = end(.conflicted(conflict), after: 60)
    #expect(step.outcome == .conflict(conflict) && step.isNetworkBack)
    #expect(isReady(after: 60))
  }

  @Test(arguments: ServiceError.Reason.allReasons)
  mutating func whateverMayHaveArrivedIsInDoubt(reason: ServiceError.Reason) {
    let error = ServiceError(reason, "It failed.", mayHaveArrived: true)
    let wait: Double = reason == .timeout || reason == .serverFailure ? 10 : 2
    #expect(end(.sendingFailed(error)).outcome == .inDoubt(dueAt: now.adding(wait), problem: OutboxProblem(error)))
  }

  @Test mutating func anAnswerThatCannotBeReadIsAnAnswer() {
    let error = ServiceError(.malformedAnswer, "It failed.")
    #expect(end(.sendingFailed(error)).outcome == .inDoubt(dueAt: now.adding(2), problem: OutboxProblem(error)))
    #expect(isReady())
  }

  @Test mutating func whatWasCalledOffBeforeItWentOutIsSentAtOnce() {
    let error = ServiceError(.cancelled, "It was called off.")
    #expect(end(.sendingFailed(error)).outcome == .queued(dueAt: now, problem: nil))
    #expect(isReady())
  }

  @Test mutating func aServiceNeverReachedIsSaidToBeUnreachable() {
    // Failures together, before the account may be tried again, are one.
    for seconds in [0, 0.1, 60] { _ = end(.sendingFailed(ServiceError(.unreachable, "No route.")), after: seconds) }
    #expect(!machine.cannotReach(fakeAccount))
    _ = end(.sendingFailed(ServiceError(.unreachable, "No route.")), after: 600)
    #expect(machine.cannotReach(fakeAccount))
    #expect(!machine.cannotReach(home))
    _ = end(.settled(.maySend), after: 700)
    #expect(!machine.cannotReach(fakeAccount))
  }

  @Test mutating func aRepeatedDoubtIsLookedIntoLater() {
    let error = ServiceError(.unreachable, "Cut.", mayHaveArrived: true)
    let step = end(.sendingFailed(error), claimed(attempts: 3))
    #expect(step.outcome == .inDoubt(dueAt: now.adding(8), problem: OutboxProblem(error)))
  }

  @Test mutating func aFailureOfTheServiceBacksOffForThatWriteAlone() {
    let error = ServiceError(.serverFailure, "The service is down.")
    #expect(
      end(.sendingFailed(error), claimed(attempts: 4)).outcome
        == .queued(dueAt: now.adding(8), problem: OutboxProblem(error)))
    let told = ServiceError(.serverFailure, "The service is down.", retryAfter: 30)
    #expect(end(.sendingFailed(told)).outcome == .queued(dueAt: now.adding(30), problem: OutboxProblem(told)))
    #expect(isReady())
  }

  @Test mutating func whatIsNotThereIsLookedForOnceMoreWhenItMustBe() {
    // Sent ten seconds ago, and a long time ago.
    let again = end(.settled(.notFound), claimed("w", Self.settling))
    #expect(again.outcome == .inDoubt(dueAt: now.adding(15.0), problem: .notThereYet))
    let fresh = end(.settled(.notFound), claimed("w", .settle(sentAt: now.adding(-2.0))))
    #expect(fresh.outcome == .inDoubt(dueAt: now.adding(18.0), problem: .notThereYet))
    let old = end(.settled(.notFound), claimed("w", .settle(sentAt: now.adding(-500.0))))
    #expect(old.outcome == .inDoubt(dueAt: now.adding(15.0), problem: .notThereYet))
    let clockPutBack = end(.settled(.notFound), claimed("w", .settle(sentAt: now.adding(500.0))))
    #expect(clockPutBack.outcome == .inDoubt(dueAt: now.adding(20.0), problem: .notThereYet))
  }

  @Test(arguments: [(19.0, false), (20.0, true), (5000.0, true)])
  mutating func whatIsNotThereTwiceIsSentAgain(age: Double, isSent: Bool) {
    let look = claimed("w", .settle(sentAt: now.adding(-age)), looks: 2, problem: .notThereYet)
    let outcome = end(.settled(.notFound), look).outcome
    #expect((outcome == .queued(dueAt: now, problem: nil)) == isSent)
    // A failure in between counts for nothing.
    let failed = OutboxProblem(ServiceError(.serverFailure, "The service failed."))
    let first = claimed("w", .settle(sentAt: now.adding(-age)), looks: 2, problem: failed)
    #expect(end(.settled(.notFound), first).outcome != .queued(dueAt: now, problem: nil))
  }

  @Test mutating func whatMayBeSentTwiceIsSentAtOnce() {
    #expect(end(.settled(.maySend), claimed("w", Self.settling)).outcome == .queued(dueAt: now, problem: nil))
  }

  @Test mutating func whatNobodyCanTellIsAsked() {
    let candidate = TimelineItem(id: "n", kind: .note, at: now, title: "N", source: "s")
    #expect(
      end(.settled(.unclear(question: "This one?", candidates: [candidate])), claimed("w", Self.settling)).outcome
        == .unclear(OutboxQuestion(question: "This one?", candidates: [candidate])))
  }

  @Test(arguments: [ServiceError.Reason.unreachable, .timeout, .serverFailure, .malformedAnswer, .authentication])
  mutating func whatCouldNotBeLookedForStaysInDoubt(reason: ServiceError.Reason) {
    let error = ServiceError(reason, "It failed.")
    let step = end(.settlingFailed(error), claimed("w", Self.settling, looks: 2))
    #expect(step.outcome == .inDoubt(dueAt: now.adding(8), problem: OutboxProblem(error)))
  }

  @Test mutating func lookingWaitsAsLongAsTheServiceWants() {
    let error = ServiceError(.rateLimited, "Slow down.", retryAfter: 100)
    let step = end(.settlingFailed(error), claimed("w", Self.settling))
    #expect(step.outcome == .inDoubt(dueAt: now.adding(100), problem: OutboxProblem(error)))
  }

  @Test(arguments: [ServiceError.Reason.rejected, .permission, .notFound, .unsupported])
  mutating func whatCanNeverBeLookedForIsAsked(reason: ServiceError.Reason) throws {
    let error = ServiceError(reason, "Close has no such lead.")
    let step = end(.settlingFailed(error), claimed("w", Self.settling))
    guard case .unclear(let question) = step.outcome else {
      Issue.record("\(step.outcome)")
      return
    }
    #expect(question.question.contains("Close has no such lead."))
    #expect(question.candidates.isEmpty)
  }

  @Test mutating func aLookThatIsInterruptedIsTakenUpAgain() {
    let error = ServiceError(.cancelled, "Interrupted.")
    let step = end(.settlingFailed(error), claimed("w", Self.settling))
    #expect(step.outcome == .inDoubt(dueAt: now, problem: nil))
  }

  @Test mutating func whatWasNotTriedChangesNothing() {
    #expect(end(.notTried) == DeliveryMachine.Step(outcome: .notTried, isNetworkBack: false))
    #expect(isReady())
  }

  // MARK: One account

  @Test mutating func anAccountHasSoManyUnderWay() {
    for index in 0..<4 {
      #expect(isReady())
      machine.began(claimed("w\(index)"))
    }
    #expect(!isReady())
    #expect(machine.accounts(readyAt: now) == [home])
    _ = machine.ended(claimed("w0"), .delivered(Delivery()), at: now, chance: 1)
    #expect(isReady())
  }

  @Test(arguments: [ServiceError.Reason.unreachable, .timeout, .rateLimited, .authentication])
  mutating func failuresOfTheAccountPauseItLongerAndLonger(reason: ServiceError.Reason) {
    let error = ServiceError(reason, "It failed.")
    var time = 0.0
    for wait in [1.0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300] {
      let step = end(.sendingFailed(error), after: time)
      #expect(step.outcome == .queued(dueAt: now.adding(time + wait), problem: OutboxProblem(error)))
      #expect(!isReady(after: time + wait - 0.5))
      #expect(machine.nextDate(after: now.adding(time)) == now.adding(time + wait))
      time += wait
      #expect(isReady(after: time))
      #expect(machine.nextDate(after: now.adding(time)) == nil)
    }
    #expect(machine.accounts(readyAt: now) == [home])
    _ = end(.delivered(Delivery()), after: time)
    #expect(
      end(.sendingFailed(error), after: time).outcome
        == .queued(dueAt: now.adding(time + 1), problem: OutboxProblem(error)))
  }

  @Test mutating func theServicesOwnWaitHoldsForTheWholeAccount() {
    _ = end(.sendingFailed(ServiceError(.rateLimited, "Slow down.", retryAfter: 40)))
    #expect(!isReady(after: 39))
    // A shorter one does not shorten it.
    _ = end(.sendingFailed(ServiceError(.rateLimited, "Slow down.", retryAfter: 1)))
    #expect(!isReady(after: 39))
    #expect(isReady(after: 40))
  }

  @Test mutating func writesThatFailTogetherAreOneFailure() {
    let error = ServiceError(.unreachable, "No network.")
    for index in 0..<3 { machine.began(claimed("w\(index)")) }
    for index in 0..<3 {
      let step = machine.ended(claimed("w\(index)"), .sendingFailed(error), at: now, chance: 1)
      #expect(step.outcome == .queued(dueAt: now.adding(1), problem: OutboxProblem(error)))
    }
    #expect(isReady(after: 1))
  }

  @Test mutating func afterAFailureOneWriteFindsOutForAll() {
    _ = end(.sendingFailed(ServiceError(.unreachable, "No network.")))
    #expect(isReady(after: 1))
    machine.began(claimed("probe"))
    #expect(!isReady(after: 1))
    let step = machine.ended(claimed("probe"), .delivered(Delivery()), at: now.adding(1.0), chance: 1)
    #expect(step.isNetworkBack)
    machine.began(claimed("next"))
    #expect(isReady(after: 1))
  }

  @Test mutating func anyAnswerSaysThatTheNetworkIsBack() {
    let offline = ServiceError(.unreachable, "No network.")
    for event in [
      DeliveryMachine.Event.settled(.maySend), .settled(.notFound), .sendingFailed(ServiceError(.rejected, "No.")),
      .sendingFailed(ServiceError(.rateLimited, "Slow down.")), .settled(.unclear(question: "?", candidates: [])),
    ] {
      machine = DeliveryMachine(accounts: [fakeAccount], policy: policy)
      #expect(!end(.sendingFailed(offline)).isNetworkBack)
      #expect(end(event, after: 1).isNetworkBack, "\(event)")
      #expect(!end(.delivered(Delivery()), after: 1000).isNetworkBack)
    }
    machine = DeliveryMachine(accounts: [fakeAccount], policy: policy)
    _ = end(.sendingFailed(offline))
    #expect(!end(.sendingFailed(ServiceError(.cancelled, "Interrupted.")), after: 1).isNetworkBack)
  }

  @Test mutating func aRefusedKeyIsKnownUntilItIsTaken() {
    #expect(!machine.refusesKey(of: fakeAccount))
    _ = end(.sendingFailed(ServiceError(.authentication, "The key was refused.")))
    #expect(machine.refusesKey(of: fakeAccount))
    #expect(!machine.refusesKey(of: home))
    machine.networkBack()
    #expect(machine.refusesKey(of: fakeAccount))
    _ = end(.sendingFailed(ServiceError(.rejected, "No.")), after: 1)
    #expect(!machine.refusesKey(of: fakeAccount))
  }

  @Test mutating func theNetworkEndsOnlyTheWaitForIt() {
    _ = end(.sendingFailed(ServiceError(.unreachable, "No network.")))
    machine.networkBack()
    #expect(isReady())
    _ = end(.sendingFailed(ServiceError(.rateLimited, "Slow down.", retryAfter: 40)))
    machine.networkBack()
    #expect(!isReady())
  }

  @Test mutating func aCutInTheMiddlePausesTheAccountAsWell() {
    for _ in 0..<3 {
      _ = end(.sendingFailed(ServiceError(.unreachable, "Cut.", mayHaveArrived: true)), after: 0)
      machine.networkBack()
    }
    let error = ServiceError(.unreachable, "Cut.", mayHaveArrived: true)
    _ = end(.sendingFailed(error))
    #expect(!isReady(after: 0.5))
    // The look waits for the pause as well, when that is longer.
    let long = ServiceError(.unreachable, "Cut.", retryAfter: 50, mayHaveArrived: true)
    #expect(end(.sendingFailed(long)).outcome == .inDoubt(dueAt: now.adding(50.0), problem: OutboxProblem(long)))
  }
}

extension ServiceError.Reason {
  static let allReasons: [ServiceError.Reason] = [
    .authentication, .permission, .notFound, .rateLimited, .unreachable, .timeout, .serverFailure, .malformedAnswer,
    .rejected, .unsupported, .cancelled,
  ]
}
