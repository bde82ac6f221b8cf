public import CRM

/// Writes that are not delivered, counted by account and state.
extension [AccountID: [OutboxState: Int]] {
  func count(_ states: Set<OutboxState>) -> Int {
    values.reduce(0) { $0 + $1.reduce(0) { states.contains($1.key) ? $0 + $1.value : $0 } }
  }

  /// What is to be said after the program has ended: that something is not delivered. Nil when all is.
  public var farewell: String? {
    let toSend = count([.queued, .sending])
    let open = count([.rejected, .inDoubt])
    var lines: [String] = []
    if toSend > 0 {
      lines.append(
        toSend == 1
          ? "1 write is not delivered yet; it goes out when closeup runs next (closeup outbox flush sends it now)"
          : "\(toSend) writes are not delivered yet; they go out when closeup runs next "
            + "(closeup outbox flush sends them now)")
    }
    if open > 0 {
      lines.append(
        open == 1
          ? "1 write was refused or may have arrived and waits for you in the outbox (closeup outbox lists it)"
          : "\(open) writes were refused or may have arrived and wait for you in the outbox "
            + "(closeup outbox lists them)")
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
