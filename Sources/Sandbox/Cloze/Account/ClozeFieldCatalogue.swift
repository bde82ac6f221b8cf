import CRM

/// The custom fields the account configured. Records hold others too. [cloze-api.md, 7.4, 8]
struct ClozeFieldDefinition: Sendable {
  let id: String
  let type: String
  let name: String
  var description: String?
  var kinds: [ClozeKind] = ClozeKind.allCases
  /// Keys of the segments it is shown for; empty is all.
  var segments: [String] = []
  /// Allowed values by id, with their labels.
  var values: [(id: String, label: String)] = []
  var isLocked = false

  /// `[cloze-api.md, 8]`: companies go under `entity`, as live replies have it.
  var json: JSON {
    var members = ClozeMembers()
    members.put("id", id)
    members.put("type", type)
    members.put("name", name)
    members.put("description", description)
    if !values.isEmpty {
      let values = values.map { value in
        (key: value.id, value: JSON.members(["label": .string(value.label), "locked": isLocked ? true : nil]))
      }
      members.put("values", .object(JSONObject(values)))
    }
    let relations = kinds.map { (key: $0 == .companies ? "entity" : $0.singular, value: JSON.bool(true)) }
    members.put("relations", .object(JSONObject(relations)))
    if !segments.isEmpty {
      members.put("segments", .object(JSONObject(segments.map { (key: $0, value: JSON.bool(true)) })))
    }
    if isLocked { members.put("locked", .bool(true)) }
    members.put("version", .number(1))
    return .object(members.object)
  }

  static func named(_ id: String) -> ClozeFieldDefinition? { catalogue.first { $0.id == id } }

  static let catalogue: [ClozeFieldDefinition] = [
    ClozeFieldDefinition(
      id: "role", type: "keyword", name: "Role", description: "What they decide in their company", kinds: [.people],
      segments: ["customer", "partner"],
      values: [
        ("decider", "Decides"), ("influencer", "Is listened to"), ("everyday", "Uses it every day"),
        ("gatekeeper", "Guards the door"),
      ]),
    ClozeFieldDefinition(
      id: "do-not-contact", type: "keywords", name: "Do not contact by", kinds: [.people, .companies],
      values: [
        ("no-emails", "E-mail"), ("no-mass-emails", "Newsletter"), ("no-texts", "Text message"),
        ("no-postal", "Post"), ("no-calls", "Phone"), ("no-visits", "Visits"),
      ], isLocked: true),
    ClozeFieldDefinition(id: "newsletter", type: "boolean", name: "Newsletter", kinds: [.people]),
    ClozeFieldDefinition(id: "customer-since", type: "date", name: "Customer since", kinds: [.people, .companies]),
    ClozeFieldDefinition(id: "next-review", type: "datetime", name: "Next review", kinds: [.people]),
    ClozeFieldDefinition(id: "visits", type: "counter", name: "Visits", kinds: [.people]),
    ClozeFieldDefinition(id: "satisfaction", type: "decimal", name: "Zufriedenheit", kinds: [.people]),
    ClozeFieldDefinition(id: "words-of-the-day", type: "text", name: "Words of the day", kinds: [.people]),
    ClozeFieldDefinition(id: "spending", type: "range", name: "Spending a year", kinds: [.people]),
    ClozeFieldDefinition(id: "gifts", type: "dates", name: "Gifts sent on", kinds: [.people]),
    ClozeFieldDefinition(id: "introduced-by", type: "person", name: "Introduced by", kinds: [.people]),
    ClozeFieldDefinition(
      id: "conversion-date", type: "date", name: "Became a lead on", kinds: [.people, .companies], isLocked: true),
    ClozeFieldDefinition(id: "head-count", type: "number", name: "Head count", kinds: [.companies]),
    ClozeFieldDefinition(id: "annual-revenue", type: "currency", name: "Annual revenue", kinds: [.companies]),
    ClozeFieldDefinition(
      id: "lead-source", type: "keyword", name: "Source", kinds: [.companies],
      values: World.sources.map { ($0, $0) }),
    ClozeFieldDefinition(
      id: "payment-terms", type: "keyword", name: "Payment terms", kinds: [.companies],
      values: [("net-30", "30 days net"), ("net-60", "60 days net"), ("prepaid", "In advance")]),
    ClozeFieldDefinition(id: "contract-end", type: "date", name: "Contract ends", kinds: [.companies]),
    ClozeFieldDefinition(id: "main-contact", type: "contact", name: "Main contact", kinds: [.companies]),
    ClozeFieldDefinition(id: "sites", type: "entities", name: "Sites", kinds: [.companies]),
    ClozeFieldDefinition(id: "value", type: "currency", name: "Value", kinds: [.projects], isLocked: true),
    ClozeFieldDefinition(id: "probability", type: "number", name: "Probability %", kinds: [.projects]),
    ClozeFieldDefinition(
      id: "billing", type: "keyword", name: "Billing", kinds: [.projects],
      values: [("once", "Once"), ("monthly", "Every month"), ("annual", "Every year")]),
    ClozeFieldDefinition(id: "parts-delivered", type: "accumulator", name: "Parts delivered", kinds: [.projects]),
    ClozeFieldDefinition(id: "drawing", type: "reference", name: "Drawing", kinds: [.projects]),
    ClozeFieldDefinition(
      id: "country-of-origin", type: "keyword", name: "Country of origin",
      values: Country.all.map { ($0.code.lowercased(), $0.name) }, isLocked: true),
  ]
}

extension ClozeFieldDefinition {
  /// A custom field as `format=true` returns it: with its name, and the value as the account labels it.
  static func formatted(_ field: JSON) -> JSON {
    guard case .object(var object) = field else { return field }
    let definition = field["id"]?.string.flatMap(named)
    if let definition { object["name"] = .string(definition.name) }
    object["formatted"] = .string(text(of: field, definition: definition))
    return .object(object)
  }

  private static func text(of field: JSON, definition: ClozeFieldDefinition?) -> String {
    func plain(_ value: JSON) -> String {
      switch value {
      case .string(let text): definition?.values.first { $0.id == text }?.label ?? text
      case .bool(let flag): flag ? "Yes" : "No"
      case .array(let values): values.map(plain).joined(separator: ", ")
      case .object(let object): object["name"]?.string ?? value.text
      case .null, .number: value.text
      }
    }
    guard let value = field["value"] else { return "" }
    return field["type"]?.string == "currency" ? "\(plain(value)) \(field["unit"]?.string ?? "")" : plain(value)
  }
}
