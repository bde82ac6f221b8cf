import CRM

/// Merges a written body into a record: what is absent is left alone, arrays merge, `archived` takes an entry out.
/// [cloze-api.md, 7]
struct ClozeMerge {
  private(set) var record: JSONObject
  private let kind: ClozeKind
  private let isNew: Bool
  private let today: CalendarDate

  init(_ kind: ClozeKind, onto record: JSONObject?, today: CalendarDate) {
    self.kind = kind
    self.record = record ?? JSONObject()
    isNew = record == nil
    self.today = today
  }

  mutating func apply(_ body: JSONObject) throws(ClozeFailure) {
    try applyTexts(body)
    try applyName(body)
    try applyDates(body)
    try applyVocabulary(body)
    try applyOwner(body)
    try applyKeywords(body)
    for list in Self.lists { try apply(list, body) }
    try applyCustomFields(body)
  }

  // MARK: Single values

  private var texts: [String] {
    let common = ["name", "headline", "country", "location", "locale", "atAGlanceNotes", "node"]
    switch kind {
    case .people: return common + ["first", "middle", "last", "household", "gender", "formality"]
    case .companies: return common + ["description", "industry", "businessSize", "employees"]
    case .projects: return ["name", "summary", "atAGlanceNotes", "node"]
    }
  }

  private mutating func applyTexts(_ body: JSONObject) throws(ClozeFailure) {
    for member in texts {
      guard let value = body[member] else { continue }
      guard let text = value.string else { throw .invalid(member) }
      record[member] = text.isEmpty ? nil : .string(text)
    }
    if let notes = body["notes"] {
      guard notes.string != nil || notes.array?.allSatisfy({ $0.string != nil }) == true else {
        throw .invalid("notes")
      }
      record["notes"] = notes
    }
    if kind == .people, let flag = body["private"] {
      guard flag.bool != nil else { throw .invalid("private") }
      record["private"] = flag
    }
    if let picture = body["picture"] {
      guard let url = picture.string, url.hasPrefix("https://") else { throw .invalid("picture") }
      record["pictures"] = [["type": "photo", "url": .string(url)]]
    }
  }

  /// A name and its parts make up for each other.
  private mutating func applyName(_ body: JSONObject) throws(ClozeFailure) {
    guard kind == .people else { return }
    let parts = ["first", "middle", "last"]
    if body["name"] == nil, parts.contains(where: { body[$0] != nil }) {
      let name = parts.compactMap { record[$0]?.string }.joined(separator: " ")
      record["name"] = name.isEmpty ? nil : .string(name)
    } else if let name = body["name"]?.string, parts.allSatisfy({ body[$0] == nil }) {
      let words = name.split(separator: " ").map(String.init)
      record["first"] = words.first.map { .string($0) }
      record["middle"] = words.count > 2 ? .string(words[1..<(words.count - 1)].joined(separator: " ")) : nil
      record["last"] = words.count > 1 ? words.last.map { .string($0) } : nil
    }
  }

  private mutating func applyDates(_ body: JSONObject) throws(ClozeFailure) {
    let dates =
      switch kind {
      case .people: ["birthday"]
      case .companies: [String]()
      case .projects: ["createdDate", "startDate", "pendingDate", "endDate"]
      }
    for member in dates {
      guard let value = body[member] else { continue }
      guard let day = value.string.flatMap({ ClozeMoment.day($0, format: body["dateFormat"]?.string) }) else {
        throw .invalid(member)
      }
      record[member] = .string(day.iso8601)
    }
  }

  private mutating func applyVocabulary(_ body: JSONObject) throws(ClozeFailure) {
    let kind = kind
    try choose("stage", default: "defaultStage", body) { text in
      ClozeVocabulary.stages(kind).contains { $0.key == text } ? text : nil
    }
    try choose("segment", default: "defaultSegment", body) { ClozeVocabulary.segmentKey($0, kind) }
    try choose("step", default: "defaultStep", body) { ClozeVocabulary.stepName($0) == nil ? nil : $0 }
  }

  /// The default counts only where there is no value yet.
  private mutating func choose(
    _ member: String, default fallback: String, _ body: JSONObject, key: (String) -> String?
  ) throws(ClozeFailure) {
    let current = record[member]?.string ?? "none"
    for name in [fallback, member] {
      guard let value = body[name] else { continue }
      guard let text = value.string, let key = text == "none" ? text : key(text) else { throw .invalid(name) }
      if name == member || current == "none" { record[member] = .string(key) }
    }
    if record[member] == nil, isNew { record[member] = "none" }
  }

  /// `assignTo` is written, `assignee` is read. [cloze-api.md, 7.1]
  private mutating func applyOwner(_ body: JSONObject) throws(ClozeFailure) {
    for name in ["defaultAssignTo", "assignTo"] {
      guard let value = body[name] else { continue }
      guard let email = value.string?.lowercased(), World.users.contains(where: { $0.email == email }) else {
        throw .invalid(name)
      }
      if name == "assignTo" || record["assignee"] == nil { record["assignee"] = .string(email) }
    }
    if record["node"] == nil, let node = body["defaultNode"]?.string { record["node"] = .string(node) }
  }

  /// The whole list is replaced. [cloze-api.md, 7]
  private mutating func applyKeywords(_ body: JSONObject) throws(ClozeFailure) {
    guard let value = body["keywords"] else { return }
    let keywords = value.array?.compactMap(\.string) ?? []
    guard let given = value.array, given.count == keywords.count else { throw .invalid("keywords") }
    record["keywords"] = .array(Set(keywords).sorted().map { .string($0) })
  }

  mutating func set(_ member: String, _ entries: [JSON]) {
    record[member] = entries.isEmpty && record[member] == nil ? nil : .array(entries)
  }

  // MARK: The audit trail

  /// What the trail records of a change: stage, segment, step, assignee and custom fields. [cloze-api.md, 5]
  static func audits(from before: JSONObject, to after: JSONObject, at stamp: Int64) -> [ClozeAudit] {
    var audits: [ClozeAudit] = []
    for member in ["stage", "segment", "step", "assignee"] {
      let (old, new) = (before[member] ?? "none", after[member] ?? "none")
      if old != new { audits.append(ClozeAudit(at: stamp, field: member, before: old, after: new)) }
    }
    func values(_ record: JSONObject) -> [(id: String, value: JSON)] {
      (record["customFields"]?.array ?? []).compactMap { field in
        field["id"]?.string.map { ($0, field["value"] ?? .null) }
      }
    }
    let old = values(before)
    for (id, value) in values(after) {
      let previous = old.first { $0.id == id }?.value
      if previous != value {
        audits.append(ClozeAudit(at: stamp, field: id, before: previous ?? "none", after: value))
      }
    }
    return audits
  }

  // MARK: Custom fields

  private static let types: Set<String> = [
    "text", "keyword", "keywords", "boolean", "date", "datetime", "number", "decimal", "currency", "range", "person",
    "people", "entity", "entities", "contact", "contacts", "project", "projects", "reference", "references", "dates",
    "datetimes", "record", "records", "counter", "accumulator",
  ]
  /// Types with several values, which merge.
  private static let listTypes: Set<String> = [
    "keywords", "people", "entities", "contacts", "projects", "references", "dates", "datetimes", "records",
  ]

  /// Fields that the account did not configure are stored too, unless `validation` is `schema`. [cloze-api.md, 7.4]
  private mutating func applyCustomFields(_ body: JSONObject) throws(ClozeFailure) {
    var fields = record["customFields"]?.array ?? []
    if let value = body["customFields"] {
      guard let given = value.array else { throw .invalid("customFields") }
      for entry in given { try apply(entry, to: &fields, isStrict: body["validation"]?.string == "schema") }
    }
    if isNew, kind != .projects, body["stage"]?.string == "lead" {
      fields.append(["id": "conversion-date", "type": "date", "value": .string(today.iso8601)])
    }
    if !fields.isEmpty { record["customFields"] = .array(fields) }
  }

  private func apply(_ entry: JSON, to fields: inout [JSON], isStrict: Bool) throws(ClozeFailure) {
    guard let id = entry["id"]?.string, !id.isEmpty, var value = entry["value"], !value.isNull else {
      throw .invalid("customFields")
    }
    let definition = ClozeFieldDefinition.named(id)
    if isStrict, definition == nil { return }
    let index = fields.firstIndex { $0["id"]?.string == id }
    let known = index.map { fields[$0] }
    let type = entry["type"]?.string ?? known?["type"]?.string ?? definition?.type ?? "text"
    guard Self.types.contains(type) else { throw .invalid("customFields") }
    if Self.listTypes.contains(type), entry["replace"]?.bool != true, let old = known?["value"] {
      let kept = old.array ?? [old]
      value = .array(kept + (value.array ?? [value]).filter { !kept.contains($0) })
    }
    var field = known?.object ?? JSONObject([("id", .string(id)), ("type", .string(type))])
    field["type"] = .string(type)
    field["value"] = value
    for member in ["min", "max", "unit", "private"] {
      if let given = entry[member] { field[member] = given }
    }
    if let index { fields[index] = .object(field) } else { fields.append(.object(field)) }
  }
}
