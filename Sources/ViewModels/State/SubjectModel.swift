public import CRM
public import MirrorStore

/// The record the detail and timeline panes show.
public struct DetailModel: Sendable {
  public var ref: RecordRef?
  public var stored: StoredRecord?
  /// The record's fields, grouped; nil until the record is there.
  public var detail: RecordDetail?
  public var scroll = ItemScroll()
  public var problem: Problem?
  /// The same person or company in other accounts.
  public var linked: [LinkedRecord] = []

  public init() {}

  /// The fields of all groups in reading order, as the pane numbers them.
  public var fields: [Field] { detail?.groups.flatMap(\.fields) ?? [] }
}

/// A record opened from within another, and where that one stood.
public struct TrailStep: Sendable, Hashable {
  /// Where a record's panes stood when it was left.
  struct Place: Sendable, Hashable {
    var ref: RecordRef
    var detail: ItemScroll
    var timeline: ItemScroll
  }

  /// The record opened.
  public let ref: RecordRef
  /// Where it was opened from.
  let origin: Place

  init(ref: RecordRef, from origin: RecordRef, detail: ItemScroll, timeline: ItemScroll) {
    self.ref = ref
    self.origin = Place(ref: origin, detail: detail, timeline: timeline)
  }
}

/// The timeline of the record shown.
public struct TimelineModel: Sendable {
  public var ref: RecordRef?
  public private(set) var stored: StoredTimeline?
  /// The record's rows of the outbox, oldest first, those delivered of late included.
  public private(set) var outbox: [OutboxItem] = []
  /// What the timeline holds with what is on its way laid over it, newest first.
  public private(set) var items: [TimelineItem] = []
  /// What is on its way, by the item it concerns.
  public private(set) var marks: [TimelineItem.ID: OutboxMark] = [:]
  /// Timelines of the same in other accounts that are shown among the items; empty while they are not.
  public internal(set) var others: [LinkedTimeline] = []
  /// Where those items are from that are not the record's own.
  private(set) var origins: [TimelineItem.ID: ItemOrigin] = [:]
  /// Records of other accounts whose timelines could not be had.
  var unavailable: Set<RecordRef> = []
  public var scroll = ItemScroll()
  /// Items shown with their full text.
  public var unfolded: Set<String> = []
  public var problem: Problem?

  public init() {}

  public var selectedItem: TimelineItem? {
    items.indices.contains(scroll.selection) ? items[scroll.selection] : nil
  }

  /// Takes up what is known now. The cursor stays on its item when `keepsItem`; otherwise, at the very top, it stays
  /// there, where the user reads the newest.
  mutating func show(_ stored: StoredTimeline?, outbox: [OutboxItem], now: Instant, keepsItem: Bool) {
    let selected = selectedItem?.id
    let wasAtTop = scroll.selection == 0
    let isScrolled = scroll.anchor != ScrollAnchor()
    self.stored = stored
    self.outbox = outbox
    let merge = TimelineMerge(stored?.items ?? [], fetchedAt: stored?.fetchedAt, outbox: outbox, now: now)
    let together = Interleaving(merge.items, goesOn: stored?.next != nil, with: others, now: now)
    items = together.items
    marks = merge.marks.merging(together.marks) { own, _ in own }
    origins = together.origins
    let index = wasAtTop && !keepsItem ? 0 : items.firstIndex { $0.id == selected } ?? scroll.selection
    scroll.follow(to: index, count: items.count)
    // What comes in above the top of an unscrolled pane is to be seen.
    if !isScrolled { scroll.adopt(ScrollAnchor()) }
  }

  /// The account of an item, while those of several are shown; nil else.
  public func account(of item: TimelineItem) -> AccountID? {
    others.isEmpty ? nil : origins[item.id]?.ref.account ?? ref?.account
  }

  /// Whether the cursor is near the last item.
  var isNearEnd: Bool { scroll.selection > items.count - 15 }

  /// An item as the service was last known to have it, without what is on its way.
  func delivered(_ item: TimelineItem.ID) -> TimelineItem? {
    stored?.items.first { $0.id == item } ?? outbox.last { $0.delivery?.item?.id == item }?.delivery?.item
  }

  /// The change of this item that is in conflict with another there.
  func conflict(of item: TimelineItem.ID) -> OutboxItem? {
    outbox.first { $0.state == .conflict && $0.write.change.target?.id == item }
  }

  /// The row that wrote this item; nil when the service has it.
  func row(writing item: TimelineItem.ID) -> OutboxItem? {
    guard let mark = marks[item], mark.isNew, mark.state != .delivered else { return nil }
    return outbox.first { $0.id == mark.write }
  }
}
