import CRM
import GRDB

/// What the index takes of a row of `record`.
struct IndexedRecord {
  var number: Int64
  var account: Int64
  var id: RecordID
  var title: String
  var subtitle: String?
  var status: String?
  var value: String?
  var updated: Instant?
  var isPartial: Bool
  var place: SearchIndex.Place?

  /// The columns `columns` of `row`.
  init(_ row: Row) throws {
    number = row[0]
    account = row[1]
    id = RecordID(try storedCase(RecordKind.self, row[2]), row[3])
    title = row[4]
    subtitle = row[5]
    status = row[6]
    value = row[7]
    updated = Instant(stored: row[8])
    isPartial = row[9]
    place = SearchIndex.Place(row: row[10], hash: row[11])
  }

  /// A record as `RecordTable` stores it.
  init(_ record: CRM.Record, number: Int64, account: Int64, place: SearchIndex.Place?) {
    self.number = number
    self.account = account
    id = RecordID(record.id.kind, record.id.id.storable)
    title = record.title.storable
    subtitle = record.subtitle?.storable
    status = record.status?.storable
    value = record.value?.storable
    updated = record.updated
    isPartial = record.isPartial
    self.place = place
  }

  static let columns = """
    record.id, account, kind, service_id, title, subtitle, status, value, updated, is_partial, search_row, search_hash
    """

  /// Whether the index takes the same of both.
  func isSame(as other: IndexedRecord?) -> Bool {
    guard let other else { return false }
    return title == other.title && subtitle == other.subtitle && status == other.status && value == other.value
      && updated == other.updated
  }

  func terms(_ original: JSON) -> SearchIndexTerms {
    SearchIndexTerms(
      SearchDocument(
        CRM.Record(id: id, title: title, subtitle: subtitle, status: status, value: value, original: original)))
  }

  /// What is written into the index: whose it is, and its terms.
  func indexText(_ terms: SearchIndexTerms) -> String {
    "\(SearchMark.account(account).term) \(terms.text)"
  }
}

/// Keeps the index in step with `record` and `original`, for use within a transaction.
struct RecordIndexing {
  let database: Database

  /// A record as it is stored; nil when it is not.
  func stored(_ id: RecordID, account: Int64) throws -> IndexedRecord? {
    let statement = try database.cachedStatement(
      sql: "SELECT \(IndexedRecord.columns) FROM record WHERE account = ? AND kind = ? AND service_id = ?")
    return try Row.fetchOne(statement, arguments: [account, id.kind.rawValue, id.id.storable]).map(IndexedRecord.init)
  }

  /// The terms under which the record with this number is filed; nil when it is not stored.
  func terms(of number: Int64) throws -> SearchIndexTerms? {
    let statement = try database.cachedStatement(
      sql: "SELECT \(IndexedRecord.columns), json FROM record JOIN original ON record = record.id WHERE record.id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [number]),
      let original = try? JSON(parsing: row[12] as String)
    else { return nil }
    return try IndexedRecord(row).terms(original)
  }

  func originalText(of number: Int64) throws -> String? {
    try String.fetchOne(
      database.cachedStatement(sql: "SELECT json FROM original WHERE record = ?"), arguments: [number])
  }

  /// Indexes a record as it is now, under `terms`. `formerOriginal` is the JSON that was stored together with `former`.
  func update(
    _ record: IndexedRecord, terms: SearchIndexTerms, former: IndexedRecord?, formerOriginal: String?
  ) throws {
    try SearchIndex(content: .record, database: database).update(
      record.number, record.id.kind, terms: record.indexText(terms), at: record.updated, former: former?.place,
      formerTerms: { try former.flatMap { try formerText($0, formerOriginal) } })
    try SearchWrites.learn(terms.shared, in: database)
  }

  /// Takes the record with this number out, and the items of its timeline, as all of them are about to be deleted.
  /// Without it they would stay in the index as dead rows, which are passed over but take room.
  func remove(_ number: Int64) throws {
    let statement = try database.cachedStatement(sql: "SELECT \(IndexedRecord.columns) FROM record WHERE id = ?")
    guard let record = try Row.fetchOne(statement, arguments: [number]).map(IndexedRecord.init) else { return }
    if let place = record.place {
      try SearchIndex(content: .record, database: database).remove(
        place, terms: try formerText(record, try originalText(of: number)))
    }
    try ItemIndexing(database: database).removeAll(
      where: "timeline = (SELECT id FROM timeline WHERE account = ? AND kind = ? AND service_id = ?)",
      [record.account, record.id.kind.rawValue, record.id.id.storable])
  }

  private func formerText(_ record: IndexedRecord, _ original: String?) throws -> String? {
    guard let original, let json = try? JSON(parsing: original) else { return nil }
    return record.indexText(record.terms(json))
  }
}
