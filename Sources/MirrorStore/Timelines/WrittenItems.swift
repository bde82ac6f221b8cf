import CRM
import GRDB

/// What was written from here, in the timelines that the mirror has, for use within a transaction.
struct WrittenItems {
  let database: Database

  /// Shows a write that was delivered at `at`: a new item in the timeline of its record, any other change wherever the
  /// item is.
  func show(_ write: Write, _ delivery: Delivery, account: Int64, at: Instant) throws {
    let own = try TimelineHead.find(write.ref.record, account: account, in: database)
    if let target = write.change.target {
      let statement = try database.cachedStatement(
        sql: """
          SELECT timeline.id FROM timeline JOIN timeline_item ON timeline_item.timeline = timeline.id
          WHERE account = ? AND timeline_item.service_id = ?
          """)
      for timeline in try Int64.fetchAll(statement, arguments: [account, target.id.storable])
      where timeline != own?.id {
        try show(write, delivery, in: timeline, at: at)
      }
    }
    if let own { try show(write, delivery, in: own.id, at: at) }
  }

  /// Shows, in a timeline that was never fetched before and that the service gives only in part, what was written to
  /// the record before.
  func restore(_ ref: RecordRef, in timeline: Int64) throws {
    for row in try OutboxTable(database: database).rows(of: ref) {
      guard let delivery = row.item.delivery, let at = row.item.deliveredAt else { continue }
      try show(row.item.write, delivery, in: timeline, at: at)
    }
  }

  private func show(_ write: Write, _ delivery: Delivery, in timeline: Int64, at: Instant) throws {
    let items = TimelineItems(timeline: timeline, database: database)
    guard let target = write.change.target else {
      try items.save(delivery.item ?? TimelineItem(written: write), writtenAt: at)
      return
    }
    let known = try items.item(target.id)
    if case .delete = write.change {
      try items.remove(target.id)
    } else if let item = delivery.item {
      if item.id != target.id { try items.remove(target.id) }
      try items.save(item, writtenAt: at)
    } else if let changed = known?.changed(by: write) {
      try items.save(changed, writtenAt: at)
    }
  }
}
