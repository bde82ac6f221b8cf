import CRM

extension CloseView {
  /// `GET /opportunity/`. [close-api.md, 11]
  func opportunityList(_ call: CloseCall) throws(CloseFailure) -> JSON {
    let page = try call.page(maximum: 250)
    let parameters = call.parameters.filter { !["_limit", "_skip", "_fields", "_group_by"].contains($0.name) }
    let key = "opportunity \(parameters.map { "\($0.name)=\($0.value)" }.sorted()) \(days.offset) \(now.seconds / 60)"
    let found: [Int]
    do {
      found = try caches.indices(key, version: state.version) { try findOpportunities(call) }
    } catch let failure as CloseFailure {
      throw failure
    } catch {
      throw CloseFailure(500, "\(error)")
    }
    let list = CloseList(found)
    let selection = FieldSelection(call["_fields"])
    let rows = list.slice(page).map(opportunity)
    let data: JSON
    if let grouping = call["_group_by"] {
      data = .array(try groups(rows, by: grouping, selection))
    } else {
      data = .array(rows.map { $0.object(selection) })
    }
    var answer = JSONObject([(key: "data", value: data), (key: "has_more", value: .bool(list.hasMore(after: page)))])
    let sums = caches.totals(key, version: state.version) { totals(found) }
    for (name, value) in sums.members { answer[name] = value }
    return .object(answer)
  }

  private func findOpportunities(_ call: CloseCall) throws(CloseFailure) -> [Int] {
    let test = try opportunityTest(call)
    let candidates: [Int]
    if let leads = call.list("lead_id") {
      candidates = leads.compactMap { living(.lead, $0) }.flatMap { opportunities(of: $0).map(\.index) }
    } else {
      let all = allOpportunities
      candidates = (0..<all.count).map(all.at)
    }
    let rows = candidates.map(opportunity).filter(test)
    guard let order = call["_order_by"] else { return rows.map(\.index) }
    let name = order.hasPrefix("-") ? String(order.dropFirst()) : order
    guard
      [
        "date_won", "date_updated", "date_created", "confidence", "user_name", "value", "annualized_value",
        "annualized_expected_value",
      ].contains(name)
    else { throw CloseFailure(400, "Cannot order by \"\(order)\".") }
    let keyed = rows.enumerated().map { position, row -> (Int, Int, SortKey) in
      let key: SortKey =
        switch row.member(name) {
        case .string(let text): .text(text)
        case .some(let value): value.double.map { .number($0) } ?? .missing
        case nil: .missing
        }
      return (position, row.index, key)
    }
    let descending = order.hasPrefix("-")
    return keyed.sorted { left, right in
      if left.2 == right.2 { return left.0 < right.0 }
      return descending ? left.2 > right.2 : left.2 < right.2
    }.map(\.1)
  }

  private func opportunityTest(_ call: CloseCall) throws(CloseFailure) -> RowTest<OpportunityRow> {
    var tests: [RowTest<OpportunityRow>] = []
    for name in ["user_id", "status_id", "status_type", "status_label", "value_period", "contact_id"] {
      guard let wanted = call.list(name).map(Set.init) else { continue }
      tests.append { wanted.contains($0.member(name)?.string ?? "") }
    }
    for name in ["date_won", "date_created", "date_updated"] {
      let bounds = try call.moments(name)
      if !bounds.isOpen { tests.append { $0.instant(name).map(bounds.contains) ?? false } }
    }
    if let stalled = call.flag("is_stalled") { tests.append { $0.member("is_stalled") == .bool(stalled) } }
    if let text = call["query"] {
      tests.append(try OpportunityBook(view: self).compile(TextSearch(parsing: text).query))
    }
    var leadTexts = [call["lead_query"]].compactMap(\.self)
    if let id = call["lead_saved_search_id"] { leadTexts.append("in:\(id)") }
    for text in leadTexts {
      let list = try leads(matching: TextSearch(parsing: text))
      let matching = Set((0..<list.count).map(list.at))
      tests.append { $0.lead.map(matching.contains) ?? false }
    }
    return { row in tests.allSatisfy { $0(row) } }
  }

  /// Over all matches, not only the page.
  private func totals(_ found: [Int]) -> JSONObject {
    var counts: [String: Int] = [:]
    var values: [String: Int] = [:]
    var expected: [String: Int] = [:]
    var annualized = (0, 0)
    for row in found.map(opportunity) {
      counts[row.period, default: 0] += 1
      values[row.period, default: 0] += row.value ?? 0
      expected[row.period, default: 0] += row.expectedValue ?? 0
      annualized.0 += row.annualized(row.value ?? 0)
      annualized.1 += row.annualized(row.expectedValue ?? 0)
    }
    let periods = ["one_time", "monthly", "annual"]
    var totals = JSONObject([
      (key: "total_results", value: .number(found.count)),
      (
        key: "count_by_value_period",
        value: .object(
          JSONObject(periods.compactMap { period in counts[period].map { (key: period, value: .number($0)) } }))
      ),
    ])
    func add(_ name: String, _ amount: Int, _ period: String, isAny: Bool) {
      totals[name] = .number(amount)
      totals["\(name)_formatted"] =
        isAny ? Money.text(amount, period: period == "annualized" ? "annually" : period) : nil
    }
    for period in periods {
      add("total_value_\(period)", values[period] ?? 0, period, isAny: counts[period] != nil)
      add("expected_value_\(period)", expected[period] ?? 0, period, isAny: counts[period] != nil)
    }
    add("total_value_annualized", annualized.0, "annualized", isAny: !found.isEmpty)
    add("expected_value_annualized", annualized.1, "annualized", isAny: !found.isEmpty)
    return totals
  }

  private func groups(_ rows: [OpportunityRow], by grouping: String, _ selection: FieldSelection) throws(CloseFailure)
    -> [JSON]
  {
    guard
      ["user_id", "date_won__week", "date_won__month", "date_won__quarter", "date_won__year"].contains(grouping)
    else { throw CloseFailure(400, "Cannot group by \"\(grouping)\".") }
    var keys: [String] = []
    var members: [String: [OpportunityRow]] = [:]
    for row in rows {
      let key = groupKey(row, grouping)
      if members[key] == nil { keys.append(key) }
      members[key, default: []].append(row)
    }
    return keys.map { key in
      let objects = members[key] ?? []
      var group = JSONObject([
        (key: "key", value: key.isEmpty ? nil : .string(key)),
        (key: "objects", value: .array(objects.map { $0.object(selection) })),
      ])
      for (name, value) in totals(objects.map(\.index)).members { group[name] = value }
      return .object(group)
    }
  }

  private func groupKey(_ row: OpportunityRow, _ grouping: String) -> String {
    guard grouping != "user_id" else { return row.user ?? "" }
    guard let date = row.member("date_won")?.string.flatMap({ CalendarDate(iso8601: $0) }) else { return "" }
    switch grouping {
    case "date_won__year": return String(date.year)
    case "date_won__quarter": return "\(date.year)-Q\((date.month + 2) / 3)"
    case "date_won__month": return String(date.iso8601.prefix(7))
    default: return date.adding(days: 1 - date.weekday).iso8601
    }
  }
}
