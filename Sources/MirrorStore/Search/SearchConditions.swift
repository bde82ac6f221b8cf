import CRM
import GRDB

/// The filters of a query as far as the index answers them, and the rest.
struct SearchConditions {
  /// What every record must match besides its account and kind; nil when nothing is asked.
  private(set) var expression: String?
  /// The numbers of the accounts to look in, and the kinds of records; nil for all.
  let accounts: Set<Int64>?
  private(set) var kinds: Set<RecordKind>?
  private var kindCodes: Set<UInt32>?
  /// The rows of the index that can be meant.
  private(set) var rows: ClosedRange<Int64> = 0...Int64.max
  private var updated: ClosedRange<Int64>?

  /// `identities` are those whose records are one's own.
  init(
    _ query: SearchQuery, accounts: [Int64]?, kinds: [RecordKind]?, identities: [Identity], now: Instant,
    terms: TermTable
  ) throws {
    func labels(_ prefix: SearchTermPrefix, _ values: [String]) throws -> String {
      Self.any(try values.compactMap { try terms.beginning(prefix, $0) })
    }
    var conditions: [String] = []
    self.accounts = accounts.map(Set.init)
    var meant = kinds.map { Set($0) }
    for filter in query.filters {
      switch filter {
      case .stage(let values): conditions.append(try labels(.stage, values))
      case .segment(let values): conditions.append(try labels(.segment, values))
      case .tag(let values): conditions.append(try labels(.tag, values))
      case .owner(let values): conditions.append(try labels(.owner, values))
      case .ownerIsMe:
        let names = identities.flatMap { [$0.id, $0.name, $0.email ?? ""] }.map(SearchWords.joined)
        conditions.append(Self.any(names.filter { !$0.isEmpty }.map { SearchExpression.exactly(.owner, $0) }))
      case .has(let property): conditions.append(SearchExpression.having(.has(property)))
      case .isOverdue: conditions.append(Self.due(before: LocalTime.system.components(of: now).date))
      case .kind(let kinds): meant = meant?.intersection(kinds) ?? Set(kinds)
      case .updatedWithin(let seconds): narrow(to: now.adding(seconds: -seconds).microseconds...Int64.max)
      case .updatedBefore(let seconds):
        narrow(to: Int64.min...now.adding(seconds: -seconds).microseconds)
      case .note: break
      }
    }
    self.kinds = meant
    kindCodes = meant.map { Set($0.map(\.searchCode)) }
    expression = SearchExpression.all(conditions)
  }

  /// Whether only records that changed at some times are meant.
  var hasTimes: Bool { updated != nil }

  /// Whether a record changed when it should have; the index only knows the hour.
  func allows(_ moment: Instant?) -> Bool {
    guard let updated else { return true }
    return moment.map { updated.contains($0.microseconds) } ?? false
  }

  /// Whether the record at `place` is of a kind that is meant.
  func isOfMeantKind(_ place: Int64) -> Bool {
    kindCodes?.contains(SearchRowNumber.kindCode(of: place)) != false
  }

  /// Whether the record at `place` is of an account that is meant.
  func isOfMeantAccount(_ place: Int64, _ database: Database) throws -> Bool {
    guard let accounts else { return true }
    let account = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT account FROM record WHERE id = ? AND search_row = ?"),
      arguments: [SearchRowNumber.number(of: place), place])
    return account.map(accounts.contains) ?? false
  }

  /// That a record is of the accounts and kinds that are meant, as the index can be asked; nil when all are.
  var belonging: String? {
    let parts = [
      accounts.map { $0.sorted().map { SearchExpression.having(.account($0)) } },
      kinds.map { $0.map { SearchExpression.having(.kind($0)) }.sorted() },
    ]
    return SearchExpression.all(parts.compactMap { $0.map(Self.any) })
  }

  private mutating func narrow(to range: ClosedRange<Int64>) {
    let now = updated ?? Int64.min...Int64.max
    let lower = max(now.lowerBound, range.lowerBound)
    let narrowed = lower...max(lower, min(now.upperBound, range.upperBound))
    updated = narrowed
    let first = SearchRowNumber.first(at: Instant(microseconds: narrowed.lowerBound))
    rows = first...max(first, SearchRowNumber.last(at: Instant(microseconds: narrowed.upperBound)))
  }

  /// What matches when any does; what no record has when there is none.
  private static func any(_ expressions: [String]) -> String {
    SearchExpression.any(expressions) ?? SearchExpression.exactly(.due, "never")
  }

  private static func due(before day: CalendarDate) -> String {
    any(SearchDay.beginnings(before: day).map { SearchExpression.beginning(.due, $0) })
  }
}
