/// One account on one CRM service, read side. Implementations are safe to call from any task and honour cancellation.
///
/// Every method that fetches throws `ServiceError`.
public protocol CRMService: Sendable {
  var capabilities: ServiceCapabilities { get }

  /// Checks the credentials and says whose they are.
  func verify() async throws -> Identity

  /// The account's words, all of them.
  func vocabulary() async throws -> Vocabulary

  /// A page of the answer to `question`: the first, or the one that `next` of an earlier page names.
  func page(of question: Question, next: String?, vocabulary: Vocabulary) async throws -> RecordPage

  /// What the service cannot be asked of a question's search line, so that its answer is empty and the mirror's is all
  /// there is: in words for the reader, nil when it can be asked. Pure.
  func searchLimitation(of question: Question, vocabulary: Vocabulary) -> String?

  /// The whole record.
  func record(_ id: RecordID, vocabulary: Vocabulary) async throws -> Record

  /// A page of a record's timeline: the newest, or the one that `next` of an earlier page names.
  func timeline(of id: RecordID, next: String?, vocabulary: Vocabulary) async throws -> TimelinePage

  /// The whole text of an item whose body is cut; nil when there is no more than that.
  func fullBody(of item: TimelineItem) async throws -> String?

  /// The record whose timeline holds what the given one's does; nil for records with one of their own alone. Pure.
  func timelineStandIn(for record: Record) -> TimelineStandIn?

  /// Everything the record holds, grouped for reading. Pure: looks at nothing but its arguments.
  func detail(of record: Record, vocabulary: Vocabulary) -> RecordDetail

  /// Ends the connections. No other method may be called after it.
  func shutdown() async
}

extension CRMService {
  /// Services that can be asked for everything have no limitation.
  public func searchLimitation(of question: Question, vocabulary: Vocabulary) -> String? { nil }

  public func timelineStandIn(for record: Record) -> TimelineStandIn? { nil }

  /// Services that send whole bodies have nothing to add.
  public func fullBody(of item: TimelineItem) async throws -> String? { nil }
}

/// Another record's timeline that can be shown while a record's own is not there.
public struct TimelineStandIn: Sendable, Hashable {
  public var record: RecordID
  /// What is different about it, for the reader; nil when it is the same.
  public var limitation: String?

  public init(_ record: RecordID, limitation: String? = nil) {
    self.record = record
    self.limitation = limitation
  }
}

/// What a service offers, for menus and for saying why something cannot be done.
public struct ServiceCapabilities: Sendable, Hashable {
  /// The service's name as people write it: `Close`.
  public var name: String
  /// In the order they are offered; never empty.
  public var kinds: [RecordKindInfo]
  /// Names in lower case that may stand before a colon in a search line because the service knows them, beside our own
  /// filters.
  public var searchFields: Set<String>

  public init(name: String, kinds: [RecordKindInfo], searchFields: Set<String> = []) {
    self.name = name
    self.kinds = kinds
    self.searchFields = searchFields
  }

  public func info(for kind: RecordKind) -> RecordKindInfo? { kinds.first { $0.kind == kind } }
}

/// How a service names a kind of record and what it can do with a list of them.
public struct RecordKindInfo: Sendable, Hashable {
  public var kind: RecordKind
  public var singular: String
  public var plural: String
  /// The first is the default; empty when the service has one fixed order.
  public var sorts: [SortOrder]
  /// Why text cannot be searched for on the service; nil when it can.
  public var searchUnavailable: String?
  /// What lists can show of a record beside its name, in the usual order; those that come later go first where room
  /// lacks.
  public var columns: [RecordColumn]
  /// Keys of the orders by name; see `RecordColumn.sortKeys`.
  public var nameSortKeys: [String]

  public init(
    _ kind: RecordKind, singular: String, plural: String, sorts: [SortOrder], searchUnavailable: String? = nil,
    columns: [RecordColumn] = RecordColumn.plain, nameSortKeys: [String] = []
  ) {
    self.kind = kind
    self.singular = singular
    self.plural = plural
    self.sorts = sorts
    self.searchUnavailable = searchUnavailable
    self.columns = columns
    self.nameSortKeys = nameSortKeys
  }
}
