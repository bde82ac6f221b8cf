import CRM
import Testing

@testable import Sync

@Suite struct ForegroundGateTests {
  private let gate = ForegroundGate()

  private func waits(_ count: Int) async { while gate.waiting != count { await Task.yield() } }

  @Test func aBackgroundRequestWaitsForAllForegroundReads() async throws {
    let (first, second) = (Gate(), Gate())
    let reads = [first, second].map { held in Task { [gate] in try await gate.foreground { try await held.pass() } } }
    await first.arrived(1)
    await second.arrived(1)
    let background = Task { [gate] in try await gate.clear() }
    await waits(1)
    await first.open()
    try await reads[0].value
    #expect(gate.waiting == 1)
    await second.open()
    try await background.value
    try await gate.clear()
  }

  @Test func aForegroundReadThatFailsLeavesTheGate() async throws {
    await #expect(throws: ServiceError.self) {
      try await gate.foreground { throw ServiceError(.timeout, "It took too long.") }
    }
    try await gate.clear()
  }

  @Test func aCancelledRequestDoesNotWaitOn() async throws {
    let held = Gate()
    let read = Task { [gate] in try await gate.foreground { try await held.pass() } }
    await held.arrived(1)
    let background = Task { [gate] in try await gate.clear() }
    await waits(1)
    background.cancel()
    await #expect(throws: ServiceError.self) { try await background.value }
    await held.open()
    try await read.value
  }

  @Test func aShareOfTheBudgetIsLeftToOthers() async throws {
    let clock = TestClock()
    let pace = PullPace(
      policy: SyncPolicy(share: 0.75, longestWait: 60), gate: gate, now: { clock.now }, sleep: clock.nap)
    let begun = clock.now
    pace.heard(RequestAllowance(limit: 100, remaining: 26, reset: 8))
    try await pace.turn()
    #expect(clock.now == begun)
    pace.heard(RequestAllowance(limit: 100, remaining: 25, reset: 8))
    // Another kind of request, which has a budget of its own.
    pace.heard(RequestAllowance(limit: 100, remaining: 90, reset: 2))
    try await pace.turn()
    #expect(clock.now.seconds(since: begun) == 8)
  }
}
