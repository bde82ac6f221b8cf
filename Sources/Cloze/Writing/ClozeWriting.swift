public import CRM

extension ClozeService: CRMWriting {
  /// Cloze tells nothing about what it made of a write, so the delivery has no item [cloze-api.md, 2.1].
  public func deliver(_ write: Write, vocabulary: Vocabulary) async throws -> Delivery {
    try await calls.send(WriteRequest(write, vocabulary: vocabulary))
    return Delivery()
  }

  /// Content can be sent again; for all else the record's timeline is looked through, where the account can read it.
  ///
  /// What is not found there is left to the user: written items were seen to appear late, and nothing is known of how
  /// complete the reads are, so that absence proves nothing [cloze-api.md, 7 and 9.2].
  public func settle(
    _ write: Write, sentAt: Instant, known: Set<TimelineItem.ID>, vocabulary: Vocabulary
  ) async throws -> Settlement {
    let request = try WriteRequest(write, vocabulary: vocabulary)
    guard !request.isRepeatable, let kind = write.change.entry?.kind else { return .maySend }
    let search = WrittenItemSearch(
      reader: TimelineReader(calls: calls, lookups: lookups, vocabulary: vocabulary),
      relation: try Relation(serving: write.ref.record.kind), id: write.ref.record.id,
      item: WrittenItem(request, kind: kind, id: write.id, sentAt: sentAt), known: known)
    return try await search.settlement()
  }
}

extension ClozeCalls {
  /// Sends a write once. Where the account's version refuses it in one spelling, and so has not taken it, the other
  /// spelling is tried.
  func send(_ request: WriteRequest) async throws(ServiceError) {
    do throws(ServiceError) {
      _ = try await write(request.path, request.body)
    } catch {
      guard error.reason == .rejected, !error.mayHaveArrived, let alternative = request.alternative else {
        throw error
      }
      let refusal = error
      do throws(ServiceError) {
        _ = try await write(request.path, alternative)
      } catch {
        // Two refusals: the first is about what was written, the second may be about the spelling alone.
        throw error.reason == .rejected ? refusal : error
      }
    }
  }
}
