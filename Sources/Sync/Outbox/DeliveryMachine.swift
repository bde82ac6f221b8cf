public import CRM
public import MirrorStore
import Strings

/// Decides what becomes of a write after each thing that happens to it, and when an account may be written to.
///
/// A pure machine: it knows neither the clock nor the outbox. What is true of one write (when it is due, how often it
/// was sent) is kept in its row and survives the program; what is true of an account (the network is gone, the service
/// wants peace, the key is refused) is kept here, so that not every write of a long queue has to find it out for
/// itself.
///
///     send ──delivered────────────────────────────► delivered
///       │ ───refused──────────────────────────────► rejected
///       │ ───changed there meanwhile──────────────► conflict: the user is asked
///       │ ───not arrived──► queued, due later
///       └────may have arrived──► in doubt ──settle──► it is there: delivered
///                                  ▲  │ ────────────► it may be sent twice: queued, due at once
///                                  │  │ ────────────► it is not there the second time: queued, due at once
///                                  │  │ ────────────► nobody can tell: the user is asked
///                                  │  │ it is not there the first time: in doubt, due when it must be
///                                  └──┘ could not look: in doubt, due later
public struct DeliveryMachine: Sendable {
  /// What happened to a write that was taken.
  public enum Event: Sendable, Hashable {
    case delivered(Delivery)
    /// The item was changed there meanwhile, and nothing was sent.
    case conflicted(WriteConflict)
    case sendingFailed(ServiceError)
    case settled(Settlement)
    case settlingFailed(ServiceError)
    /// There was no time to begin.
    case notTried
  }

  /// What to do after an event.
  public struct Step: Sendable, Hashable {
    /// What becomes of the row.
    public let outcome: DeliveryOutcome
    /// Whether the account's other rows that wait for the network are due now, because it is back.
    public let isNetworkBack: Bool
  }

  private let policy: DeliveryPolicy
  private var states: [AccountID: AccountState]

  public init(accounts: Set<AccountID>, policy: DeliveryPolicy = .standard) {
    self.policy = policy
    states = Dictionary(uniqueKeysWithValues: accounts.map { ($0, AccountState()) })
  }

  /// The accounts of which a write may be taken at `now`.
  public func accounts(readyAt now: Instant) -> Set<AccountID> {
    Set(
      states.filter { _, state in
        // After a failure, one write finds out whether things are better.
        state.underWay < (state.failures > 0 ? 1 : policy.concurrency) && (state.pausedUntil.map { $0 <= now } ?? true)
      }.keys)
  }

  /// When the first of the accounts that are paused at `now` may be written to again.
  public func nextDate(after now: Instant) -> Instant? {
    states.values.compactMap(\.pausedUntil).filter { $0 > now }.min()
  }

  /// Whether the service last refused the account's key: only the user can do something about that.
  public func refusesKey(of account: AccountID) -> Bool { states[account]?.pause == .credentials }

  /// Whether the account's service was tried several times of late, and never reached.
  public func cannotReach(_ account: AccountID) -> Bool {
    guard let state = states[account] else { return false }
    return state.pause == .network && state.failures >= policy.failuresUntilUnreachable
  }

  /// A write was taken.
  public mutating func began(_ claimed: ClaimedWrite) {
    states[claimed.account, default: AccountState()].underWay += 1
  }

  /// What was begun has ended, at `now`. `chance` is a random number from 0 to 1.
  public mutating func ended(_ claimed: ClaimedWrite, _ event: Event, at now: Instant, chance: Double) -> Step {
    var state = states[claimed.account] ?? AccountState()
    state.underWay = max(0, state.underWay - 1)
    let hadNoNetwork = state.pause == .network
    let outcome = outcome(of: event, for: claimed, in: &state, at: now, chance: chance)
    states[claimed.account] = state
    return Step(outcome: outcome, isNetworkBack: hadNoNetwork && state.pause != .network)
  }

  /// The network is there again, or may be: accounts that wait for it need not any longer.
  public mutating func networkBack() {
    for account in states.keys where states[account]?.pause == .network { states[account]?.answered() }
  }
}

// MARK: - Accounts

extension DeliveryMachine {
  private struct AccountState {
    var underWay = 0
    /// Failures in a row that say something about the account and not about a write.
    var failures = 0
    var pause: Pause?
    var pausedUntil: Instant?

    /// The service has answered.
    mutating func answered() {
      failures = 0
      pause = nil
      pausedUntil = nil
    }
  }

  /// Why an account is not written to.
  private enum Pause {
    case network, service, credentials

    /// Nil for a failure that says nothing about the next write.
    init?(_ reason: ServiceError.Reason) {
      switch reason {
      case .unreachable, .timeout: self = .network
      case .rateLimited: self = .service
      case .authentication: self = .credentials
      case .permission, .notFound, .serverFailure, .malformedAnswer, .rejected, .unsupported, .cancelled: return nil
      }
    }
  }

  /// Takes note of a failure. Returns when the account may be written to again; nil when the failure says nothing about
  /// the account.
  private func note(_ error: ServiceError, in state: inout AccountState, at now: Instant, chance: Double) -> Instant? {
    guard let pause = Pause(error.reason) else {
      if error.reason != .cancelled { state.answered() }
      return nil
    }
    // Writes that were under way together fail together: that is one failure.
    if let until = state.pausedUntil, until > now, state.pause == pause, error.retryAfter == nil { return until }
    state.failures += 1
    state.pause = pause
    let until = now.adding(policy.wait(afterFailures: state.failures, told: error.retryAfter, chance: chance))
    state.pausedUntil = max(until, state.pausedUntil ?? until)
    return state.pausedUntil
  }
}

// MARK: - Outcomes

extension DeliveryMachine {
  private func outcome(
    of event: Event, for claimed: ClaimedWrite, in state: inout AccountState, at now: Instant, chance: Double
  ) -> DeliveryOutcome {
    switch event {
    case .notTried:
      return .notTried
    case .delivered(let delivery), .settled(.arrived(let delivery)):
      state.answered()
      return .delivered(delivery)
    case .conflicted(let conflict):
      state.answered()
      return .conflict(conflict)
    case .settled(.maySend):
      state.answered()
      return .queued(dueAt: now, problem: nil)
    case .settled(.notFound):
      state.answered()
      return afterLookingInVain(for: claimed, at: now)
    case .settled(.unclear(let question, let candidates)):
      state.answered()
      return .unclear(OutboxQuestion(question: question, candidates: candidates))
    case .sendingFailed(let error):
      let pause = note(error, in: &state, at: now, chance: chance)
      return afterSending(claimed, error, pause: pause, at: now, chance: chance)
    case .settlingFailed(let error):
      let pause = note(error, in: &state, at: now, chance: chance)
      return afterSettling(claimed, error, pause: pause, at: now)
    }
  }

  private func afterSending(
    _ claimed: ClaimedWrite, _ error: ServiceError, pause: Instant?, at now: Instant, chance: Double
  ) -> DeliveryOutcome {
    let problem = OutboxProblem(error)
    // An answer that cannot be read is an answer.
    if error.mayHaveArrived || error.reason == .malformedAnswer {
      let wait = policy.settleWait(after: error.reason, attempts: claimed.item.attempts, looks: 0)
      return .inDoubt(dueAt: max(now.adding(wait), pause ?? now), problem: problem)
    }
    if let pause { return .queued(dueAt: pause, problem: problem) }
    switch error.reason {
    case .rejected, .permission, .notFound, .unsupported:
      return .rejected(problem)
    case .cancelled:
      return .queued(dueAt: now, problem: nil)
    default:
      let wait = policy.wait(afterFailures: claimed.item.attempts, told: error.retryAfter, chance: chance)
      return .queued(dueAt: now.adding(wait), problem: problem)
    }
  }

  /// That it is not there now does not mean that it does not come. It is sent again only when it was not there twice,
  /// the second time long enough after.
  private func afterLookingInVain(for claimed: ClaimedWrite, at now: Instant) -> DeliveryOutcome {
    guard case .settle(let sentAt) = claimed.task else { return .notTried }
    let surelyAbsent = sentAt.adding(policy.surelyAbsentWait)
    if claimed.item.problem == .notThereYet, now >= surelyAbsent { return .queued(dueAt: now, problem: nil) }
    // A clock that was put back does not make it wait longer.
    let again = min(surelyAbsent, now.adding(policy.surelyAbsentWait))
    return .inDoubt(dueAt: max(again, now.adding(policy.lookAgainWait)), problem: .notThereYet)
  }

  private func afterSettling(
    _ claimed: ClaimedWrite, _ error: ServiceError, pause: Instant?, at now: Instant
  ) -> DeliveryOutcome {
    switch error.reason {
    case .rejected, .permission, .notFound, .unsupported:
      // It will not be found out by asking again.
      let question = Strings.OutboxDetails.cannotBeLookedFor(reason: error.summary)
      return .unclear(OutboxQuestion(question: question, candidates: []))
    case .cancelled:
      return .inDoubt(dueAt: now, problem: nil)
    default:
      let wait = policy.settleWait(after: .unreachable, attempts: 1, looks: claimed.item.looks)
      let due = now.adding(max(wait, error.retryAfter.map { min($0, 86_400) } ?? 0))
      return .inDoubt(dueAt: max(due, pause ?? due), problem: OutboxProblem(error))
    }
  }
}

extension ClaimedWrite {
  var account: AccountID { item.write.ref.account }
}
