public import CRM

extension CloseService: CRMWriting {
  public func deliver(_ write: Write, vocabulary: Vocabulary) async throws -> Delivery {
    try await WriteDelivery(wire: wire, vocabulary: vocabulary, types: activityTypes).deliver(write)
  }

  public func settle(
    _ write: Write, sentAt: Instant, known: Set<TimelineItem.ID>, vocabulary: Vocabulary
  ) async throws -> Settlement {
    try await WriteSettlement(wire: wire, vocabulary: vocabulary, now: now)
      .settle(write, sentAt: sentAt, known: known)
  }
}
