import Synchronization

/// Wakes those who wait for something to change. Rings are counted, so that none between looking and waiting is missed.
final class Bell: Sendable {
  private struct State {
    var rings = 0
    var lastWaiter = 0
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  var rings: Int { state.withLock { $0.rings } }

  func ring() {
    let waiters = state.withLock { state in
      state.rings += 1
      defer { state.waiters = [:] }
      return state.waiters
    }
    for waiter in waiters.values { waiter.resume() }
  }

  /// Returns once it has rung since it had rung `heard` times, or so many seconds are over, which may be infinite, or
  /// the task is cancelled.
  func wait(
    since heard: Int, atMost seconds: Double, _ sleep: @escaping @Sendable (Double) async throws -> Void
  ) async {
    var timer: Task<Void, any Error>?
    if seconds.isFinite {
      timer = Task {
        try await sleep(seconds)
        ring()
      }
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let hasRung = state.withLock { state in
          if state.rings != heard { return true }
          state.lastWaiter += 1
          state.waiters[state.lastWaiter] = continuation
          return false
        }
        if hasRung { continuation.resume() }
      }
    } onCancel: {
      ring()
    }
    timer?.cancel()
  }
}
