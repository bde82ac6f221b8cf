import CRM
import ServiceTransport
import Strings

/// All leads with their contacts and opportunities, by date.
///
/// The search is not known to send what a lead holds [close-api.md, 8, 15]. Where it does not, contacts and
/// opportunities are searched for by themselves after the leads.
struct LeadPull {
  let wire: CloseWire
  let vocabulary: Vocabulary

  /// A window that ends short of its count by less than this lost leads that were deleted meanwhile; one that ends
  /// short after more has met the end of what one search brings.
  private static let suspiciousLength = 5000

  func page(at start: LeadPosition) async throws(ServiceError) -> PullPage {
    var position = start
    var requests = 0
    while true {
      requests += 1
      do throws(ServiceError) {
        var page = try await fetch(position)
        page.requests = requests
        return page
      } catch {
        guard [.rejected, .notFound].contains(error.reason), requests < 6 else { throw error }
        if position.cursor != nil {
          position = position.window(from: position.isSorted ? position.last.map(day) : position.day)
        } else if position.isSorted, position.order == .created, position.day == nil {
          // The form of sort entries is not settled. [close-api.md, 15]
          position.isSorted = false
        } else if position.kind != .lead {
          // Not every kind can be searched for. [close-api.md, 15]
          position.withheld.append(position.kind)
          guard let following = position.following else {
            return PullPage(records: [], next: end(position), withheld: Set(position.withheld), requests: requests)
          }
          position = following
        } else {
          throw error
        }
      }
    }
  }

  private func fetch(_ position: LeadPosition) async throws(ServiceError) -> PullPage {
    let answer = try await wire.searchAnswer(try body(position))
    let list = try CloseList(answer.json())
    var after = position
    after.delivered += list.rows.count
    after.total = position.total ?? list.total
    after.last = list.rows.last?[position.order.rawValue]?.instant ?? position.last
    after.cursor = list.rows.isEmpty ? nil : list.cursor
    let isLeads = position.kind == .lead
    if isLeads {
      for part in Part.allCases where !after.apart.contains(part.kind) {
        if list.rows.contains(where: { $0[part.rawValue]?.array == nil }) { after.apart.append(part.kind) }
      }
    }
    return PullPage(
      records: isLeads
        ? list.rows.flatMap(Self.records)
        : list.rows.compactMap { Record(close: $0, kind: position.kind, isPartial: false) },
      next: try next(after),
      total: isLeads && position.isFirstWindow && position.cursor == nil ? list.total : nil,
      withheld: Set(after.withheld), budget: RequestAllowance(answer.headers))
  }

  /// What follows the page that led to `position`.
  private func next(_ position: LeadPosition) throws(ServiceError) -> PullPage.Next {
    if position.cursor != nil { return .page(position.token) }
    if let total = position.total, position.delivered < total, position.delivered > 0 {
      let last = position.isSorted ? position.last.map(day) : nil
      if let last, position.day.map({ last > $0 }) ?? true {
        return .page(position.window(from: last).token)
      }
      if position.delivered >= Self.suspiciousLength {
        throw ServiceError(
          .rejected, Strings.CloseProblems.endsEarly(position.delivered, of: total),
          advice: Strings.CloseProblems.tooManyOfOneDay)
      }
    }
    return position.following.map { .page($0.token) } ?? end(position)
  }

  private func end(_ position: LeadPosition) -> PullPage.Next {
    .changes(LeadCursor.events(since: position.since).token)
  }

  private func day(_ instant: Instant) -> CalendarDate {
    LocalTime { _ in wire.zoneOffset() }.components(of: instant).date
  }

  private func body(_ position: LeadPosition) throws(ServiceError) -> JSON {
    let type = try CloseWire.resource(position.kind)
    let field: JSON = [
      "type": "regular_field", "object_type": .string(type), "field_name": .string(position.order.rawValue),
    ]
    var filter: JSON = ["type": "match_all"]
    if let day = position.day {
      let start: JSON = ["type": "fixed_local_date", "value": .string(day.iso8601), "which": "start"]
      let range: JSON = ["type": "moment_range", "on_or_after": start, "before": nil]
      filter = ["type": "and", "queries": [["type": "field_condition", "field": field, "condition": range]]]
    }
    return [
      "query": ["type": "and", "queries": [["type": "object_type", "object_type": .string(type)], filter]],
      "_fields": .object(JSONObject([(type, .array(fields(of: position.kind)))])),
      "_limit": .number(CloseWire.pageSize),
      "results_limit": nil,
      "sort": position.isSorted ? [["direction": "asc", "field": field]] : [],
      "cursor": position.cursor.map { .string($0) } ?? nil,
      // Slow, so once per window.
      "include_counts": .bool(position.total == nil),
    ]
  }

  /// Everything that a record has by itself, and its custom fields by their ids: the `custom` member holds them a second
  /// time, by name. [close-api.md, 1, 8, 9, 11]
  private func fields(of kind: RecordKind) -> [JSON] {
    let own =
      switch kind {
      case .contact: Self.contactFields
      case .deal: Self.dealFields
      default: Self.leadFields
      }
    let custom = vocabulary.fields.filter { $0.kinds.contains(kind) }.map { "custom.\($0.id)" }
    return (own + Self.auditFields + custom).map { .string($0) }
  }

  private static let leadFields = [
    "id", "name", "display_name", "description", "url", "status_id", "status_label", "contacts", "addresses",
    "opportunities", "tasks", "html_url",
  ]
  private static let contactFields = [
    "id", "lead_id", "name", "display_name", "title", "emails", "phones", "urls", "timezone",
  ]
  private static let dealFields = [
    "id", "lead_id", "lead_name", "contact_id", "contact_name", "user_id", "user_name", "status_id", "status_label",
    "status_display_name", "status_type", "pipeline_id", "pipeline_name", "note", "note_html", "confidence", "value",
    "value_currency", "value_formatted", "value_period", "annualized_value", "annualized_expected_value",
    "expected_value", "date_won", "date_lost",
  ]
  private static let auditFields = [
    "created_by", "created_by_name", "updated_by", "updated_by_name", "organization_id", "date_created", "date_updated",
  ]

  /// What a lead holds that is a record by itself.
  private enum Part: String, CaseIterable {
    case contacts, opportunities

    var kind: RecordKind {
      switch self {
      case .contacts: .contact
      case .opportunities: .deal
      }
    }
  }

  /// A lead as Close sent it with the contacts and opportunities in it, which are whole. The lead is not where
  /// something that it should hold did not come.
  static func records(_ row: JSON) -> [Record] {
    let isPartial = (Part.allCases.map(\.rawValue) + ["tasks"]).contains { row[$0]?.array == nil }
    guard let lead = Record(close: row, kind: .lead, isPartial: isPartial) else { return [] }
    return [lead]
      + Part.allCases.flatMap { part in
        (row[part.rawValue]?.elements ?? []).compactMap { Record(close: $0, kind: part.kind, isPartial: false) }
      }
  }
}

extension CloseWire {
  /// A search with the headers of its answer.
  func searchAnswer(_ body: JSON) async throws(ServiceError) -> ServiceAnswer {
    try await answer(ServiceRequest(.post, "data/search/", headers: headers, body: body, mayRepeat: true))
  }

  /// A GET with the headers of its answer.
  func getAnswer(_ path: String, _ query: [ServiceRequest.Pair]) async throws(ServiceError) -> ServiceAnswer {
    try await answer(ServiceRequest(.get, path, query: query, headers: headers))
  }
}
