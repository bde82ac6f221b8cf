import CRM
import GRDB

/// The rows of the index that match, of the accounts and kinds that are meant, the latest first.
///
/// Where the index is asked for all that matches some words and is of one kind, it goes through all records of that kind:
/// costs that grow with the mirror. A row tells the kind of its record, and mostly one of the next few is of the right
/// one, so the rows are looked at instead. Only when too many were of others is the index asked for the rest.
struct SearchPlaces {
  private let expression: String
  private let conditions: SearchConditions
  private let rows: ClosedRange<Int64>
  private let database: Database

  private var cursor: FastDatabaseValueCursor<Int64>
  /// How many more rows are looked at in vain.
  private var patience: Int
  private var isAsked: Bool

  /// To look at so many rows takes about as long as to ask.
  private static let standardPatience = 20_000
  /// What it costs to look up the account of a record, in rows.
  private static let accountCost = 20

  /// `expression` nil matches everything.
  init(
    matching expression: String?, _ conditions: SearchConditions, in rows: ClosedRange<Int64>, _ database: Database,
    patience: Int = standardPatience
  ) throws {
    self.patience = patience
    self.conditions = conditions
    self.rows = rows
    self.database = database
    let belonging = conditions.belonging
    isAsked = expression == nil || belonging == nil
    self.expression = expression ?? belonging ?? Self.everything
    cursor = try Self.cursor(self.expression, rows, database)
  }

  mutating func next() throws -> Int64? {
    while let place = try cursor.next() {
      if isAsked { return place }
      if !conditions.isOfMeantKind(place) {
        patience -= 1
      } else if try !conditions.isOfMeantAccount(place, database) {
        patience -= Self.accountCost
      } else {
        return place
      }
      if patience < 0, place > rows.lowerBound { try ask(below: place) }
    }
    return nil
  }

  private mutating func ask(below place: Int64) throws {
    isAsked = true
    let all = SearchExpression.all([expression, conditions.belonging].compactMap(\.self)) ?? expression
    cursor = try Self.cursor(all, rows.lowerBound...place - 1, database)
  }

  private static func cursor(
    _ expression: String, _ rows: ClosedRange<Int64>, _ database: Database
  ) throws -> FastDatabaseValueCursor<Int64> {
    try Int64.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT rowid FROM record_search WHERE record_search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC
          """), arguments: [expression, rows.lowerBound, rows.upperBound])
  }

  private static var everything: String {
    SearchExpression.any(RecordKind.allCases.map { SearchExpression.having(.kind($0)) }) ?? ""
  }
}
