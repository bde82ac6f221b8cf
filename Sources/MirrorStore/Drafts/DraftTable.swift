import CRM
import GRDB

/// Statements on `draft`, for use within a transaction.
struct DraftTable {
  let database: Database

  /// Saves a draft, or removes the one there is when nothing is left in it.
  func keep(_ draft: Draft) throws {
    if draft.texts.values.allSatisfy(\.isEmpty) { try remove(draft.key) } else { try save(draft) }
  }

  private func save(_ draft: Draft) throws {
    let ref = draft.key.ref
    try database.run(
      """
      INSERT INTO draft (account, kind, service_id, entry_kind, item_id, item, texts, saved_at, base)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (account, kind, service_id, entry_kind, item_id) DO UPDATE SET
        item = excluded.item, texts = excluded.texts, saved_at = excluded.saved_at, base = excluded.base
      """,
      [
        database.numberForSaving(ref.account), ref.record.kind.rawValue, ref.record.id.storable,
        draft.key.kind.rawValue, draft.key.item?.id.storable ?? "", StoredJSON.optional(draft.key.item),
        StoredJSON.text(draft.texts.filter { !$0.value.isEmpty }), draft.savedAt.microseconds,
        StoredJSON.optional(draft.base),
      ])
  }

  /// The draft for `key`; an item being edited is told by its id, whatever it is called now.
  func draft(_ key: DraftKey) throws -> Draft? {
    guard let account = try database.number(of: key.ref.account) else { return nil }
    return try rows(
      """
      WHERE account = ? AND draft.kind = ? AND service_id = ? AND entry_kind = ? AND item_id = ?
      """,
      [
        account, key.ref.record.kind.rawValue, key.ref.record.id.storable, key.kind.rawValue,
        key.item?.id.storable ?? "",
      ]
    ).first.map { Draft(key: key, texts: $0.texts, savedAt: $0.savedAt, base: $0.base) }
  }

  func drafts(of ref: RecordRef?) throws -> [Draft] {
    let order = "ORDER BY saved_at DESC, draft.id DESC"
    guard let ref else { return try rows(order, []) }
    guard let account = try database.number(of: ref.account) else { return [] }
    return try rows(
      "WHERE account = ? AND draft.kind = ? AND service_id = ? \(order)",
      [account, ref.record.kind.rawValue, ref.record.id.storable])
  }

  func remove(_ key: DraftKey) throws {
    guard let account = try database.number(of: key.ref.account) else { return }
    try database.run(
      "DELETE FROM draft WHERE account = ? AND kind = ? AND service_id = ? AND entry_kind = ? AND item_id = ?",
      [
        account, key.ref.record.kind.rawValue, key.ref.record.id.storable, key.kind.rawValue,
        key.item?.id.storable ?? "",
      ])
  }

  private func rows(_ rest: String, _ arguments: StatementArguments) throws -> [Draft] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT name, draft.kind, service_id, entry_kind, item, texts, saved_at, base
        FROM draft JOIN account ON account.id = draft.account \(rest)
        """)
    let cursor = try Row.fetchCursor(statement, arguments: arguments)
    var drafts: [Draft] = []
    while let row = try cursor.next() {
      let record = RecordID(try storedCase(RecordKind.self, row[1]), row[2])
      let key = DraftKey(
        RecordRef(AccountID(row[0]), record), try storedCase(EntryKind.self, row[3]),
        editing: try StoredJSON.optional(ItemTarget.self, row[4] as String?))
      drafts.append(
        Draft(
          key: key, texts: try StoredJSON.value([EntryField: String].self, row[5] as String),
          savedAt: Instant(microseconds: row[6]), base: try StoredJSON.optional(EditBase.self, row[7] as String?)))
    }
    return drafts
  }
}
