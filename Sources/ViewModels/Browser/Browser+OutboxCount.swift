public import CRM

/// How much is not delivered.
extension Browser {
  /// How many writes wait in each state, over all accounts.
  public func outboxCount(_ states: Set<OutboxState>) -> Int { outboxCounts.count(states) }
}
