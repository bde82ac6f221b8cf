import Synchronization

/// A `RequestGate` that tasks wait at; one for each account.
final class RequestBudget: Sendable {
  private struct State {
    var gate: RequestGate
    var lastTicket: RequestGate.Ticket = 0
    var waiting: [RequestGate.Ticket: CheckedContinuation<Bool, Never>] = [:]
    var alarm: Double?
  }

  private let state: Mutex<State>
  private let clock: TransportClock

  init(concurrency: Int, clock: TransportClock) {
    state = Mutex(State(gate: RequestGate(maximumInFlight: concurrency)))
    self.clock = clock
  }

  /// Seconds until the service's budget is filled again; 0 when there is some left.
  var secondsUntilOpen: Double {
    let now = clock.now()
    return state.withLock { $0.gate.secondsUntilOpen(at: now) }
  }

  /// Runs `body` when it is its turn. Nil when the task is cancelled before.
  func run<Result: Sendable>(_ body: () async -> Result) async -> Result? {
    guard await enter() else { return nil }
    let result = await body()
    leave()
    return result
  }

  /// Lets nobody in for so many seconds.
  func close(forSeconds seconds: Double) {
    let now = clock.now()
    state.withLock { $0.gate.close(until: now + seconds) }
  }

  private func enter() async -> Bool {
    let ticket = state.withLock { state in
      state.lastTicket += 1
      return state.lastTicket
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isCancelled = state.withLock { state in
          if Task.isCancelled { return true }
          // Queued and stored in one step, or a ticket could be admitted before there is anyone to wake.
          state.gate.ask(ticket)
          state.waiting[ticket] = continuation
          return false
        }
        if isCancelled { continuation.resume(returning: false) }
        admit()
      }
    } onCancel: {
      let continuation = state.withLock { state in
        state.gate.giveUp(ticket)
        // Nil once admitted: then it is the request itself that ends.
        return state.waiting.removeValue(forKey: ticket)
      }
      continuation?.resume(returning: false)
    }
  }

  private func leave() {
    state.withLock { $0.gate.finish() }
    admit()
  }

  private func admit() {
    let now = clock.now()
    let (admitted, alarm) = state.withLock { state in
      let (tickets, lookAgainAt) = state.gate.admit(at: now)
      let continuations = tickets.compactMap { state.waiting.removeValue(forKey: $0) }
      var alarm: Double?
      if let lookAgainAt, state.alarm.map({ $0 < now || $0 > lookAgainAt }) ?? true {
        state.alarm = lookAgainAt
        alarm = lookAgainAt
      }
      return (continuations, alarm)
    }
    for continuation in admitted { continuation.resume(returning: true) }
    guard let alarm else { return }
    Task { [weak self, clock] in
      try? await clock.sleep(alarm - now)
      self?.alarmRang()
    }
  }

  private func alarmRang() {
    state.withLock { $0.alarm = nil }
    admit()
  }
}
