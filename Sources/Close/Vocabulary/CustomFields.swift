import CRM

extension CustomField {
  /// Nil for what is no custom field: a schema lists regular fields too. [close-api.md, 13]
  init?(close json: JSON, kind: RecordKind) {
    guard let id = json["id"]?.filled, let name = json["name"]?.filled, Self.isCustom(id) else { return nil }
    self.init(
      id: id, name: name, type: json["type"]?.filled ?? "text", kinds: [kind],
      choices: (json["choices"]?.elements ?? []).compactMap(\.scalarText).map { Choice($0, $0) })
  }

  /// Ids of custom fields: `cf_` today, the others in data from before 2021. [close-api.md, 1, 4]
  private static func isCustom(_ id: String) -> Bool {
    ["cf_", "lcf_", "ccf_", "ocf_", "acf_"].contains { id.hasPrefix($0) }
  }

  /// Each field once, with all the kinds it is shared by.
  static func merged(_ fields: [CustomField]) -> [CustomField] {
    var merged: [CustomField] = []
    var positions: [String: Int] = [:]
    for field in fields {
      if let position = positions[field.id] {
        merged[position].kinds += field.kinds.filter { !merged[position].kinds.contains($0) }
      } else {
        positions[field.id] = merged.count
        merged.append(field)
      }
    }
    return merged
  }
}
