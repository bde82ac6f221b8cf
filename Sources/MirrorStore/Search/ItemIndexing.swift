import CRM
import GRDB

/// Keeps the index in step with `timeline_item`, for use within a transaction.
struct ItemIndexing {
  let database: Database

  /// What the index takes of a row.
  struct Item {
    var number: Int64
    var at: Instant
    var title: String
    var body: String?
    var place: SearchIndex.Place?

    init(_ row: Row) {
      number = row[0]
      at = Instant(microseconds: row[1])
      title = row[2]
      body = row[3]
      place = SearchIndex.Place(row: row[4], hash: row[5])
    }

    var terms: String { SearchIndexTerms(title: title, body: body).text }
    var isIndexed: Bool { place != nil }
  }

  private static let select = "SELECT id, at, title, body, search_row, search_hash FROM timeline_item"

  func stored(_ id: String, timeline: Int64) throws -> Item? {
    try Row.fetchOne(
      database.cachedStatement(sql: "\(Self.select) WHERE timeline = ? AND service_id = ?"),
      arguments: [timeline, id.storable]
    ).map(Item.init)
  }

  /// The items after `number` that are not indexed yet, at most up to `last`, by their numbers.
  func waiting(after number: Int64, upTo last: Int64, limit: Int) throws -> [Item] {
    try Row.fetchAll(
      database.cachedStatement(sql: "\(Self.select) WHERE id > ? AND id <= ? ORDER BY id LIMIT ?"),
      arguments: [number, last, limit]
    ).map(Item.init)
  }

  /// Indexes an item as it is now; `former` is what it was.
  func update(_ item: Item, former: Item?) throws {
    try SearchIndex(content: .item, database: database).update(
      item.number, nil, terms: item.terms, at: item.at, former: former?.place, formerTerms: { former?.terms })
  }

  /// Takes the items out that `condition` on `timeline_item` holds for, as they are about to be deleted.
  func removeAll(where condition: String, _ arguments: StatementArguments) throws {
    let statement = try database.cachedStatement(
      sql: "\(Self.select) WHERE search_row IS NOT NULL AND \(condition)")
    let index = SearchIndex(content: .item, database: database)
    for item in try Row.fetchAll(statement, arguments: arguments).map(Item.init) {
      if let place = item.place { try index.remove(place, terms: item.terms) }
    }
  }
}
