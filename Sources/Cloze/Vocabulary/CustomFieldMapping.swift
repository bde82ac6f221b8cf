import CRM

extension CustomField {
  /// The fields of all relation types; one that several have under the same name and type appears once.
  static func merged(_ replies: [(relation: Relation, reply: JSONObject?)]) -> [CustomField] {
    var fields: [CustomField] = []
    var places: [String: [Int]] = [:]
    for (relation, reply) in replies {
      for entry in reply?["list"]?.array ?? [] {
        guard let field = CustomField(entry, relation: relation) else { continue }
        if let place = places[field.id]?.first(where: { fields[$0].isSame(as: field) }) {
          if !fields[place].kinds.contains(relation.kind) { fields[place].kinds.append(relation.kind) }
        } else {
          places[field.id, default: []].append(fields.count)
          fields.append(field)
        }
      }
    }
    return fields
  }

  /// Nil without an id, and for a field that says itself that it belongs to other relation types.
  private init?(_ entry: JSON, relation: Relation) {
    guard let id = entry["id"]?.word, Self.applies(entry["relations"], to: relation) else { return nil }
    let values = entry["values"]?.object?.members ?? []
    self.init(
      id: id, name: entry["name"]?.word ?? id, type: entry["type"]?.word ?? "text", kinds: [relation.kind],
      choices: values.map { Choice($0.key, $0.value["label"]?.word ?? $0.key) })
  }

  private func isSame(as other: CustomField) -> Bool {
    name == other.name && type == other.type && choices == other.choices
  }

  /// `relations` maps `person`, `project` and `company` to true; live accounts write `entity` for company
  /// [cloze-api.md, 8]. One that names none of these says nothing.
  private static func applies(_ relations: JSON?, to relation: Relation) -> Bool {
    func isNamed(_ relation: Relation) -> Bool {
      let names = relation == .company ? ["company", "entity"] : [relation.singular]
      return names.contains { relations?[$0]?.truth == true }
    }
    return isNamed(relation) || !Relation.allCases.contains(where: isNamed)
  }
}
