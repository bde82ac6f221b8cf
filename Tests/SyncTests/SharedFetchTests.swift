import Testing

@testable import Sync

@Suite struct SharedFetchTests {
  private let shared = SharedFetch<Int>()
  private let gate = Gate()

  private func ask() -> Task<Int, any Error> {
    Task { [shared, gate] in
      try await shared.value {
        try await gate.pass()
        return 7
      }
    }
  }

  private func waitForWaiters(_ count: Int) async {
    while await shared.waiting != count { await Task.yield() }
  }

  @Test func allWhoAskMeanwhileShareOne() async throws {
    let askers = (0..<10).map { _ in ask() }
    await waitForWaiters(10)
    await gate.arrived(1)
    await gate.open()
    for asker in askers { #expect(try await asker.value == 7) }
    #expect(await gate.arrivals == 1)
    #expect(try await shared.value { 8 } == 8)
  }

  @Test func oneWhoIsCancelledLeavesAtOnceAndTheOthersGoOn() async throws {
    let first = ask()
    await waitForWaiters(1)
    let second = ask()
    await waitForWaiters(2)
    first.cancel()
    await #expect(throws: CancellationError.self) { try await first.value }
    await gate.open()
    #expect(try await second.value == 7)
  }

  @Test func theFetchIsCancelledWithTheLastWhoWaits() async throws {
    let only = ask()
    await gate.arrived(1)
    only.cancel()
    await #expect(throws: CancellationError.self) { try await only.value }
    // A new fetch starts and is not disturbed by the end of the abandoned one.
    let next = ask()
    await gate.arrived(2)
    await gate.open()
    #expect(try await next.value == 7)
  }

  @Test func theLateResultOfAnAbandonedFetchIsDropped() async throws {
    let slow = Gate()
    let end = Gate()
    let abandoned = Task { [shared] in
      try await shared.value {
        // A task of its own does not notice the cancellation.
        try await Task { try await slow.pass() }.value
        try? await end.pass()
        return 1
      }
    }
    await slow.arrived(1)
    abandoned.cancel()
    await #expect(throws: CancellationError.self) { try await abandoned.value }
    let next = ask()
    await gate.arrived(1)
    await slow.open()
    await end.arrived(1)
    // Long enough for the late result to come, were it let in.
    for _ in 0..<1000 { _ = await shared.waiting }
    await gate.open()
    #expect(try await next.value == 7)
  }

  @Test func aFailureReachesAllAndIsNotKept() async throws {
    struct Broken: Error {}
    await #expect(throws: Broken.self) { try await shared.value { throw Broken() } }
    #expect(try await shared.value { 9 } == 9)
  }

  @Test func oneWhoIsCancelledAlreadyStartsNothing() async throws {
    let asker = Task { [shared] in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await shared.value { 1 }
    }
    await #expect(throws: CancellationError.self) { try await asker.value }
    #expect(await shared.waiting == 0)
  }
}
