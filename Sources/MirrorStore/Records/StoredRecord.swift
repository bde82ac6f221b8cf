public import CRM

/// A record as the mirror has it.
public struct StoredRecord: Sendable, Hashable {
  public var record: Record
  /// When the service sent `record.original`; what a list row shows may be newer.
  public var fetchedAt: Instant

  public init(record: Record, fetchedAt: Instant) {
    self.record = record
    self.fetchedAt = fetchedAt
  }
}

/// What a list shows of a record.
public struct RecordRow: Sendable, Hashable, Identifiable {
  public var id: RecordID
  public var title: String
  public var subtitle: String?
  public var status: String?
  public var value: String?
  public var updated: Instant?

  public init(
    id: RecordID, title: String, subtitle: String? = nil, status: String? = nil, value: String? = nil,
    updated: Instant? = nil
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.status = status
    self.value = value
    self.updated = updated
  }
}
