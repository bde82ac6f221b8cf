import Foundation
import Synchronization

/// What happens between a program that is to be killed and the service: lets requests pass until the moment has come.
final class KillScene: Sendable {
  /// What did not come about as the step has it.
  struct Missed: Error, CustomStringConvertible {
    let description: String
  }

  private struct State {
    /// Nil when the program is dead, or none is to be killed.
    var kill: KillStep.Kill?
    var victim: ChildProcess?
    var writes = 0
    var looks = 0
    var problem: String?
  }

  private let state = Mutex(State())
  private let held = DispatchSemaphore(value: 0)
  private let secondIsThere = DispatchSemaphore(value: 0)
  private let lookInVain = DispatchSemaphore(value: 0)
  /// Seconds after which what is waited for will not come any more.
  private static let patience = 60.0

  var problem: String? { state.withLock { $0.problem } }

  /// Starts the program that is to be killed.
  func start(_ words: [String], _ kill: KillStep.Kill, _ home: TestHome) throws -> ChildProcess {
    state.withLock { $0 = State(kill: kill, problem: $0.problem) }
    let victim = try ChildProcess(Program.path, words, environment: home.environment)
    state.withLock { $0.victim = victim }
    return victim
  }

  func waitUntilHeld() async throws {
    try await offThePool("a request held up", within: Self.patience + 5) { [self] in wait(for: held, "a request") }
  }

  func goOnWithSecond() { secondIsThere.signal() }

  /// For `Relay`.
  func handle(_ stage: Relay.Stage) -> Relay.Course {
    let (kill, counts) = state.withLock { state in
      if case .received(let request) = stage {
        if request.kind == .write { state.writes += 1 }
        if request.kind == .look { state.looks += 1 }
      }
      return (state.kill, (writes: state.writes, looks: state.looks))
    }
    guard let kill else {
      if case .passedOn(let request) = stage, request.kind == .look { lookInVain.signal() }
      return .goOn
    }
    if kill.moment == Self.moment(of: stage, counts) { return carryOut(kill) }
    guard counts.writes == 1, let fate = kill.firstWrite else { return .goOn }
    switch Self.moment(of: stage, counts) {
    case .received(.write, 1) where fate == .vanishes: return .hangUp
    case .answered(.write, 1) where fate == .isCarriedOut: return .hangUp
    default: return .goOn
    }
  }

  private static func moment(of stage: Relay.Stage, _ counts: (writes: Int, looks: Int)) -> KillStep.Moment? {
    func count(_ kind: KillStep.Kind) -> Int { kind == .write ? counts.writes : counts.looks }
    switch stage {
    case .connected: return .connected
    case .received(let request): return request.kind.map { .received($0, count($0)) }
    case .answered(let request): return request.kind.map { .answered($0, count($0)) }
    case .passedOn(let request): return request.kind.map { .passedOn($0, count($0)) }
    }
  }

  private func carryOut(_ kill: KillStep.Kill) -> Relay.Course {
    if kill.waitsForSecond {
      held.signal()
      wait(for: secondIsThere, "a second write of the record")
    }
    if kill.fate == .isAnsweredByHalf { return .half(then: { [self] in strike() }) }
    strike()
    switch kill.fate {
    case .isCarriedOut: return .goOn
    case .isCarriedOutLate:
      // A note is looked for by two questions.
      for _ in 0..<2 { wait(for: lookInVain, "a look in vain") }
      return .goOn
    // At `answered` it is carried out already.
    case .vanishes, .isAnsweredByHalf: return .hangUp
    }
  }

  /// Kills the program, and returns when it is dead.
  func strike() {
    let limit = Date().addingTimeInterval(Self.patience)
    while Date() < limit {
      if let victim = takeVictim() {
        victim.send(SIGKILL)
        victim.wait()
        return
      }
      usleep(200)
    }
  }

  /// From now on requests pass; the next program may be started before the end of this one has been seen here.
  private func takeVictim() -> ChildProcess? {
    state.withLock { state in
      if state.victim != nil { state.kill = nil }
      return state.victim
    }
  }

  private func wait(for semaphore: DispatchSemaphore, _ wanted: String) {
    guard semaphore.wait(timeout: .now() + Self.patience) == .timedOut else { return }
    state.withLock { $0.problem = $0.problem ?? "waited in vain for \(wanted)" }
  }
}
