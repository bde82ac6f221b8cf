public import CRM
public import MirrorStore

/// What the mirror has of the timeline of a record in another account.
public struct LinkedTimeline: Sendable, Hashable {
  public var ref: RecordRef
  /// Nil while it was never fetched.
  public var stored: StoredTimeline?
  /// The record's rows of the outbox, oldest first.
  public var outbox: [OutboxItem]

  public init(ref: RecordRef, stored: StoredTimeline?, outbox: [OutboxItem] = []) {
    self.ref = ref
    self.stored = stored
    self.outbox = outbox
  }
}

/// Where an item of an interleaved timeline is from.
struct ItemOrigin: Sendable, Hashable {
  let ref: RecordRef
  /// As that timeline has it.
  let item: TimelineItem
}

/// Timelines of other accounts laid in among the items of a record, by time.
struct Interleaving {
  private(set) var items: [TimelineItem]
  private(set) var marks: [TimelineItem.ID: OutboxMark] = [:]
  /// Where those items are from that are not the record's own.
  private(set) var origins: [TimelineItem.ID: ItemOrigin] = [:]

  /// `own` newest first. What is older than the oldest of it is left out while it `goesOn` into the past: it would be
  /// read as all there was.
  init(_ own: [TimelineItem], goesOn: Bool, with others: [LinkedTimeline], now: Instant) {
    items = own
    let oldest = goesOn ? own.last?.at : nil
    for other in others {
      let merge = TimelineMerge(
        other.stored?.items ?? [], fetchedAt: other.stored?.fetchedAt, outbox: other.outbox, now: now)
      let shown = merge.items.filter { item in oldest.map { item.at >= $0 } ?? true }
      let renamed = shown.map { item in
        let copy = item.renamed("\(other.ref.account.rawValue)\u{1F}\(item.id)")
        origins[copy.id] = ItemOrigin(ref: other.ref, item: item)
        marks[copy.id] = merge.marks[item.id]
        return copy
      }
      items = Self.merged(items, renamed)
    }
  }

  /// Both newest first; of the same moment the first's before the second's.
  private static func merged(_ first: [TimelineItem], _ second: [TimelineItem]) -> [TimelineItem] {
    var merged: [TimelineItem] = []
    merged.reserveCapacity(first.count + second.count)
    var rest = second[...]
    for item in first {
      while let next = rest.first, next.at > item.at { merged.append(rest.removeFirst()) }
      merged.append(item)
    }
    return merged + rest
  }
}

extension TimelineItem {
  /// The same under another id: ids are unique within an account only.
  fileprivate func renamed(_ id: String) -> TimelineItem {
    TimelineItem(
      id: id, kind: kind, at: at, precision: precision, title: title, body: body, isCut: isCut, actor: actor,
      direction: direction, duration: duration, isDone: isDone, source: source)
  }
}
