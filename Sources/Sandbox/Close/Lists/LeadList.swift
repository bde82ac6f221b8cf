import CRM

/// What leads are ordered by.
enum SortKey: Comparable {
  case missing
  case number(Double)
  case moment(Instant)
  case text(String)
}

extension CloseView {
  /// `GET /lead/`. [close-api.md, 5 and 8]
  func leadList(_ call: CloseCall) throws(CloseFailure) -> JSON {
    let page = try call.page(maximum: 200)
    let list = try leads(matching: TextSearch(parsing: call["query"] ?? ""))
    let selection = FieldSelection(call["_fields"])
    return [
      "data": .array(list.slice(page).map { lead($0).object(selection) }),
      "has_more": .bool(list.hasMore(after: page)), "total_results": .number(list.count),
    ]
  }

  func leads(matching search: TextSearch) throws(CloseFailure) -> CloseList {
    let isDefaultOrder =
      search.orders.isEmpty || search.orders == [.init(key: "created", descending: true)]
      || search.orders == [.init(key: "date_created", descending: true)]
    if search.query == .all, isDefaultOrder, search.slice == nil { return allLeads }
    let key = "lead \(search) \(days.offset) \(now.seconds / 60)"
    let found: [Int]
    do {
      found = try caches.indices(key, version: state.version) { try findLeads(search, isDefaultOrder: isDefaultOrder) }
    } catch let failure as CloseFailure {
      throw failure
    } catch {
      throw CloseFailure(500, "\(error)")
    }
    return CloseList(found)
  }

  private func findLeads(_ search: TextSearch, isDefaultOrder: Bool) throws(CloseFailure) -> [Int] {
    let book = LeadBook(view: self)
    let test = try book.compile(search.query)
    var found: [Int]
    if let candidates = book.candidates(search.query) {
      found = state.living(.lead) + candidates.filter { exists(CloseRef(kind: .lead, index: $0)) }
      found = found.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    } else {
      let all = allLeads
      found = (0..<all.count).map(all.at)
    }
    if search.query != .all { found = found.filter { test(lead($0)) } }
    if !isDefaultOrder { found = try ordered(found, by: search.orders, isWhole: search.query == .all) }
    if let slice = search.slice { found = found.filter { $0 % slice.count == slice.number - 1 } }
    return found
  }

  private func ordered(
    _ leads: [Int], by orders: [TextSearch.Order], isWhole: Bool
  ) throws(CloseFailure) -> [Int] {
    var leads = leads
    for order in orders.reversed() {
      guard let key = leadKey(order.key) else {
        throw CloseFailure(400, "Could not parse query: leads cannot be sorted by \"\(order.key)\".")
      }
      if isWhole, orders.count == 1 {
        leads = wholeOrder(order.key, key, leads)
        return order.descending ? leads.reversed() : leads
      }
      leads = sorted(leads, key, descending: order.descending)
    }
    return leads
  }

  /// Stable in both directions.
  private func sorted(_ leads: [Int], _ key: (LeadRow) -> SortKey, descending: Bool) -> [Int] {
    let keyed = leads.enumerated().map { (position: $0, lead: $1, key: key(lead($1))) }
    return keyed.sorted { left, right in
      if left.key == right.key { return left.position < right.position }
      return descending ? left.key > right.key : left.key < right.key
    }.map(\.lead)
  }

  /// Orders every lead: the world's by its remembered order, those written over by insertion.
  private func wholeOrder(_ name: String, _ key: (LeadRow) -> SortKey, _ leads: [Int]) -> [Int] {
    let fresh = CloseView(world: world, ids: ids, state: CloseState(), caches: caches, now: now, days: days)
    let remembered = caches.leadOrder(name) {
      sorted(Array(world.companies), { key(fresh.lead($0.index)) }, descending: false)
    }
    guard state.version > 0 else { return remembered }
    let written = sorted(leads.filter { $0 >= world.size || state.touched.contains($0) }, key, descending: false)
    var merged: [Int] = []
    merged.reserveCapacity(leads.count)
    var next = written[...].map { (lead: $0, key: key(lead($0))) }[...]
    for lead in remembered where !state.touched.contains(lead) {
      if let first = next.first, first.key <= key(self.lead(lead)) {
        merged.append(first.lead)
        next = next.dropFirst()
      }
      merged.append(lead)
    }
    return merged + next.map(\.lead)
  }

  private func leadKey(_ name: String) -> ((LeadRow) -> SortKey)? {
    switch name {
    case "created", "date_created": return { .moment($0.created) }
    case "updated", "date_updated": return { .moment($0.updated) }
    case "display_name", "name": return { .text($0.displayName.lowercased()) }
    case "status", "status_label": return { .text(CloseSetup.leadStatuses[$0.status]) }
    case "last_call", "last_email", "last_communication_date":
      let types: Set<ActivityType> =
        name == "last_call" ? [.call] : name == "last_email" ? [.email] : LeadBook.communications
      return { lead in lead.activities.first { types.contains($0.type) }.map { .moment($0.at) } ?? .missing }
    default:
      guard let count = LeadBook.counts[name] else { return nil }
      return { .number(Double(count($0))) }
    }
  }
}
