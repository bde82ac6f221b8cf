import CRM
import GRDB

/// What the user wrote, read out of a mirror of which anything may be broken or missing.
struct RescuedRows {
  private var accounts: [Int64: String] = [:]
  private var outbox: [Int64: Row] = [:]
  private var drafts: [Int64: Row] = [:]
  private var isIncomplete = false

  init(ofMirror path: String) {
    var configuration = Configuration()
    configuration.label = "mirror rescue"
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else {
      isIncomplete = true
      return
    }
    defer { try? queue.close() }
    queue.inDatabase { database in
      accounts = rows("id, name", of: "account", database).compactMapValues { $0[1] }
      outbox = rows(Self.outboxColumns + addition("conflict", of: "outbox", database), of: "outbox", database)
      drafts = rows(Self.draftColumns + addition("base", of: "draft", database), of: "draft", database)
    }
  }

  /// A column that older versions did not have.
  private func addition(_ column: String, of table: String, _ database: Database) -> String {
    let isThere = (try? database.columns(in: table).contains { $0.name == column }) ?? false
    return isThere ? ", \(column)" : ", NULL"
  }

  /// Rows by their numbers: from the first on as far as they can be read, and from the last on back.
  private mutating func rows(_ columns: String, of table: String, _ database: Database) -> [Int64: Row] {
    var rows: [Int64: Row] = [:]
    do {
      // Older versions had no such table.
      guard try database.tableExists(table) else { return [:] }
    } catch {
      isIncomplete = true
      return [:]
    }
    for order in ["ASC", "DESC"] {
      do {
        let cursor = try Row.fetchCursor(database, sql: "SELECT \(columns) FROM \(table) ORDER BY id \(order)")
        while let row = try cursor.next() { rows[row[0]] = row.copy() }
        return rows
      } catch {
        isIncomplete = true
      }
    }
    return rows
  }

  /// Writes what can be understood, in its order, and says how much it was.
  ///
  /// A damaged file may say of a write that it waits when it was sent already. Unless the queue is to be trusted, such a
  /// write is in doubt: it is looked for before it is sent.
  func save(in database: Database, trustsQueue: Bool, at now: Instant) throws -> SetAside.Rescue {
    var rescue = SetAside.Rescue(isIncomplete: isIncomplete)
    for (number, row) in outbox.sorted(by: { $0.key < $1.key }) {
      if try saveWrite(number, row, in: database, trustsQueue, now) {
        if row[4] as DatabaseValue != "delivered".databaseValue { rescue.writes += 1 }
      } else {
        rescue.isIncomplete = true
      }
    }
    for (number, row) in drafts.sorted(by: { $0.key < $1.key }) {
      if try saveDraft(number, row, in: database) { rescue.drafts += 1 } else { rescue.isIncomplete = true }
    }
    return rescue
  }

  /// False when the row cannot be read: such a row would keep all others from being read, too.
  private func saveWrite(
    _ number: Int64, _ row: Row, in database: Database, _ trustsQueue: Bool, _ now: Instant
  ) throws -> Bool {
    guard let json = text(row, 3), let write = try? StoredJSON.value(Write.self, json),
      let state = text(row, 4).flatMap(OutboxState.init(rawValue:)), Self.hasItsTypes(row)
    else { return false }
    let table = OutboxTable(database: database)
    guard try table.find(write.id) == nil else { return true }
    try table.insert(write, dueAt: write.madeAt)
    guard let id = try table.find(write.id)?.number else { return false }
    try database.execute(
      sql: """
        UPDATE outbox SET id = ?, state = ?, attempts = ?, looks = ?, due_at = ?, sent_at = ?, problem = ?,
          question = ?, delivery = ?, item_id = ?, ruled_out = ?, delivered_at = ?, owner = ?, claim = ?, conflict = ?
        WHERE id = ?
        """,
      arguments: StatementArguments([number] + (4..<18).map { row[$0] as DatabaseValue } + [id]))
    do {
      guard var saved = try table.find(write.id) else { return false }
      if !trustsQueue, state == .queued {
        saved.item.state = .inDoubt
        saved.item.sentAt = saved.item.sentAt ?? write.madeAt
        saved.item.dueAt = max(saved.item.dueAt, now)
        try table.save(saved)
      }
      return true
    } catch is UnreadableRow {
      try database.execute(sql: "DELETE FROM outbox WHERE id = ?", arguments: [number])
      return false
    }
  }

  private func saveDraft(_ number: Int64, _ row: Row, in database: Database) throws -> Bool {
    guard let account = (row[1] as DatabaseValue).storage.value as? Int64, let name = accounts[account] else {
      return false
    }
    guard let kind = text(row, 2).flatMap(RecordKind.init(rawValue:)), let record = text(row, 3),
      let entryKind = text(row, 4).flatMap(EntryKind.init(rawValue:)),
      let texts = text(row, 7).flatMap({ try? StoredJSON.value([EntryField: String].self, $0) })
    else { return false }
    let item = text(row, 6).flatMap { try? StoredJSON.value(ItemTarget.self, $0) }
    // Without the item that it changes, it would be taken for a new entry.
    guard item != nil || text(row, 5)?.isEmpty == true else { return false }
    let key = DraftKey(RecordRef(AccountID(name), RecordID(kind, record)), entryKind, editing: item)
    let savedAt = (row[8] as DatabaseValue).storage.value as? Int64 ?? 0
    let base = text(row, 9).flatMap { try? StoredJSON.value(EditBase.self, $0) }
    try DraftTable(database: database).keep(
      Draft(key: key, texts: texts, savedAt: Instant(microseconds: savedAt), base: base))
    return true
  }

  /// A column that should be text, whatever it is.
  private func text(_ row: Row, _ column: Int) -> String? { String.fromDatabaseValue(row[column]) }

  /// Whether the numbers of a row of the outbox are numbers and its texts are texts: a damaged page may hold anything.
  private static func hasItsTypes(_ row: Row) -> Bool {
    func isNumber(_ column: Int) -> Bool {
      if case .int64 = (row[column] as DatabaseValue).storage { true } else { false }
    }
    func isText(_ column: Int) -> Bool {
      if case .string = (row[column] as DatabaseValue).storage { true } else { false }
    }
    func isMissing(_ column: Int) -> Bool { (row[column] as DatabaseValue).isNull }
    return [5, 6, 7, 16].allSatisfy(isNumber) && [8, 14, 15].allSatisfy { isNumber($0) || isMissing($0) }
      && ((9...13) + [17]).allSatisfy { isText($0) || isMissing($0) }
  }

  private static let outboxColumns = """
    id, write_id, account, json, state, attempts, looks, due_at, sent_at, problem, question, delivery, item_id,
    ruled_out, delivered_at, owner, claim
    """
  private static let draftColumns = "id, account, kind, service_id, entry_kind, item_id, item, texts, saved_at"
}
