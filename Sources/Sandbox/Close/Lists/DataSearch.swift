import CRM

extension CloseView {
  /// `POST /data/search/`. [close-api.md, 15]
  func dataSearch(_ body: JSONObject) throws(CloseFailure) -> JSON {
    guard let query = body["query"], query.object != nil else {
      throw CloseFailure(400, "Invalid query: a query is required.")
    }
    let search = DataQuery(view: self)
    let type = try search.objectType(query)
    let limit = try dataLimit(body["_limit"])
    let cap = body["results_limit"]?.int
    let sort = body["sort"]?.array ?? []
    // The clock is left out of the key: what a cursor pages through stays as it was.
    let key = "data \(query.text) \(JSON.array(sort).text) \(days.offset)"
    var start = 0
    if let text = body["cursor"], !text.isNull {
      guard let cursor = CursorText(reading: text), cursor.query == Self.fingerprint(key),
        cursor.epoch == caches.cursorEpoch
      else {
        throw CloseFailure(400, "Invalid or expired cursor.")
      }
      start = cursor.offset
    }
    let found: [Int]
    do {
      found = try caches.indices(key, version: state.version) { try find(query, type, sort) }
    } catch let failure as CloseFailure {
      throw failure
    } catch {
      throw CloseFailure(500, "\(error)")
    }
    let limited = cap.map { min($0, found.count) } ?? found.count
    let end = min(limited, start + limit)
    var names = body["_fields"]?[type]?.array?.compactMap(\.string) ?? ["id"]
    if !searchEmbeds, type == "lead" { names.removeAll { ["contacts", "opportunities", "tasks"].contains($0) } }
    let selection = FieldSelection(names: names)
    let rows = start < end ? found[start..<end].map { dataRow(type, $0, selection) } : []
    let next = CursorText(epoch: caches.cursorEpoch, query: Self.fingerprint(key), offset: end)
    var answer: JSONObject = JSONObject([
      (key: "data", value: .array(rows)), (key: "cursor", value: end < limited && limit > 0 ? .string(next.text) : nil),
    ])
    if body["include_counts"]?.bool == true {
      answer["count"] = ["limited": .number(limited), "total": .number(found.count)]
    }
    return .object(answer)
  }

  private func dataLimit(_ value: JSON?) throws(CloseFailure) -> Int {
    guard let value, !value.isNull else { return 100 }
    guard let limit = value.int, limit >= 0 else {
      throw CloseFailure(400, "_limit must be a non-negative integer (got \"\(value.text)\" instead).")
    }
    guard limit <= 200 else {
      throw CloseFailure(
        400, "The limit you set is larger than the maximum limit for this resource (max_limit = 200).")
    }
    return limit
  }

  private func dataRow(_ type: String, _ index: Int, _ selection: FieldSelection) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("__object_type", .string(type)), ("id", row(type, index).id),
    ]
    members += (row(type, index).object(selection).object?.members ?? []).filter { $0.key != "id" }
    return .object(JSONObject(members))
  }

  private func row(_ type: String, _ index: Int) -> any CloseRow {
    switch type {
    case "contact": contact(index)
    case "opportunity": opportunity(index)
    case "task.lead", "task": task(.task, index)
    default: lead(index)
    }
  }

  private func find(_ query: JSON, _ type: String, _ sort: [JSON]) throws(CloseFailure) -> [Int] {
    let search = DataQuery(view: self)
    let test = try search.compile(query, on: type, depth: 0)
    let all: CloseList
    switch type {
    case "contact": all = allContacts
    case "opportunity": all = allOpportunities
    case "task.lead", "task": all = CloseList(allTasks(done: true).filter { $0.kind == .task }.map(\.index))
    default:
      all =
        search.leadCandidates(query).map {
          CloseList(state.living(.lead) + $0.filter { exists(CloseRef(kind: .lead, index: $0)) })
        } ?? allLeads
    }
    var found = (0..<all.count).map(all.at).filter { test(.row(row(type, $0))) }
    for order in sort.reversed() {
      guard let direction = order["direction"]?.string, direction == "asc" || direction == "desc",
        let field = order["field"]
      else { throw CloseFailure(400, "Invalid query: a sort entry needs a field and a direction of asc or desc.") }
      let name: String
      if let text = field.string { name = text } else { name = try search.fieldName(field, on: type) }
      found = sorted(found, type, by: name, descending: direction == "desc")
    }
    return found
  }

  /// Objects without a value come last in either direction.
  private func sorted(_ found: [Int], _ type: String, by name: String, descending: Bool) -> [Int] {
    let keyed = found.enumerated().map { (position: $0, index: $1, key: sortKey(row(type, $1).member(name))) }
    return keyed.sorted { left, right in
      if left.key == right.key { return left.position < right.position }
      if left.key == .missing || right.key == .missing { return right.key == .missing }
      return descending ? left.key > right.key : left.key < right.key
    }.map(\.index)
  }

  private func sortKey(_ value: JSON?) -> SortKey {
    switch value {
    case .string(let text): .text(text.lowercased())
    case .bool(let value): .number(value ? 1 : 0)
    case .some(let value): value.double.map { .number($0) } ?? .missing
    case nil: .missing
    }
  }

  private static func fingerprint(_ key: String) -> UInt64 {
    key.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

extension DataQuery {
  /// Leads that may match, when a text in the query's conjunctions narrows them down.
  func leadCandidates(_ query: JSON) -> [Int]? {
    guard query["negate"]?.bool != true else { return nil }
    switch query["type"]?.string {
    case "and": return query["queries"]?.array?.lazy.compactMap(leadCandidates).first
    case "text": return query["value"]?.string.flatMap { LeadBook(view: view).candidates(.words($0)) }
    case "field_condition":
      guard let name = query["field"]?["field_name"]?.string, name == "display_name" || name == "name",
        query["condition"]?["type"]?.string == "text", let value = query["condition"]?["value"]?.string
      else { return nil }
      let word = value.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).first.map(String.init)
      return word.flatMap { LeadBook(view: view).candidates(.words($0)) }
    default: return nil
    }
  }
}

/// What is inside a cursor.
struct CursorText {
  let epoch: Int
  let query: UInt64
  let offset: Int

  init(epoch: Int, query: UInt64, offset: Int) {
    (self.epoch, self.query, self.offset) = (epoch, query, offset)
  }

  /// Nil for what is no cursor.
  init?(reading json: JSON) {
    guard let bytes = json.string.flatMap({ Base64.decode($0) }) else { return nil }
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: ".")
    guard parts.count == 3, let epoch = Int(parts[0]), let query = UInt64(parts[1]), let offset = Int(parts[2]),
      offset >= 0
    else { return nil }
    self.init(epoch: epoch, query: query, offset: offset)
  }

  var text: String { Base64.encode("\(epoch).\(query).\(offset)".utf8) }
}
