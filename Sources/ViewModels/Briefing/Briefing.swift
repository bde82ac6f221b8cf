public import CRM
public import MirrorStore

/// What is worth knowing of a record before talking to somebody: read in half a minute.
public struct Briefing: Sendable, Hashable {
  public let ref: RecordRef
  public let name: String
  /// What such a record is called by its service: `Lead`.
  public let kindName: String
  /// What tells it from namesakes.
  public let subtitle: String?
  /// Its stage or status, as the account labels it.
  public let stage: String?
  /// A deal's value.
  public let value: String?
  /// How to reach the record itself, and who belongs to it.
  public let people: BriefingPeople
  /// The newest call, e-mail, meeting or text that happened.
  public let lastContact: BriefingItem?
  /// Deals that are neither won nor lost.
  public let deals: [BriefingDeal]
  /// To-dos that are not done; the one that is due first comes first.
  public let todos: [BriefingTodo]
  /// What happened, newest first, no more than asked for.
  public let timeline: [BriefingItem]
  public let freshness: BriefingFreshness

  /// The to-do that is due first.
  public var nextStep: BriefingTodo? { todos.first }

  public init(_ source: BriefingSource, timelineLength: Int, now: Instant, local: LocalTime) {
    let record = source.stored.record
    ref = RecordRef(source.account, record.id)
    name = record.title
    kindName = source.kindName
    subtitle = record.subtitle
    stage = record.status
    value = record.value
    people = BriefingPeople(source.detail, of: record.id)
    let fetchedAt = source.timeline?.fetchedAt
    let merge = TimelineMerge(source.timeline?.items ?? [], fetchedAt: fetchedAt, outbox: source.outbox, now: now)
    let items = merge.items.map { BriefingItem($0, waiting: merge.marks[$0.id]?.words) }
    lastContact = items.filter { $0.item.isContact(by: now) }.max { $0.item.at < $1.item.at }
    todos = BriefingTodo.open(in: items, detail: source.detail, now: now, local: local)
    // To-dos that are open have a place of their own.
    timeline = Array(items.filter { !$0.item.isOpenTodo }.prefix(timelineLength))
    deals = BriefingDeal.open(in: source)
    freshness = BriefingFreshness(
      record: source.stored.fetchedAt, isPartial: record.isPartial, timeline: fetchedAt,
      limitation: source.timeline?.limitation)
  }
}

/// What a briefing is made of, all of it from the mirror.
public struct BriefingSource: Sendable {
  public var account: AccountID
  public var stored: StoredRecord
  /// What the service calls such a record.
  public var kindName: String
  /// The record as its service lays it out.
  public var detail: RecordDetail
  /// The records of the deals that `detail` links to, as far as the mirror has them.
  public var deals: [Record]
  /// Nil when it was never fetched.
  public var timeline: StoredTimeline?
  /// The record's rows, oldest first.
  public var outbox: [OutboxItem]

  public init(
    account: AccountID, stored: StoredRecord, kindName: String, detail: RecordDetail, deals: [Record] = [],
    timeline: StoredTimeline? = nil, outbox: [OutboxItem] = []
  ) {
    self.account = account
    self.stored = stored
    self.kindName = kindName
    self.detail = detail
    self.deals = deals
    self.timeline = timeline
    self.outbox = outbox
  }
}

/// How old what a briefing says is.
public struct BriefingFreshness: Sendable, Hashable {
  public let record: Instant
  /// Whether only a list's fields were ever fetched.
  public let isPartial: Bool
  /// When the newest items were fetched; nil when they never were.
  public let timeline: Instant?
  /// What the account cannot give of timelines, and why.
  public let limitation: String?
}

/// An item of the timeline, and where it is on its way if the service does not have it yet.
public struct BriefingItem: Sendable, Hashable {
  public let item: TimelineItem
  /// Such as `queued`; nil for what the service has.
  public let waiting: String?

  init(_ item: TimelineItem, waiting: String?) {
    self.item = item
    self.waiting = waiting
  }
}

extension TimelineItem {
  /// Whether somebody has been spoken or written to, by `now`.
  func isContact(by now: Instant) -> Bool {
    switch kind {
    case .call, .email, .meeting, .text: at <= now && precision != .someday
    case .note, .task, .statusChange, .dealChange, .created, .change, .emailOpen, .custom, .other: false
    }
  }

  var isOpenTodo: Bool { kind == .task && isDone != true }
}
