public import CRM
import GRDB

/// The outbox: what the user wrote, until the service has it, and for a month after.
extension MirrorStore {
  /// Puts a write into the outbox, due at `dueAt`, and removes the draft it came from, in one step. A second call with
  /// the same write id changes nothing.
  public func enqueue(
    _ write: Write, dueAt: Instant, replacing draft: DraftKey? = nil
  ) throws(MirrorError) -> OutboxItem {
    try self.write { database in
      let table = OutboxTable(database: database)
      if let known = try table.find(write.id) { return known.item }
      try table.insert(write, dueAt: dueAt)
      if let draft { try DraftTable(database: database).remove(draft) }
      return OutboxItem(write: write, dueAt: dueAt)
    }
  }

  public func outboxItem(_ id: WriteID) throws(MirrorError) -> OutboxItem? {
    try read { try OutboxTable(database: $0).find(id)?.item }
  }

  /// The writes of one record, oldest first, those delivered of late included.
  public func outbox(of ref: RecordRef) throws(MirrorError) -> [OutboxItem] {
    try read { try OutboxTable(database: $0).rows(of: ref).map(\.item) }
  }

  /// Every write, oldest first, with or without those delivered of late.
  public func outbox(delivered: Bool) throws(MirrorError) -> [OutboxItem] {
    try read {
      try OutboxTable(database: $0).rows(delivered ? "ORDER BY id" : "WHERE state <> 'delivered' ORDER BY id").map(
        \.item)
    }
  }

  /// How many writes of each account are in which state; those delivered are not counted.
  public func outboxCounts() throws(MirrorError) -> [AccountID: [OutboxState: Int]] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT name, state, count(*) FROM outbox JOIN account ON account.id = outbox.account
          WHERE state <> 'delivered' GROUP BY name, state
          """)
      var counts: [AccountID: [OutboxState: Int]] = [:]
      let cursor = try Row.fetchCursor(statement)
      while let row = try cursor.next() {
        counts[AccountID(row[0]), default: [:]][try storedCase(OutboxState.self, row[1])] = row[2]
      }
      return counts
    }
  }

  /// The ids of the items that other writes of the account are known to have become, and of those that the user said
  /// are none of them. `write` is none of these.
  public func itemsKnown(besides write: Write) throws(MirrorError) -> Set<TimelineItem.ID> {
    try read { database in
      guard let account = try database.number(of: write.ref.account) else { return [] }
      let statement = try database.cachedStatement(
        sql: """
          SELECT item_id FROM outbox WHERE account = ?1 AND item_id IS NOT NULL AND write_id <> ?2
          UNION
          SELECT value FROM outbox, json_each(outbox.ruled_out) WHERE account = ?1
          """)
      let ids = try String.fetchSet(statement, arguments: [account, write.id.rawValue.storable])
      // A change is looked for on its own item, whoever made that.
      guard let target = write.change.target else { return ids }
      return ids.subtracting([target.id])
    }
  }
}
