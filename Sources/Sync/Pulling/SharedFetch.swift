/// One fetch for all who ask while it runs; it is cancelled when none of them waits any more.
actor SharedFetch<Value: Sendable> {
  private var waiters: [Int: CheckedContinuation<Value, any Error>] = [:]
  private var nextWaiter = 0
  private var running: Task<Void, Never>?
  /// Counts the fetches, so that the result of an abandoned one is told apart.
  private var run = 0

  /// The result of the running fetch, or of `fetch` when none runs. Throws `CancellationError` as soon as the calling
  /// task is cancelled.
  func value(_ fetch: @escaping @Sendable () async throws -> Value) async throws -> Value {
    let waiter = nextWaiter
    nextWaiter += 1
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        if Task.isCancelled {
          continuation.resume(throwing: CancellationError())
          return
        }
        waiters[waiter] = continuation
        if running == nil { start(fetch) }
      }
    } onCancel: {
      Task { await self.leave(waiter) }
    }
  }

  /// How many wait; for tests.
  var waiting: Int { waiters.count }

  private func start(_ fetch: @escaping @Sendable () async throws -> Value) {
    run += 1
    let run = run
    running = Task {
      let result: Result<Value, any Error>
      do { result = .success(try await fetch()) } catch { result = .failure(error) }
      finish(run, with: result)
    }
  }

  private func finish(_ run: Int, with result: Result<Value, any Error>) {
    guard run == self.run, running != nil else { return }
    let waiters = waiters
    self.waiters = [:]
    running = nil
    for waiter in waiters.values { waiter.resume(with: result) }
  }

  private func leave(_ waiter: Int) {
    guard let continuation = waiters.removeValue(forKey: waiter) else { return }
    continuation.resume(throwing: CancellationError())
    guard waiters.isEmpty else { return }
    running?.cancel()
    running = nil
  }
}
