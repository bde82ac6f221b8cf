import Synchronization

/// Decides which faults a request meets, and keeps count.
final class FaultDesk: Sendable {
  private struct Armed {
    let rule: FaultRule
    /// How often it still strikes; nil for rules without a count.
    var left: Int?
  }

  private struct State {
    var armed: [Armed]
    var dice: Dice
  }

  private let state: Mutex<State>
  private let seed: UInt64

  init(_ rules: [FaultRule], seed: UInt64) {
    self.seed = seed
    state = Mutex(State(armed: Self.arm(rules), dice: Self.dice(seed)))
  }

  private static func arm(_ rules: [FaultRule]) -> [Armed] {
    rules.map { rule in
      if case .times(let times) = rule.frequency { return Armed(rule: rule, left: times) }
      return Armed(rule: rule, left: nil)
    }
  }

  private static func dice(_ seed: UInt64) -> Dice { Dice(seed, .blocks, -1) }

  /// Replaces all rules and starts their generator anew.
  func set(_ rules: [FaultRule]) {
    state.withLock { $0 = State(armed: Self.arm(rules), dice: Self.dice(seed)) }
  }

  func add(_ rules: [FaultRule]) { state.withLock { $0.armed += Self.arm(rules) } }

  /// The rules that can still strike, with what is left of their counts.
  var rules: [FaultRule] {
    state.withLock { state in
      state.armed.map { armed in
        var rule = armed.rule
        if let left = armed.left { rule.frequency = .times(left) }
        return rule
      }
    }
  }

  /// The faults for one request: every delay that matches, and of the other kinds the first.
  func strike(_ request: SandboxRequest, service: FaultRule.Service) -> [FaultRule] {
    state.withLock { state in
      var struck: [FaultRule] = []
      var hasMain = false
      for position in state.armed.indices {
        let rule = state.armed[position].rule
        guard rule.matches(request, service: service), rule.kind.isDelay || !hasMain else { continue }
        if case .percent(let share) = rule.frequency, !state.dice.percent(share) { continue }
        if let left = state.armed[position].left { state.armed[position].left = left - 1 }
        if !rule.kind.isDelay { hasMain = true }
        struck.append(rule)
      }
      state.armed.removeAll { $0.left == 0 }
      return struck
    }
  }
}

extension FaultRule.Kind {
  var isDelay: Bool {
    if case .delay = self { return true }
    return false
  }
}
