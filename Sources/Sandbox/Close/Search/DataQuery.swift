import CRM

/// The query tree of `POST /data/search/`. [close-api.md, 15]
struct DataQuery {
  /// What a node is asked of: an object, or a part of one that has no id (an e-mail address, a number, a link).
  enum Subject {
    case row(any CloseRow)
    case part(JSON)

    func member(_ name: String) -> JSON? {
      switch self {
      case .row(let row): row.member(name)
      case .part(let json): json[name]
      }
    }
  }

  typealias Test = (Subject) -> Bool

  let view: CloseView

  /// The kinds of objects that can be searched for.
  static let objectTypes = ["lead", "contact", "opportunity", "task.lead", "task"]

  /// The query as a test of leads.
  func leads(_ query: JSON) throws(CloseFailure) -> RowTest<LeadRow> {
    let test = try compile(query, on: "lead", depth: 0)
    return { test(.row($0)) }
  }

  /// The `object_type` a whole query asks for: in the outermost node or its children.
  func objectType(_ query: JSON) throws(CloseFailure) -> String {
    let nodes = [query] + (query["queries"]?.array ?? [])
    guard let type = nodes.first(where: { $0["type"]?.string == "object_type" })?["object_type"]?.string else {
      throw CloseFailure(400, "Invalid query: an object_type node is required.")
    }
    guard Self.objectTypes.contains(type) else {
      throw CloseFailure(400, "Invalid query: unknown object_type \"\(type)\".")
    }
    return type
  }

  func compile(_ node: JSON, on type: String, depth: Int) throws(CloseFailure) -> Test {
    guard depth < 40 else { throw CloseFailure(400, "Invalid query: nested too deeply.") }
    guard let kind = node["type"]?.string else { throw CloseFailure(400, "Invalid query: a node has no type.") }
    let test: Test
    switch kind {
    case "and", "or":
      guard let queries = node["queries"]?.array else {
        throw CloseFailure(400, "Invalid query: \"\(kind)\" needs a list of queries.")
      }
      var tests: [Test] = []
      for query in queries { tests.append(try compile(query, on: type, depth: depth + 1)) }
      test = kind == "and" ? { row in tests.allSatisfy { $0(row) } } : { row in tests.contains { $0(row) } }
    case "match_all": test = { _ in true }
    case "object_type":
      let wanted = node["object_type"]?.string
      test = { _ in wanted == type }
    case "field_condition": test = try field(node, on: type)
    case "has_related": test = try related(node, on: type, depth: depth)
    case "saved_search": test = try savedSearch(node, on: type)
    case "text":
      guard let text = node["value"]?.string else {
        throw CloseFailure(400, "Invalid query: \"text\" needs a value.")
      }
      test = words(text, on: type)
    default: throw CloseFailure(400, "Invalid query: unknown node type \"\(kind)\".")
    }
    return node["negate"]?.bool == true ? { !test($0) } : test
  }

  // MARK: Fields

  private func field(_ node: JSON, on type: String) throws(CloseFailure) -> Test {
    guard let field = node["field"], let condition = node["condition"] else {
      throw CloseFailure(400, "Invalid query: a field_condition needs a field and a condition.")
    }
    let name = try fieldName(field, on: type)
    let matches = try DataCondition(view: view).compile(condition)
    return { matches($0.member(name)) }
  }

  /// The member a field node names.
  func fieldName(_ field: JSON, on type: String) throws(CloseFailure) -> String {
    switch field["type"]?.string {
    case "regular_field":
      guard let name = field["field_name"]?.string else {
        throw CloseFailure(400, "Invalid query: a regular_field needs a field_name.")
      }
      guard field["object_type"]?.string == type else {
        throw CloseFailure(400, "Invalid query: field \"\(name)\" is not of object_type \"\(type)\".")
      }
      guard knows(name, on: type) else {
        throw CloseFailure(400, "Invalid query: unknown field \"\(name)\" of \"\(type)\".")
      }
      return Self.aliases["\(type).\(name)"] ?? name
    case "custom_field":
      guard let id = field["custom_field_id"]?.string,
        CloseSetup.customFields.contains(where: { view.ids.text($0.ref) == id })
      else { throw CloseFailure(400, "Invalid query: unknown custom field.") }
      return "custom.\(id)"
    default: throw CloseFailure(400, "Invalid query: unknown field type.")
    }
  }

  /// Names the search has for members that objects call otherwise.
  private static let aliases = [
    "lead.lead_status_id": "status_id", "contact_phone.phone_number": "phone", "contact.lead_id": "lead_id",
  ]

  private func knows(_ name: String, on type: String) -> Bool {
    if Self.aliases["\(type).\(name)"] != nil { return true }
    switch type {
    case "lead": return LeadRow.fields.knows(name)
    case "contact": return ContactRow.fields.knows(name)
    case "opportunity": return OpportunityRow.fields.knows(name)
    case "task.lead", "task": return TaskRow.fields.knows(name)
    case "contact_email": return ["email", "type", "is_unsubscribed"].contains(name)
    case "contact_phone": return ["phone", "type", "country"].contains(name)
    case "contact_url": return ["url", "type"].contains(name)
    case "address": return ["label", "address_1", "city", "state", "zipcode", "country"].contains(name)
    default:
      guard let activity = Self.activityType(type) else { return false }
      return ActivityFields.tables[activity]?.knows(name) == true
    }
  }

  /// `activity.call`, and so on.
  private static func activityType(_ type: String) -> ActivityType? {
    ActivityType.allCases.first { $0.eventName == type }
  }

  // MARK: Related objects

  private func related(_ node: JSON, on type: String, depth: Int) throws(CloseFailure) -> Test {
    guard node["this_object_type"]?.string == type, let relation = node["related_object_type"]?.string,
      let query = node["related_query"]
    else {
      throw CloseFailure(
        400, "Invalid query: has_related needs this_object_type, related_object_type and related_query.")
    }
    guard let list = relatives(relation, of: type) else {
      throw CloseFailure(400, "Invalid query: \"\(type)\" has no related \"\(relation)\".")
    }
    let test = try compile(query, on: relation, depth: depth + 1)
    return { list($0).contains(where: test) }
  }

  private func relatives(_ relation: String, of type: String) -> ((Subject) -> [Subject])? {
    let leadOf: (Subject) -> Int? = { [view] subject in
      guard case .row(let row) = subject else { return nil }
      return view.lead(of: row.ref)
    }
    switch (type, relation) {
    case ("lead", "contact"): return { leadOf($0).map { view.contacts(of: $0).map { .row($0) } } ?? [] }
    case ("lead", "opportunity"): return { leadOf($0).map { view.opportunities(of: $0).map { .row($0) } } ?? [] }
    case ("lead", "task.lead"), ("lead", "task"):
      return { leadOf($0).map { view.tasks(of: $0).map { .row($0) } } ?? [] }
    case ("lead", "address"): return { $0.member("addresses")?.array?.map { .part($0) } ?? [] }
    case ("contact", "lead"), ("opportunity", "lead"), ("task.lead", "lead"), ("task", "lead"):
      return { leadOf($0).map { [.row(view.lead($0))] } ?? [] }
    case ("contact", "contact_email"): return { $0.member("emails")?.array?.map { .part($0) } ?? [] }
    case ("contact", "contact_phone"): return { $0.member("phones")?.array?.map { .part($0) } ?? [] }
    case ("contact", "contact_url"): return { $0.member("urls")?.array?.map { .part($0) } ?? [] }
    case ("lead", _):
      guard let activity = Self.activityType(relation) else { return nil }
      return { leadOf($0).map { view.activities(of: $0).filter { $0.type == activity }.map { .row($0) } } ?? [] }
    default: return nil
    }
  }

  // MARK: Text and views

  private func words(_ text: String, on type: String) -> Test {
    switch type {
    case "lead":
      let test = LeadBook(view: view).words(text)
      return { if case .row(let row as LeadRow) = $0 { test(row) } else { false } }
    case "contact":
      let test = ContactBook(view: view).words(text)
      return { if case .row(let row as ContactRow) = $0 { test(row) } else { false } }
    default:
      let wanted = text.lowercased()
      return { subject in
        ["note", "text", "subject", "title"].contains {
          subject.member($0)?.string?.lowercased().contains(wanted) == true
        }
      }
    }
  }

  private func savedSearch(_ node: JSON, on type: String) throws(CloseFailure) -> Test {
    let id = node["saved_search_id"]?.string
    guard let saved = view.savedSearches.first(where: { $0.id == id }) else {
      throw CloseFailure(400, "Invalid query: there is no saved search \"\(id ?? "")\".")
    }
    if let query = saved.structured?["query"] { return try compile(query, on: type, depth: 20) }
    guard type == "lead", let text = saved.query else {
      throw CloseFailure(400, "Invalid query: the saved search is not about \"\(type)\".")
    }
    let test = try LeadBook(view: view).compile(TextSearch(parsing: text).query)
    return { if case .row(let row as LeadRow) = $0 { test(row) } else { false } }
  }
}
