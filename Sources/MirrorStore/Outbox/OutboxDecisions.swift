public import CRM

/// What the user decides about a write in the outbox. Each returns the row as it is afterwards, or as it was when it is
/// gone, and nil when it is too late or there is no such row.
extension MirrorStore {
  /// Takes back a row that is known not to have been sent, and keeps what it said as `draft`, in one step. When it is
  /// too late, nothing is kept.
  public func withdraw(_ id: WriteID, keeping draft: Draft? = nil) throws(MirrorError) -> OutboxItem? {
    try change(id) { row, table in
      guard row.item.state == .queued else { return false }
      try table.remove(row)
      if let draft { try DraftTable(database: table.database).keep(draft) }
      return true
    }
  }

  /// Has a row that was not sent yet wait until `dueAt`, or not wait any longer.
  public func reschedule(_ id: WriteID, dueAt: Instant) throws(MirrorError) -> OutboxItem? {
    try change(id) { row, table in
      guard row.item.state == .queued else { return false }
      // What it waited for until now, such as the network, is not to bring it forward.
      row.item.problem = nil
      row.item.dueAt = dueAt
      try table.save(row)
      return true
    }
  }

  /// Sends a row now: one that was rejected, or that is in doubt and has a question, which is answered by this. A
  /// queued one does not wait any longer, and one in doubt without a question is looked for at once instead, unless it
  /// was looked for in vain: a second look that comes too soon says nothing. One that was rejected goes behind those of
  /// its record that it has let pass.
  public func resend(_ id: WriteID, at: Instant) throws(MirrorError) -> OutboxItem? {
    try change(id) { row, table in
      switch row.item.state {
      case .queued: row.item.dueAt = at
      case .rejected:
        row.item.queue(dueAt: at)
        try table.save(row)
        try table.moveToEnd(row)
        return true
      case .inDoubt where row.item.question != nil:
        row.ruledOut += row.item.question?.candidates.map(\.id) ?? []
        row.item.queue(dueAt: at)
      case .inDoubt where row.item.problem == .notThereYet: break
      case .inDoubt: row.item.dueAt = at
      case .sending, .delivered, .conflict: return false
      }
      try table.save(row)
      return true
    }
  }

  /// Puts another write into a row that was rejected, is in conflict or was not sent yet, under the same id, and queues
  /// it anew. Not when it may have arrived.
  public func rewrite(_ id: WriteID, as write: Write, at: Instant) throws(MirrorError) -> OutboxItem? {
    try change(id) { row, table in
      guard [.rejected, .conflict, .queued].contains(row.item.state) else { return false }
      let hasLetOthersPass = row.item.state != .queued
      let write = Write(id: id, ref: write.ref, change: write.change, madeAt: write.madeAt, base: write.base)
      try table.save(write, in: row)
      row.item = OutboxItem(write: write, attempts: row.item.attempts, dueAt: at)
      try table.save(row)
      if hasLetOthersPass { try table.moveToEnd(row) }
      return true
    }
  }

  /// The user says that a write in doubt did arrive, as `item` or as the only candidate.
  public func acknowledge(
    _ id: WriteID, as item: TimelineItem? = nil, at: Instant
  ) throws(MirrorError) -> OutboxItem? {
    try change(id) { row, table in
      guard row.item.state == .inDoubt else { return false }
      let candidates = row.item.question?.candidates ?? []
      let item = item ?? (candidates.count == 1 ? candidates.first : nil)
      // Whichever it is, none of them is of a later write, however equal.
      row.ruledOut += candidates.map(\.id).filter { $0 != item?.id }
      try OutboxDeliveries(database: table.database).deliver(&row, Delivery(item: item), at: at)
      return true
    }
  }

  /// Gives a row up. Not while it is being sent, and not when it was delivered.
  public func discard(_ id: WriteID) throws(MirrorError) -> OutboxItem? {
    try change(id) { row, table in
      guard row.item.state != .sending, row.item.state != .delivered else { return false }
      try table.remove(row)
      return true
    }
  }

  private func change(
    _ id: WriteID, _ body: (inout OutboxRow, OutboxTable) throws -> Bool
  ) throws(MirrorError) -> OutboxItem? {
    try write { database in
      let table = OutboxTable(database: database)
      guard var row = try table.find(id), try body(&row, table) else { return nil }
      return row.item
    }
  }
}
