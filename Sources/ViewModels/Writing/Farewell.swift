public import CRM

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
    if toSend > 0 {
      let goes =
        toSend == 1 ? "1 write is not delivered yet; it goes" : "\(toSend) writes are not delivered yet; they go"
      lines.append(
        "\(goes) out when \(program) runs next\(aside("flush", toSend == 1 ? "sends it now" : "sends them now"))")
    }
    let doubtful = counts.count([.inDoubt])
    if doubtful > 0 {
      let what = doubtful == 1 ? "1 write may have arrived" : "\(doubtful) writes may have arrived"
      let them = doubtful == 1 ? "it" : "them"
      lines.append("\(what); \(program) looks for \(them) when it runs next, and asks you where it cannot tell")
    }
    let conflicting = counts.count([.conflict])
    if conflicting > 0 {
      let what =
        conflicting == 1
        ? "1 write was not sent, because what it changes"
        : "\(conflicting) writes were not sent, because what they change"
      lines.append("\(what) was changed there meanwhile\(aside(nil, conflicting == 1 ? "lists it" : "lists them"))")
    }
    let refused = counts.count([.rejected])
    if refused > 0 {
      let what = refused == 1 ? "1 write was refused and waits" : "\(refused) writes were refused and wait"
      lines.append("\(what) for you in the outbox\(aside(nil, refused == 1 ? "lists it" : "lists them"))")
    }
    return lines
  }

  private func aside(_ subcommand: String?, _ does: String) -> String {
    outboxCommand.map { " (\($0)\(subcommand.map { " \($0)" } ?? "") \(does))" } ?? ""
  }
}

extension [AccountID: [OutboxState: Int]] {
  func count(_ states: Set<OutboxState>) -> Int {
    values.reduce(0) { $0 + $1.reduce(0) { states.contains($1.key) ? $0 + $1.value : $0 } }
  }
}
