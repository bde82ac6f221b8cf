/// What can be written to a service, and how. Pure: looks at nothing but its arguments, and needs no credentials.
public protocol WriteRules: Sendable {
  /// The kinds of entry for a menu, those this kind of record cannot have included.
  func entryKinds(for kind: RecordKind) -> [EntryKindInfo]

  /// The form for an entry about `record`; nil when such a record cannot have one.
  func form(for kind: EntryKind, about record: Record, vocabulary: Vocabulary) -> EntryForm?

  /// Why `record` cannot have such an entry, in words for the person; nil when it can have one.
  func unavailable(_ kind: EntryKind, about record: Record) -> String?

  /// The entry that an item is, for editing it; nil when it cannot be edited.
  func entry(of item: TimelineItem) -> Entry?

  /// What an item says, field by field, for telling later whether it was changed. Names what an entry can set by the
  /// entry's fields.
  func facts(of item: TimelineItem) -> ItemFacts

  /// Why `change` cannot be made to `item`, in words for the person; nil when it can.
  func unavailable(_ change: ItemChange, of item: TimelineItem) -> String?

  /// What `deliver` would send. Throws `.rejected` or `.unsupported` for a write that cannot be put to the service.
  func preview(_ write: Write, vocabulary: Vocabulary) throws(ServiceError) -> RequestPreview
}

/// The write side of one account on a service.
public protocol CRMWriting: Sendable {
  /// What can be written, and how.
  var rules: any WriteRules { get }

  /// Sends `write`, once. Throws `ServiceError`; where its `mayHaveArrived` is true, `settle` comes before any
  /// further `deliver`. Throws `WriteConflict`, and sends nothing, where the item was changed there since `write.base`
  /// in what the write changes, as far as the service lets that be seen.
  func deliver(_ write: Write, vocabulary: Vocabulary) async throws -> Delivery

  /// Looks for a write that may have arrived when it was first sent at `sentAt`. Sends nothing that changes anything.
  /// `known` are the ids of items known to be of other writes, which are never taken for this one.
  func settle(
    _ write: Write, sentAt: Instant, known: Set<TimelineItem.ID>, vocabulary: Vocabulary
  ) async throws -> Settlement
}

extension WriteRules {
  /// Services whose records all can have the kinds that are offered have nothing to add.
  public func unavailable(_ kind: EntryKind, about record: Record) -> String? { nil }

  public func facts(of item: TimelineItem) -> ItemFacts { ItemFacts(shownBy: item) }
}
