import CRM
import Strings
import Synchronization

/// Lets what the user waits for go before what nobody waits for: while a foreground read is under way, background
/// requests wait. One for each account.
public final class ForegroundGate: Sendable {
  private struct State {
    var inFlight = 0
    var lastWaiter = 0
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  /// Runs a foreground read.
  public func foreground<Value>(
    isolation: isolated (any Actor)? = #isolation, _ read: () async throws -> Value
  ) async rethrows -> Value {
    state.withLock { $0.inFlight += 1 }
    defer { leave() }
    return try await read()
  }

  /// Returns when no foreground read is under way. Throws `.cancelled` when the task is.
  func clear() async throws(ServiceError) {
    let waiter = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isClear = state.withLock { state in
          if state.inFlight == 0 || Task.isCancelled { return true }
          state.waiters[waiter] = continuation
          return false
        }
        if isClear { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: waiter) }?.resume()
    }
    if Task.isCancelled { throw .interrupted }
  }

  /// How many background requests wait; for tests.
  var waiting: Int { state.withLock { $0.waiters.count } }

  private func leave() {
    let waiters = state.withLock { state in
      state.inFlight -= 1
      guard state.inFlight == 0 else { return [:] as [Int: CheckedContinuation<Void, Never>] }
      defer { state.waiters = [:] }
      return state.waiters
    }
    for waiter in waiters.values { waiter.resume() }
  }
}

extension ServiceError {
  static let interrupted = ServiceError(.cancelled, Strings.Requests.cancelled)
}
