import CRM
import Strings

/// Finds a record's custom fields, under both forms Close gives them in, and reads them by their types.
///
/// `custom.cf_…` members are the present form; `custom.NAME` members and a `custom` object by name are the old ones and
/// may hold the same values again. [close-api.md, 1, 8]
struct CustomFieldReading {
  let vocabulary: Vocabulary
  /// Names of the contacts at hand, by id.
  let contacts: [String: String]

  /// The fields in the account's order, and the members they were read from.
  func fields(of object: JSONObject) -> (fields: [Field], keys: Set<String>) {
    let found = entries(of: object)
    let order = Dictionary(vocabulary.fields.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let sorted = found.enumerated().sorted { left, right in
      let ranks = [left, right].map { $0.element.field.flatMap { order[$0.id] } ?? Int.max }
      return (ranks[0], left.offset) < (ranks[1], right.offset)
    }
    let fields = sorted.compactMap { entry in field(entry.element) }
    let keys = object.keys.filter { $0 == "custom" || $0.hasPrefix("custom.") }
    return (fields, Set(keys))
  }

  private struct Entry {
    let name: String
    let field: CustomField?
    let value: JSON
  }

  private func entries(of object: JSONObject) -> [Entry] {
    let byID = Dictionary(vocabulary.fields.map { ($0.id, $0) }) { first, _ in first }
    let byName = Dictionary(vocabulary.fields.map { ($0.name, $0) }) { first, _ in first }
    var entries: [Entry] = []
    var shownNames: Set<String> = []
    let members = object.members.filter { $0.key.hasPrefix("custom.") }.map { ($0.key.dropFirst(7), $0.value) }
    let old = object["custom"]?.object?.members.map { ($0.key[...], $0.value) } ?? []
    // Ids before names: where both are there, the one that names the field for certain counts.
    let ordered = members.filter { byID[String($0.0)] != nil } + members.filter { byID[String($0.0)] == nil } + old
    for (key, value) in ordered {
      let field = byID[String(key)] ?? byName[String(key)]
      let name = field?.name ?? String(key)
      // Of two fields of one name, both known by their ids, both are shown.
      let isCertain = byID[String(key)] != nil
      guard shownNames.insert(name).inserted || isCertain else { continue }
      guard isCertain || !isRepetition(value, unknownKey: String(key), in: entries) else { continue }
      entries.append(Entry(name: name, field: field, value: value))
    }
    return entries
  }

  /// Whether a name says again what a field that the vocabulary does not know said under its id.
  private func isRepetition(_ value: JSON, unknownKey key: String, in entries: [Entry]) -> Bool {
    !key.contains("cf_") && entries.contains { $0.field == nil && $0.name.contains("cf_") && $0.value == value }
  }

  private func field(_ entry: Entry) -> Field? {
    guard !entry.value.isBlank, let value = value(entry) else { return nil }
    let label = entry.name.trimmed.isEmpty ? Strings.CloseFields.customField : entry.name
    let isContact = entry.field?.type == "contact"
    return Field(label, value, link: isContact ? entry.value.filled.map { RecordID(.contact, $0) } : nil)
  }

  private func value(_ entry: Entry) -> FieldValue? {
    switch entry.field?.type {
    case "user": names(entry.value) { id in vocabulary.users.first { $0.key == id }?.label }
    case "contact": names(entry.value) { contacts[$0] }
    case "text", "choices", "hidden": words(entry.value)
    case "textarea": entry.value.filled.map { .longText($0) } ?? FieldValue(looksOf: entry.value)
    default: FieldValue(looksOf: entry.value)
    }
  }

  private func names(_ value: JSON, _ name: (String) -> String?) -> FieldValue? {
    if let id = value.filled { return .text(name(id) ?? id) }
    let ids = value.elements.compactMap(\.filled)
    return ids.isEmpty ? FieldValue(looksOf: value) : .list(ids.map { name($0) ?? $0 })
  }

  private func words(_ value: JSON) -> FieldValue? {
    value.filled.map(FieldValue.init(words:)) ?? FieldValue(looksOf: value)
  }
}
