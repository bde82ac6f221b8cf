public import CRM

/// A record's timeline as far as the mirror has it.
public struct StoredTimeline: Sendable, Hashable {
  /// Newest first.
  public var items: [TimelineItem]
  /// Names the page of older items; nil when there are none.
  public var next: String?
  /// What the account cannot give and why, for the reader.
  public var limitation: String?
  /// When the newest items were fetched.
  public var fetchedAt: Instant
  /// Whether it is another record's, to be shown until this one's own is there.
  public var isStandIn: Bool

  public init(
    items: [TimelineItem], next: String?, limitation: String?, fetchedAt: Instant, isStandIn: Bool = false
  ) {
    self.items = items
    self.next = next
    self.limitation = limitation
    self.fetchedAt = fetchedAt
    self.isStandIn = isStandIn
  }
}
