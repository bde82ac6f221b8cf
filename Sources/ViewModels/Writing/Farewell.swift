public import CRM
import Strings

/// What is said after the program has ended: that something is not delivered.
public struct Farewell: Sendable {
  /// Writes that are not delivered, counted by account and state.
  private let counts: [AccountID: [OutboxState: Int]]
  /// What is run to go on.
  private let program: String
  /// The command that lists the outbox, and with ` flush` sends it; nil where none reaches it.
  private let outboxCommand: String?

  public init(_ counts: [AccountID: [OutboxState: Int]], program: String = "closeup", outboxCommand: String?) {
    self.counts = counts
    self.program = program
    self.outboxCommand = outboxCommand
  }

  /// None when all is delivered.
  public var lines: [String] {
    var lines: [String] = []
    let toSend = counts.count([.queued, .sending])
    if toSend > 0 { lines.append(Strings.Farewell.toSend(toSend, program: program, outbox: outboxCommand)) }
    let doubtful = counts.count([.inDoubt])
    if doubtful > 0 { lines.append(Strings.Farewell.inDoubt(doubtful, program: program)) }
    let conflicting = counts.count([.conflict])
    if conflicting > 0 { lines.append(Strings.Farewell.inConflict(conflicting, outbox: outboxCommand)) }
    let refused = counts.count([.rejected])
    if refused > 0 { lines.append(Strings.Farewell.refused(refused, outbox: outboxCommand)) }
    return lines
  }
}

extension [AccountID: [OutboxState: Int]] {
  func count(_ states: Set<OutboxState>) -> Int {
    values.reduce(0) { $0 + $1.reduce(0) { states.contains($1.key) ? $0 + $1.value : $0 } }
  }
}
