import CRM

extension CloseView {
  /// `GET /activity/` and `GET /activity/<type>/`. [close-api.md, 10]
  func activityList(_ call: CloseCall, type: ActivityType?) throws(CloseFailure) -> JSON {
    let page = try call.page(maximum: 100)
    let filter = try ActivityFilter(call, type: type, view: self)
    let selection = FieldSelection(call["_fields"])
    // One row too many tells whether there are more.
    let rows = filter.leads == nil ? newest(filter, page) : try ofLeads(filter, call)
    let window = rows.dropFirst(filter.leads == nil ? 0 : page.skip)
    return [
      "data": .array(window.prefix(page.limit).map { $0.object(selection) }),
      "has_more": .bool(window.count > page.limit),
    ]
  }

  private func ofLeads(_ filter: ActivityFilter, _ call: CloseCall) throws(CloseFailure) -> [ActivityRow] {
    let rows = (filter.leads ?? []).flatMap { activities(of: $0) }.flatMap(filter.expand).filter(filter.takes)
    switch call["_order_by"] {
    case nil, "-date_created": return rows.sorted { $0.created > $1.created }
    case "date_created": return rows.sorted { $0.created < $1.created }
    case "-activity_at": return rows.sorted { $0.at > $1.at }
    case "activity_at": return rows.sorted { $0.at < $1.at }
    case .some(let order): throw CloseFailure(400, "Cannot order by \"\(order)\".")
    }
  }

  /// The rows of the page and one more, over all leads, newest first.
  private func newest(_ filter: ActivityFilter, _ page: ClosePage) -> [ActivityRow] {
    let wanted = page.limit + 1
    var skip = page.skip
    var rows: [ActivityRow] = []
    let written = state.living(.activity).map(activity).flatMap(filter.expand).filter(filter.takes)
      .sorted { $0.created > $1.created }
    var next = written[...]
    func add(_ row: ActivityRow) {
      if skip > 0 { skip -= 1 } else { rows.append(row) }
    }
    let order = caches.activities(compute: activityOrder)
    var position = filter.created.before.map { Self.firstPosition(atOrBefore: $0, in: order) } ?? 0
    while position < order.count, rows.count < wanted {
      let index = Int(order[position] & 0xFFFF_FFFF)
      position += 1
      let row = activity(index)
      if let oldest = filter.created.from ?? filter.created.after, row.created < oldest { break }
      if filter.type == .emailThread ? row.type != .email : filter.type.map({ $0 != row.type }) == true { continue }
      if !state.deleted.isEmpty, !exists(row.ref) { continue }
      while let first = next.first, first.created >= row.created, rows.count < wanted {
        add(first)
        next = next.dropFirst()
      }
      for row in filter.expand(row) where filter.takes(row) && rows.count < wanted { add(row) }
    }
    while let first = next.first, rows.count < wanted {
      add(first)
      next = next.dropFirst()
    }
    return rows
  }

  private static let epoch2000: Int64 = 946_684_800

  /// Every derived activity, newest first; see `CloseCaches.activities`.
  func activityOrder() -> [UInt64] {
    var keys: [UInt64] = []
    keys.reserveCapacity(world.size * 14)
    for company in world.companies {
      for index in derivedActivities(of: company) {
        let seconds = UInt64(max(0, derivedInstant(ofActivity: index).seconds - Self.epoch2000))
        // Within a second the lower index is the newer one.
        keys.append(seconds << 32 | UInt64(0xFFFF_FFFF - index))
      }
    }
    keys.sort(by: >)
    for position in keys.indices {
      keys[position] = keys[position] & ~0xFFFF_FFFF | (0xFFFF_FFFF - keys[position] & 0xFFFF_FFFF)
    }
    return keys
  }

  /// The first position in the order that is not later than `instant`.
  static func firstPosition(atOrBefore instant: Instant, in order: [UInt64]) -> Int {
    let bound = UInt64(max(0, instant.seconds - epoch2000))
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if order[middle] >> 32 > bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The filters of an activity list, with the rules about what goes with what. [close-api.md, 10]
struct ActivityFilter {
  let leads: [Int]?
  let type: ActivityType?
  let types: Set<ActivityType>?
  let users: Set<String>?
  let contacts: Set<String>?
  let ids: Set<String>?
  let created: MomentBounds
  let at: MomentBounds
  let withThreads: Bool
  let withoutEmails: Bool
  private let isNowhere: Bool
  private let customType: String?

  init(_ call: CloseCall, type: ActivityType?, view: CloseView) throws(CloseFailure) {
    let leadIDs = call.list("lead_id")
    let hasOneLead = leadIDs?.count == 1
    for name in ["user_id", "contact_id", "_type"] where call.list(name) != nil && !hasOneLead {
      throw CloseFailure(400, "The \(name) filter is only allowed together with a single lead_id.")
    }
    created = try call.moments("date_created")
    at = try call.moments("activity_at")
    let byActivity = call["_order_by"]?.hasSuffix("activity_at") == true
    guard !byActivity || hasOneLead else {
      throw CloseFailure(400, "_order_by=activity_at is only allowed together with a single lead_id.")
    }
    guard byActivity ? created.isOpen : at.isOpen else {
      throw CloseFailure(
        400, byActivity ? "Only activity_at filters are allowed here." : "Only date_created filters are allowed here.")
    }
    customType = call["custom_activity_type_id"]
    guard customType == nil || hasOneLead else {
      throw CloseFailure(400, "custom_activity_type_id is only allowed together with a single lead_id.")
    }
    leads = leadIDs?.compactMap { view.living(.lead, $0) }
    users = call.list("user_id").map(Set.init)
    contacts = call.list("contact_id").map(Set.init)
    ids = call["id__in"].map { Set($0.split(separator: ",").map(String.init)) }
    let threads = call["thread_emails"]
    withThreads = threads == "true" || threads == "only" || type == .emailThread
    withoutEmails = threads == "only" || type == .emailThread
    self.type = type
    var types: Set<ActivityType>?
    for name in call.list("_type") ?? [] {
      guard let found = name.hasPrefix("actitype_") ? .custom : ActivityType(rawValue: name) else {
        throw CloseFailure(400, "Unknown activity type \"\(name)\".")
      }
      types = (types ?? []).union([found])
    }
    self.types = types
    isNowhere = call["organization_id"].map { JSON.string($0) != view.organizationID } ?? false
  }

  /// A row with the thread it stands for, or instead of it.
  func expand(_ row: ActivityRow) -> [ActivityRow] {
    let wantsThreads = withThreads || types?.contains(.emailThread) == true
    guard row.type == .email, wantsThreads, !row.ref.isCreated else { return [row] }
    let thread = row.view.activity(row.index + 128)
    return withoutEmails ? [thread] : [thread, row]
  }

  func takes(_ row: ActivityRow) -> Bool {
    if isNowhere { return false }
    if withoutEmails, row.type == .email { return false }
    if let type, row.type != type { return false }
    if let types, !types.contains(row.type) { return false }
    if let ids, !ids.contains(row.view.ids.text(row.ref)) { return false }
    if let users, !users.contains(row.view.userID(row.user).string ?? "") { return false }
    if let contacts, !contacts.contains(row.view.id(.contact, row.contact).string ?? "") { return false }
    if let customType, row.member("custom_activity_type_id")?.string != customType { return false }
    return created.contains(row.created) && at.contains(row.at)
  }
}
