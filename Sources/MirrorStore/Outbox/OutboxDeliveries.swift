import CRM
import GRDB

/// Rows that become delivered ones, for use within a transaction.
struct OutboxDeliveries {
  let database: Database

  /// How long a delivered row is kept, in seconds: for undoing it, and for telling its item from those of equal writes.
  private static let keptFor: Int64 = 30 * 86_400

  func deliver(_ row: inout OutboxRow, _ delivery: Delivery, at: Instant) throws {
    row.release()
    row.item.state = .delivered
    row.item.delivery = delivery
    row.item.deliveredAt = at
    row.item.problem = nil
    row.item.question = nil
    row.item.conflict = nil
    try OutboxTable(database: database).save(row)
    try WrittenItems(database: database).show(row.item.write, delivery, account: row.account, at: at)
    try follow(row)
    try database.run(
      "DELETE FROM outbox WHERE state = 'delivered' AND delivered_at < ?",
      [at.adding(seconds: -Self.keptFor).microseconds])
  }

  /// What others are to do with the same item is a change of what it is now.
  private func follow(_ delivered: OutboxRow) throws {
    guard let target = delivered.item.write.change.target else { return }
    let table = OutboxTable(database: database)
    let waiting = try table.rows(
      "WHERE account = ? AND id <> ? AND state <> 'delivered' AND instr(json, ?)",
      [delivered.account, delivered.number, target.id.storable])
    for row in waiting where row.item.write.change.target?.id == target.id {
      let write = row.item.write.following(delivered.item.write)
      if write != row.item.write { try table.save(write, in: row) }
    }
  }

  /// Whether the item found for a new entry has been found for another one already. Two equal notes that are looked for
  /// at the same time, one on a contact and one on its lead, may both see the one that arrived.
  func isTaken(_ delivery: Delivery, by row: OutboxRow) throws -> Bool {
    try !others(like: row, with: delivery).isEmpty
  }

  /// The service has said that the item is the one that it made of `row`. One that was found for another row meanwhile,
  /// by looking, was not that row's: it is looked for again.
  func reopen(takenFor delivery: Delivery, of row: OutboxRow, at: Instant) throws {
    for var other in try others(like: row, with: delivery) where other.item.looks > 0 {
      other.item.state = .inDoubt
      other.item.delivery = nil
      other.item.deliveredAt = nil
      other.item.dueAt = at
      let table = OutboxTable(database: database)
      try table.save(other)
      try table.moveToEnd(other)
    }
  }

  /// Other new entries that became the same item.
  private func others(like row: OutboxRow, with delivery: Delivery) throws -> [OutboxRow] {
    guard case .create = row.item.write.change, let item = delivery.item else { return [] }
    let rows = try OutboxTable(database: database).rows(
      "WHERE account = ? AND item_id = ? AND id <> ?", [row.account, item.id.storable, row.number])
    return rows.filter { other in
      if case .create = other.item.write.change { true } else { false }
    }
  }
}
