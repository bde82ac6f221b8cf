/// What a list asks a service for. Two equal questions have the same answer, give or take time.
public struct Question: Sendable, Hashable, Codable {
  public var kind: RecordKind
  /// The search line as it was typed, which the service puts into its own language; nil for all records.
  public var text: String?
  /// The id of a `SavedView` to run.
  public var view: String?
  public var sort: SortOrder?

  public init(kind: RecordKind, text: String? = nil, view: String? = nil, sort: SortOrder? = nil) {
    self.kind = kind
    self.text = text
    self.view = view
    self.sort = sort
  }
}

/// An order of a list that the service can produce.
public struct SortOrder: Sendable, Hashable, Codable {
  /// The service's own name for it.
  public var key: String
  public var label: String
  public var isDescending: Bool

  public init(_ key: String, label: String, isDescending: Bool) {
    self.key = key
    self.label = label
    self.isDescending = isDescending
  }
}

/// Records in the order of the answer, and how to go on.
public struct RecordPage: Sendable, Hashable {
  public var records: [Record]
  /// Opaque; give it back to fetch the next page. Nil at the end.
  public var next: String?
  /// How many the whole answer has, where the service says so.
  public var total: Int?

  public init(records: [Record], next: String?, total: Int? = nil) {
    self.records = records
    self.next = next
    self.total = total
  }
}

/// A stretch of a record's timeline, newest first, and how to go on into the past.
public struct TimelinePage: Sendable, Hashable {
  public var items: [TimelineItem]
  /// Opaque; give it back to fetch older items. Nil at the end.
  public var next: String?
  /// Set when the account cannot give a full timeline: what is missing and why, for the reader.
  public var limitation: String?

  public init(items: [TimelineItem], next: String?, limitation: String? = nil) {
    self.items = items
    self.next = next
    self.limitation = limitation
  }
}
