import CRM
import ServiceTransport

/// All leads with their contacts and opportunities, by date.
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
        guard [.rejected, .notFound].contains(error.reason), requests < 3 else { throw error }
        if position.cursor != nil {
          position = position.window(from: position.isSorted ? position.last.map(day) : position.day)
        } else if position.isSorted, position.order == .created, position.day == nil {
          // The form of sort entries is not settled. [close-api.md, 15]
          position.isSorted = false
        } else {
          throw error
        }
      }
    }
  }

  private func fetch(_ position: LeadPosition) async throws(ServiceError) -> PullPage {
    let answer = try await wire.searchAnswer(body(position))
    let list = try CloseList(answer.json())
    var after = position
    after.delivered += list.rows.count
    after.total = position.total ?? list.total
    after.last = list.rows.last?[position.order.rawValue]?.instant ?? position.last
    after.cursor = list.rows.isEmpty ? nil : list.cursor
    return PullPage(
      records: list.rows.flatMap(Self.records), next: try next(after),
      total: position.isFirstWindow && position.cursor == nil ? list.total : nil,
      budget: RequestAllowance(answer.headers))
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
          .rejected, "Close ends its list after \(position.delivered) of \(total) leads.",
          advice: "More leads than one search brings were created on one day; they cannot be told apart.")
      }
    }
    return .changes(LeadCursor.events(since: position.since).token)
  }

  private func day(_ instant: Instant) -> CalendarDate {
    LocalTime { _ in wire.zoneOffset() }.components(of: instant).date
  }

  private func body(_ position: LeadPosition) -> JSON {
    let field: JSON = [
      "type": "regular_field", "object_type": "lead", "field_name": .string(position.order.rawValue),
    ]
    var filter: JSON = ["type": "match_all"]
    if let day = position.day {
      let start: JSON = ["type": "fixed_local_date", "value": .string(day.iso8601), "which": "start"]
      let range: JSON = ["type": "moment_range", "on_or_after": start, "before": nil]
      filter = ["type": "and", "queries": [["type": "field_condition", "field": field, "condition": range]]]
    }
    return [
      "query": ["type": "and", "queries": [["type": "object_type", "object_type": "lead"], filter]],
      "_fields": ["lead": .array(fields)],
      "_limit": .number(CloseWire.pageSize),
      "results_limit": nil,
      "sort": position.isSorted ? [["direction": "asc", "field": field]] : [],
      "cursor": position.cursor.map { .string($0) } ?? nil,
      // Slow, so once per window.
      "include_counts": .bool(position.total == nil),
    ]
  }

  /// Everything that a lead has by itself, and its custom fields by their ids: the `custom` member holds them a second
  /// time, by name. [close-api.md, 1, 8]
  private var fields: [JSON] {
    let custom = vocabulary.fields.filter { $0.kinds.contains(.lead) }.map { "custom.\($0.id)" }
    return (Self.ownFields + custom).map { .string($0) }
  }

  private static let ownFields = [
    "id", "name", "display_name", "description", "url", "status_id", "status_label", "contacts", "addresses",
    "opportunities", "tasks", "html_url", "created_by", "created_by_name", "updated_by", "updated_by_name",
    "organization_id", "date_created", "date_updated",
  ]

  /// A lead as Close sent it with the contacts and opportunities in it, all whole.
  static func records(_ row: JSON) -> [Record] {
    guard let lead = Record(close: row, kind: .lead, isPartial: false) else { return [] }
    func parts(_ member: String, _ kind: RecordKind) -> [Record] {
      (row[member]?.elements ?? []).compactMap { Record(close: $0, kind: kind, isPartial: false) }
    }
    return [lead] + parts("contacts", .contact) + parts("opportunities", .deal)
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
