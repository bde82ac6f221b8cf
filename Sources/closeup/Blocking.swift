import Dispatch
import Synchronization

/// Runs async work from a command that is not async, and waits for it. Browsing needs the main thread for the
/// terminal, so commands are synchronous and the few that wait for the network say so here.
func blocking<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
  let done = DispatchSemaphore(value: 0)
  let result = Mutex<Result<Value, any Error>?>(nil)
  Task {
    let outcome: Result<Value, any Error>
    do {
      outcome = .success(try await work())
    } catch {
      outcome = .failure(error)
    }
    result.withLock { $0 = outcome }
    done.signal()
  }
  done.wait()
  return try result.withLock { $0 }!.get()
}
