import CRM

/// A record's timeline with what is on its way to the service laid over it.
struct TimelineMerge {
  /// How long a delivered write is marked, in seconds.
  static let deliveredSeconds = 5.0

  private(set) var items: [TimelineItem]
  private(set) var marks: [TimelineItem.ID: OutboxMark] = [:]
  private let fetchedAt: Instant?
  private let now: Instant

  /// `outbox` are the record's rows, oldest first.
  init(_ items: [TimelineItem], fetchedAt: Instant?, outbox: [OutboxItem], now: Instant) {
    self.items = items
    self.fetchedAt = fetchedAt
    self.now = now
    for row in outbox { lay(row) }
  }

  private mutating func lay(_ row: OutboxItem) {
    if let target = row.write.change.target { apply(row, to: target) } else { add(row) }
  }

  /// An item that the service does not list yet.
  private mutating func add(_ row: OutboxItem) {
    let item = row.delivery?.item ?? TimelineItem(written: row.write)
    guard !items.contains(where: { $0.id == item.id }) else { return mark(row, item.id) }
    // What was delivered before the timeline was fetched and is not in it is gone again.
    if row.state == .delivered, let fetchedAt, let deliveredAt = row.deliveredAt, deliveredAt < fetchedAt { return }
    items.insert(item, at: items.firstIndex { $0.at <= item.at } ?? items.count)
    mark(row, item.id)
  }

  /// Shows a change as made, unless it was refused or is in conflict, or what the service lists is newer. An item under
  /// deletion stays until it is gone, and one that was deleted there as long as it is in conflict.
  private mutating func apply(_ row: OutboxItem, to target: ItemTarget) {
    guard let index = items.firstIndex(where: { $0.id == target.id }) else {
      if row.state == .conflict { add(row) }
      return
    }
    if row.state == .delivered {
      if let fetchedAt, let deliveredAt = row.deliveredAt, deliveredAt >= fetchedAt {
        guard let changed = row.delivery?.item ?? items[index].changed(by: row.write) else {
          items.remove(at: index)
          return
        }
        items[index] = changed
      }
    } else if row.state != .rejected, row.state != .conflict, let changed = items[index].changed(by: row.write) {
      items[index] = changed
    }
    mark(row, items[index].id)
  }

  private mutating func mark(_ row: OutboxItem, _ id: TimelineItem.ID) {
    if row.state == .delivered {
      guard let deliveredAt = row.deliveredAt, now.seconds(since: deliveredAt) < Self.deliveredSeconds else { return }
    }
    if marks[id]?.needsUser != true { marks[id] = OutboxMark(row) }
  }
}
