import CRM

/// The fields of leads in text queries. [close-api.md, Search query grammar]
struct LeadBook: QueryBook {
  let view: CloseView
  /// Views being looked into, so that one that names itself ends.
  var openViews: Set<Int> = []

  var noun: String { "lead" }

  func words(_ text: String) -> RowTest<LeadRow> {
    let word = text.lowercased()
    if let digits = Self.phoneDigits(word) {
      return { lead in lead.contacts.contains { $0.phones.contains { $0.contains(digits) } } }
    }
    let index = view.caches.nameIndex(view.world)
    return { lead in
      guard lead.ref.isCreated || view.state.touched.contains(lead.index) || word.contains("@") else {
        return index.contains(word, company: lead.index)
      }
      return Self.texts(of: lead).contains { $0.lowercased().contains(word) }
    }
  }

  /// The digits of a word that can only be a telephone number; nil for every other word.
  private static func phoneDigits(_ word: String) -> String? {
    let digits = word.filter { $0.isASCII && $0.isNumber }
    guard digits.count >= 5, word.allSatisfy({ digits.contains($0) || "+-./() ".contains($0) }) else { return nil }
    return digits
  }

  private static func texts(of lead: LeadRow) -> [String] {
    let company = lead.ref.isCreated ? [] : [lead.view.world.domain(ofCompany: lead.index)]
    return company + [lead.name ?? ""] + lead.contacts.flatMap { [$0.name ?? ""] + $0.emails }
  }

  /// Leads of the world worth testing, in the default order, when the query says; those written over are always in.
  func candidates(_ query: TextQuery) -> [Int]? {
    switch query {
    case .words(let text):
      let word = text.lowercased()
      guard Self.phoneDigits(word) == nil else { return nil }
      if word.contains("@") {
        guard let person = view.world.person(withEmail: word) else { return nil }
        return withTouched([view.world.company(ofPerson: person)])
      }
      return withTouched(view.caches.nameIndex(view.world).companies(containing: word))
    case .and(let parts): return parts.lazy.compactMap(candidates).first
    case .compare("id", .equal, let id):
      return view.ids.index(.lead, id).map { $0 < CloseRef.firstCreated ? [$0] : [] } ?? []
    default: return nil
    }
  }

  private func withTouched(_ companies: [Int]) -> [Int] {
    guard !view.state.touched.isEmpty else { return companies }
    return Set(companies).union(view.state.touched.filter { $0 < CloseRef.firstCreated }).sorted()
  }

  func compare(
    _ field: String, _ comparison: TextComparison, _ value: String
  ) throws(CloseFailure) -> RowTest<LeadRow>? {
    if let test = try custom(field, comparison, value) { return { test($0) } }
    switch field {
    case "id", "lead_id":
      return { ($0.view.ids.text($0.ref) == value) == (comparison != .notEqual) }
    case "name", "company", "display_name":
      let test = values.texts(comparison, value)
      return { test([$0.displayName]) }
    case "description", "url":
      let test = values.texts(comparison, value)
      return { test([$0.member(field)?.string ?? ""]) }
    case "email", "email_address":
      let test = values.texts(comparison, value)
      return { test($0.contacts.flatMap(\.emails)) }
    case "phone", "phone_number":
      let test = values.texts(comparison, value)
      return { test($0.contacts.flatMap(\.phones)) }
    case "contact", "contact_name":
      let test = values.texts(comparison, value)
      return { test($0.contacts.compactMap(\.name)) }
    case "status", "lead_status", "lead_status_id", "status_id", "status_label":
      let test = values.labels(comparison, value)
      return { lead in
        test([CloseSetup.leadStatuses[lead.status], lead.view.ids.text(.status, lead.status)])
      }
    case "original_lead_status":
      let test = values.labels(comparison, value)
      return { _ in test([CloseSetup.leadStatuses[0]]) }
    case "in": return try savedView(named: value)
    case "has":
      guard let test = try present(value.lowercased()) else {
        throw CloseFailure(400, "Could not parse query: leads have no \"\(value)\".")
      }
      return test
    case "user", "created_by":
      let test = users(comparison, value)
      return { test($0.member("created_by")?.string) }
    case "city", "state", "zipcode", "country", "address":
      let test = values.texts(comparison, value)
      return { lead in
        test((lead.member("addresses")?.array ?? []).flatMap { Self.parts(of: $0, field) })
      }
    default: break
    }
    if let test = try moment(field, comparison, value) { return test }
    if let test = try opportunity(field, comparison, value) { return test }
    if let count = Self.counts[field] {
      let test = try values.numbers(comparison, value, field: field)
      return { test(Double(count($0))) }
    }
    if field == "contacted" || field == "called" || field == "emailed" {
      let test = try values.truth(comparison, value, field: field)
      let count = Self.counts[field == "contacted" ? "times_communicated" : field == "called" ? "calls" : "emails"]
      return { test((count?($0) ?? 0) > 0) }
    }
    return nil
  }

  private static func parts(of address: JSON, _ field: String) -> [String] {
    guard field == "address" else { return [address[field]?.string ?? ""] }
    return ["address_1", "address_2", "city", "zipcode"].compactMap { address[$0]?.string }
  }

  private func moment(
    _ field: String, _ comparison: TextComparison, _ value: String
  ) throws(CloseFailure) -> RowTest<LeadRow>? {
    let get: (LeadRow) -> Instant?
    switch field {
    case "created", "date_created": get = { $0.created }
    case "updated", "date_updated": get = { $0.updated }
    case "last_call": get = { $0.activities.first { $0.type == .call }?.at }
    case "last_email": get = { $0.activities.first { $0.type == .email }?.at }
    case "last_emailed":
      get = { $0.activities.first { $0.type == .email && $0.member("direction")?.string == "outgoing" }?.at }
    case "last_communication_date", "last_communication":
      get = { $0.activities.first { Self.communications.contains($0.type) }?.at }
    case "first_communication":
      get = { $0.activities.last { Self.communications.contains($0.type) }?.at }
    case "email_opened":
      get = { lead in
        lead.activities.first { $0.type == .email && $0.member("opens")?.isFilled == true }?.at
      }
    default: return nil
    }
    let test = try values.moments(comparison, value, field: field)
    return { test(get($0)) }
  }

  private func opportunity(
    _ field: String, _ comparison: TextComparison, _ value: String
  ) throws(CloseFailure) -> RowTest<LeadRow>? {
    let book = OpportunityBook(view: view)
    switch field {
    case "opportunity", "opportunity_status_type":
      let test = values.labels(comparison, value)
      return { $0.opportunities.contains { test([$0.status.type]) } }
    case "opportunity_user", "opportunity_status":
      guard let test = try book.compare(field == "opportunity_user" ? "user" : "status", comparison, value) else {
        return nil
      }
      return { $0.opportunities.contains(where: test) }
    default: return nil
    }
  }

  static let communications: Set<ActivityType> = [.call, .email, .sms, .whatsApp, .meeting]

  static let counts: [String: @Sendable (LeadRow) -> Int] = [
    "contacts": { $0.contacts.count },
    "addresses": { $0.member("addresses")?.array?.count ?? 0 },
    "opportunities": { $0.opportunities.count },
    "active_opportunities": { $0.opportunities.count { $0.status.type == "active" } },
    "tasks": { $0.tasks.count { !$0.isComplete } },
    "calls": { $0.activities.count { $0.type == .call } },
    "emails": { $0.activities.count { $0.type == .email } },
    "notes": { $0.activities.count { $0.type == .note } },
    "meetings": { $0.activities.count { $0.type == .meeting } },
    "sms_messages": { $0.activities.count { $0.type == .sms } },
    "activities": { $0.activities.count },
    "times_communicated": { $0.activities.count { communications.contains($0.type) } },
    "phone_numbers": { $0.contacts.reduce(0) { $0 + $1.phones.count } },
    "email_addresses": { $0.contacts.reduce(0) { $0 + $1.emails.count } },
  ]

  func present(_ field: String) throws(CloseFailure) -> RowTest<LeadRow>? {
    if let test = customPresent(field) { return { test($0) } }
    if let count = Self.counts[field] { return { count($0) > 0 } }
    switch field {
    case "name", "description", "url", "status", "created", "updated":
      let name = ["status": "status_id", "created": "date_created", "updated": "date_updated"][field] ?? field
      return { $0.member(name)?.isFilled == true }
    case "email", "email_address": return { !$0.contacts.allSatisfy(\.emails.isEmpty) }
    case "phone": return { !$0.contacts.allSatisfy(\.phones.isEmpty) }
    case "contact": return { !$0.contacts.isEmpty }
    case "opportunity": return { !$0.opportunities.isEmpty }
    case "last_call": return try present("calls")
    case "last_email": return try present("emails")
    case "last_communication_date": return try present("times_communicated")
    default: return nil
    }
  }

  func nested(_ field: String, _ query: TextQuery) throws(CloseFailure) -> RowTest<LeadRow>? {
    switch field {
    case "contact":
      let test = try ContactBook(view: view).compile(query)
      return { $0.contacts.contains(where: test) }
    case "opportunity":
      let test = try OpportunityBook(view: view).compile(query)
      return { $0.opportunities.contains(where: test) }
    case "lead_status":
      let test = try LeadBook(view: view).compile(Self.withoutDay(query))
      return test
    default:
      guard let type = ActivityBook.types[field] else { return nil }
      let test = try ActivityBook(view: view, type: type).compile(query)
      return { lead in lead.activities.contains { $0.type == type && test($0) } }
    }
  }

  /// `lead_status(status:"X" on:"…")` asks for a day of the past; the sandbox keeps the present only.
  private static func withoutDay(_ query: TextQuery) -> TextQuery {
    switch query {
    case .compare("on", _, _): .all
    case .and(let parts): .and(parts.map(withoutDay))
    default: query
    }
  }

  /// A Smart View by name or id.
  private func savedView(named name: String) throws(CloseFailure) -> RowTest<LeadRow> {
    let views = view.savedSearches
    guard
      let found = views.firstIndex(where: { $0.id == name || $0.name.lowercased() == name.lowercased() }),
      !openViews.contains(found)
    else { throw CloseFailure(400, "Could not parse query: there is no Smart View \"\(name)\".") }
    var book = self
    book.openViews.insert(found)
    if let text = views[found].query { return try book.compile(TextSearch(parsing: text).query) }
    guard let query = views[found].structured?["query"] else { return { _ in true } }
    return try DataQuery(view: view).leads(query)
  }
}
