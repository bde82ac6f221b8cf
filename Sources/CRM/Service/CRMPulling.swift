/// Brings over all records of an account, and then what changed since: for a mirror that has everything.
///
/// Every method that fetches throws `ServiceError`, honours cancellation, and changes nothing on the service. Positions
/// and cursors are opaque texts of at most some kilobytes that may be kept for as long as one likes; one that the service
/// does not take any more is refused with `.rejected`.
public protocol CRMPulling: Sendable {
  /// What is pulled, in the order in which it is worth most.
  var pullKinds: [PullKind] { get }

  /// A page of the first pull of a kind and of those that come with it: the first, or the one at a position that an
  /// earlier page gave. Records may come twice; the later one counts.
  func pullPage(of kind: RecordKind, at position: String?, vocabulary: Vocabulary) async throws -> PullPage

  /// What was created, changed and deleted since `cursor`, which a last page, or an earlier answer, gave.
  func changes(of kind: RecordKind, since cursor: String, vocabulary: Vocabulary) async throws -> PullChanges

  /// A page of the keys of all records of a kind, which tell what has been deleted.
  func keyPage(of kind: RecordKind, at position: String?) async throws -> KeyPage

  /// The records that `record` holds and that cannot be without it, such as the contacts of a lead. Pure.
  func parts(of record: Record) -> [RecordID]
}

extension CRMPulling {
  /// Services whose records stand for themselves have nothing to add.
  public func parts(of record: Record) -> [RecordID] { [] }
}

/// A kind of record that is pulled.
public struct PullKind: Sendable, Hashable {
  public var kind: RecordKind
  /// Kinds whose records come along with those of `kind` and are not pulled by themselves.
  public var alongside: [RecordKind]

  public init(_ kind: RecordKind, alongside: [RecordKind] = []) {
    self.kind = kind
    self.alongside = alongside
  }

  /// All kinds of record that this pull brings.
  public var kinds: [RecordKind] { [kind] + alongside }
}

/// Records of a first pull, and how to go on.
public struct PullPage: Sendable, Hashable {
  /// How a pull goes on after a page.
  public enum Next: Sendable, Hashable {
    /// Another page is at this position.
    case page(String)
    /// That was everything; changes are asked for from this cursor on.
    case changes(String)
  }

  public var records: [Record]
  public var next: Next
  /// How many records of the pull's own kind there are, where the service says so; told once.
  public var total: Int?
  /// Kinds of which the service would not give all. Told with the last page; what is not met of them is not gone.
  public var withheld: Set<RecordKind>
  /// What is left of the service's budget.
  public var budget: RequestAllowance?
  /// How many requests the page took.
  public var requests: Int

  public init(
    records: [Record], next: Next, total: Int? = nil, withheld: Set<RecordKind> = [],
    budget: RequestAllowance? = nil, requests: Int = 1
  ) {
    self.records = records
    self.next = next
    self.total = total
    self.withheld = withheld
    self.budget = budget
    self.requests = requests
  }
}

/// What changed since a cursor.
public enum PullChanges: Sendable, Hashable {
  case page(ChangePage)
  /// The service does not know that far back: only another first pull tells.
  case tooOld
}

/// Changes, and how to go on.
public struct ChangePage: Sendable, Hashable {
  public var records: [Record]
  /// Records that are gone; they go before `records` are saved.
  public var deleted: [RecordID]
  /// What happened in timelines.
  public var news: [TimelineNews]
  /// Where to go on: at once when there is more, the next time otherwise.
  public var next: String
  public var hasMore: Bool
  /// How what was deleted is found out; of the last page.
  public var deletions: DeletionNews
  public var budget: RequestAllowance?
  public var requests: Int

  public init(
    records: [Record], deleted: [RecordID] = [], news: [TimelineNews] = [], next: String, hasMore: Bool,
    deletions: DeletionNews = .told, budget: RequestAllowance? = nil, requests: Int = 1
  ) {
    self.records = records
    self.deleted = deleted
    self.news = news
    self.next = next
    self.hasMore = hasMore
    self.deletions = deletions
    self.budget = budget
    self.requests = requests
  }
}

/// Something happened in the timeline of a record.
public struct TimelineNews: Sendable, Hashable {
  public var record: RecordID
  /// What, where the service tells it along with the changes; nil when only the timeline itself says.
  public var item: TimelineItem?

  public init(_ record: RecordID, item: TimelineItem? = nil) {
    self.record = record
    self.item = item
  }
}

/// How what was deleted since a cursor is found out.
public enum DeletionNews: Sendable, Hashable {
  /// The service has told.
  case told
  /// The service has this many records of the kind: where there are more in the mirror, some were deleted.
  case counted(Int)
  /// Only by going through all keys.
  case untold
}

/// Keys of records, and how to go on.
public struct KeyPage: Sendable, Hashable {
  public var ids: [String]
  /// Nil at the end.
  public var next: String?
  /// False when some record came without its key: nothing can be concluded from the keys then.
  public var isUsable: Bool
  public var budget: RequestAllowance?

  public init(ids: [String], next: String?, isUsable: Bool = true, budget: RequestAllowance? = nil) {
    self.ids = ids
    self.next = next
    self.isUsable = isUsable
    self.budget = budget
  }
}

/// What is left of a service's budget of requests.
public struct RequestAllowance: Sendable, Hashable {
  /// Requests in a window.
  public var limit: Int
  public var remaining: Int
  /// Seconds until the window starts over.
  public var reset: Double

  public init(limit: Int, remaining: Int, reset: Double) {
    self.limit = limit
    self.remaining = remaining
    self.reset = reset
  }
}
