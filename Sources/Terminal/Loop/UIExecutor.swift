import CTerminal
import Synchronization

/// Queues the jobs of ``UIActor`` and wakes the loop that runs them.
final class UIExecutor: SerialExecutor {
  private struct State {
    var jobs: [UnownedJob] = []
    /// A byte is in the pipe already.
    var isWoken = false
    var thread: UInt?
  }

  private let state = Mutex(State())
  private let wakeRead: Int32
  private let wakeWrite: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(ct_pipe(&ends), "no descriptors left for the UI thread's wake pipe")
    wakeRead = ends[0]
    wakeWrite = ends[1]
  }

  /// Readable when jobs have come.
  var wakeDescriptor: Int32 { wakeRead }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let wakes = state.withLock { state in
      state.jobs.append(job)
      defer { state.isWoken = true }
      return !state.isWoken
    }
    if wakes { _ = Descriptor.writeAll(wakeWrite, [0]) }
  }

  func checkIsolated() { precondition(isOnItsThread, "not on the UI thread") }

  var isOnItsThread: Bool {
    let thread = UInt(ct_thread_identity())
    return state.withLock { $0.thread == thread }
  }

  /// Makes the calling thread the UI thread for the time of `body`.
  func bound<T>(_ body: () throws -> T) rethrows -> T {
    let thread = UInt(ct_thread_identity())
    state.withLock { state in
      precondition(state.thread == nil, "only one UI loop may run at a time")
      state.thread = thread
    }
    defer { state.withLock { $0.thread = nil } }
    return try body()
  }

  /// Runs at most `limit` of the jobs waiting, oldest first. Returns whether some are left.
  func runJobs(atMost limit: Int) -> Bool {
    Descriptor.drain(wakeRead)
    let taken = state.withLock { state in
      state.isWoken = false
      let taken = Array(state.jobs.prefix(limit))
      state.jobs.removeFirst(taken.count)
      return taken
    }
    for job in taken { job.runSynchronously(on: asUnownedSerialExecutor()) }
    return state.withLock { !$0.jobs.isEmpty }
  }
}
