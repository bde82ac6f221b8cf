import CRM

/// The filters of a query as far as the index answers them, and the rest.
struct SearchConditions {
  /// What every record must match; nil when nothing is asked.
  private(set) var expression: String?
  /// The rows of the index that can be meant.
  private(set) var rows: ClosedRange<Int64> = 0...Int64.max
  private var updated: ClosedRange<Int64>?

  /// `accounts` are the numbers to look in, nil for all; `identities` whose records are one's own.
  init(
    _ query: SearchQuery, accounts: [Int64]?, kinds: [RecordKind]?, identities: [Identity], now: Instant,
    terms: TermTable
  ) throws {
    func labels(_ prefix: SearchTermPrefix, _ values: [String]) throws -> String {
      Self.any(try values.compactMap { try terms.beginning(prefix, $0) })
    }
    var conditions: [String] = []
    if let accounts { conditions.append(Self.any(accounts.map { SearchExpression.exactly(.account, String($0)) })) }
    if let kinds { conditions.append(Self.any(kinds.map { SearchExpression.exactly(.kind, $0.rawValue) })) }
    for filter in query.filters {
      switch filter {
      case .stage(let values): conditions.append(try labels(.stage, values))
      case .segment(let values): conditions.append(try labels(.segment, values))
      case .tag(let values): conditions.append(try labels(.tag, values))
      case .owner(let values): conditions.append(try labels(.owner, values))
      case .ownerIsMe:
        let names = identities.flatMap { [$0.id, $0.name, $0.email ?? ""] }.map(SearchWords.joined)
        conditions.append(Self.any(names.filter { !$0.isEmpty }.map { SearchExpression.exactly(.owner, $0) }))
      case .has(let property): conditions.append(SearchExpression.exactly(.property, property.code))
      case .isOverdue: conditions.append(Self.due(before: LocalTime.system.components(of: now).date))
      case .kind(let kinds): conditions.append(Self.any(kinds.map { SearchExpression.exactly(.kind, $0.rawValue) }))
      case .updatedWithin(let seconds): narrow(to: now.adding(seconds: -seconds).microseconds...Int64.max)
      case .updatedBefore(let seconds):
        narrow(to: Int64.min...now.adding(seconds: -seconds).microseconds)
      case .note: break
      }
    }
    expression = SearchExpression.all(conditions)
  }

  /// Whether a record changed when it should have; the index only knows the hour.
  func allows(_ moment: Instant?) -> Bool {
    guard let updated else { return true }
    return moment.map { updated.contains($0.microseconds) } ?? false
  }

  private mutating func narrow(to range: ClosedRange<Int64>) {
    let now = updated ?? Int64.min...Int64.max
    let lower = max(now.lowerBound, range.lowerBound)
    let narrowed = lower...max(lower, min(now.upperBound, range.upperBound))
    updated = narrowed
    let first = SearchRowNumber.first(at: Instant(microseconds: narrowed.lowerBound))
    let last = SearchRowNumber.first(at: Instant(microseconds: narrowed.upperBound)) + SearchRowNumber.numbers
    rows = first...max(first, last)
  }

  /// What matches when any does; what no record has when there is none.
  private static func any(_ expressions: [String]) -> String {
    SearchExpression.any(expressions) ?? SearchExpression.exactly(.property, "nothing")
  }

  /// Days before `day`, by the digits they begin with: before 20261121 are 0 and 1, 200 and 201, 2020 to 2025 and so on.
  private static func due(before day: CalendarDate) -> String {
    let digits = Array(day.iso8601.filter { $0 != "-" }.utf8)
    var expressions: [String] = []
    for (place, digit) in digits.enumerated() {
      let same = String(decoding: digits[..<place], as: UTF8.self)
      for smaller in 0x30..<max(0x30, digit) {
        expressions.append(SearchExpression.beginning(.due, same + String(smaller - 0x30)))
      }
    }
    return any(expressions)
  }
}
