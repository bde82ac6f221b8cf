import CRM
import ServiceTransport
import Strings

/// Pages through what happened on a lead, newest first; for contacts and opportunities on the lead they belong to.
struct TimelineLoader {
  let wire: CloseWire
  let vocabulary: Vocabulary
  let types: ActivityTypeCache

  /// Far more tasks than anybody has on one lead.
  private static let mostTasks = 500

  func page(of id: RecordID, next: String?) async throws -> TimelinePage {
    if let next {
      guard let position = TimelinePosition(token: next) else { throw ServiceError.lostPlace }
      return try await activities(at: position)
    }
    guard let lead = try await lead(of: id) else {
      return TimelinePage(items: [], next: nil, limitation: Strings.CloseProblems.timelinesByLead)
    }
    let contact = id.kind == .contact ? id.id : nil
    async let tasks = tasks(lead: lead, contact: contact)
    var page = try await activities(at: TimelinePosition(lead: lead, contact: contact))
    page.items = (page.items + (try await tasks)).newestFirst
    return page
  }

  /// The lead whose timeline is shown; nil when the record has none.
  private func lead(of id: RecordID) async throws(ServiceError) -> String? {
    if id.kind == .lead { return id.id }
    return try await wire.get(try CloseWire.path(of: id), [("_fields", "lead_id")])["lead_id"]?.filled
  }

  private func activities(at position: TimelinePosition) async throws(ServiceError) -> TimelinePage {
    let list = try await wire.list("activity/", position.query)
    let reading = ActivityReading(vocabulary: vocabulary, types: try await customTypes(in: list.rows))
    // The newest moment of the first page keeps later pages in step when something happens meanwhile.
    let until = position.until ?? list.rows.first?["activity_at"]?.filled
    let following = TimelinePosition(
      lead: position.lead, contact: position.contact, until: until, skip: position.skip + list.rows.count)
    return TimelinePage(
      items: list.rows.map(reading.item).newestFirst,
      next: list.hasMore && !list.rows.isEmpty ? following.token : nil)
  }

  private func customTypes(in rows: [JSON]) async throws(ServiceError) -> [String: ActivityType] {
    guard rows.contains(where: { $0["_type"]?.string == "Custom" }) else { return [:] }
    return try await types.all { () throws(ServiceError) in try await wire.list("custom_activity/").rows }
  }

  /// Without `_type=all` Close gives one kind of eight. A key that may not read tasks still gets the rest.
  /// [close-api.md, 12]
  private func tasks(lead: String, contact: String?) async throws(ServiceError) -> [TimelineItem] {
    let rows = try await presentRows { () throws(ServiceError) in
      try await wire.all("task/", [("lead_id", lead), ("_type", "all")], limit: Self.mostTasks)
    }
    let own = contact.map { contact in rows.filter { $0["contact_id"]?.string == contact } } ?? rows
    return own.filter { !TaskReading.isShownAsActivity($0) }.compactMap(TaskReading(vocabulary: vocabulary).item)
  }
}

/// Where a page of activities starts; as a token it is the page's `next`.
struct TimelinePosition {
  let lead: String
  var contact: String?
  /// `activity_at` of the newest item, as Close wrote it.
  var until: String?
  var skip = 0

  init(lead: String, contact: String?, until: String? = nil, skip: Int = 0) {
    self.lead = lead
    self.contact = contact
    self.until = until
    self.skip = skip
  }

  /// Nil for a text that is no token of this service.
  init?(token: String) {
    guard let json = try? JSON(parsing: token), let lead = json["lead"]?.filled, let skip = json["skip"]?.skip
    else { return nil }
    self.init(lead: lead, contact: json["contact"]?.filled, until: json["until"]?.filled, skip: skip)
  }

  var token: String {
    let optional: (String?) -> JSON = { $0.map { .string($0) } ?? .null }
    let json: JSON = [
      "lead": .string(lead), "contact": optional(contact), "until": optional(until), "skip": .number(skip),
    ]
    return json.text
  }

  /// The order by `activity_at` is allowed with one lead only, and then only with date filters on the same field.
  /// [close-api.md, 10]
  var query: [ServiceRequest.Pair] {
    var query = [("lead_id", lead), ("_order_by", "-activity_at")]
    if let contact { query.append(("contact_id", contact)) }
    if let until, skip > 0 { query.append(("activity_at__lte", until)) }
    return query + [("_limit", String(CloseWire.pageSize)), ("_skip", String(skip))]
  }
}

extension [TimelineItem] {
  var newestFirst: [TimelineItem] { sorted { ($0.at, $0.id) > ($1.at, $1.id) } }
}
