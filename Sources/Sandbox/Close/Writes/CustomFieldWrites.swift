import CRM

extension BodyReader {
  /// Copies `custom.ID`, `custom.NAME` and the deprecated `custom` dict; with `adding` also `.add` and `.remove` of
  /// one value. Null unsets. [close-api.md, 8]
  mutating func copyCustom(
    _ owner: CloseSetup.Owner, to changes: inout JSONObject, current: ((String) -> JSON?)? = nil
  ) {
    var entries = body.members.filter { $0.key.hasPrefix("custom.") }
    for (name, value) in body["custom"]?.object?.members ?? [] { entries.append((key: "custom.\(name)", value: value)) }
    let fields = CloseSetup.customFields(of: owner)
    for (key, value) in entries {
      var name = key.dropFirst("custom.".count)
      var operation: String?
      for suffix in [".add", ".remove"] where name.hasSuffix(suffix) && current != nil {
        name = name.dropLast(suffix.count)
        operation = suffix
      }
      guard let field = fields.first(where: { view.ids.text($0.ref) == name || $0.name == name }) else {
        refuse(key, CloseFailure.unknownObject)
        continue
      }
      let stored = "custom.\(view.ids.text(field.ref))"
      if value.isNull {
        changes[stored] = .null
      } else if let operation {
        guard field.isMultiple, let one = valid(value, field) else {
          refuse(key, CloseFailure.invalidChoice)
          continue
        }
        let before = current?(stored)?.array ?? []
        let rest = before.filter { $0 != one }
        changes[stored] = .array(operation == ".add" ? rest + [one] : rest)
      } else if field.isMultiple {
        let values = (value.array ?? [value]).map { valid($0, field) }
        guard values.allSatisfy({ $0 != nil }) else {
          refuse(key, CloseFailure.invalidChoice)
          continue
        }
        changes[stored] = .array(values.compactMap(\.self))
      } else if let value = valid(value, field) {
        changes[stored] = value
      } else {
        refuse(key, problem(of: field))
      }
    }
  }

  /// The value as it is stored; nil when it does not fit the field.
  private func valid(_ value: JSON, _ field: CloseSetup.CustomField) -> JSON? {
    switch field.type {
    case "number": return value.double == nil ? nil : value
    case "date": return value.string.flatMap { CalendarDate(iso8601: $0) }.map { .string($0.iso8601) }
    case "datetime": return value.string.flatMap(view.days.instant)?.closeStamp
    case "choices": return value.string.map { field.choices?.contains($0) == true } == true ? value : Optional.none
    case "user":
      let index = value.string.flatMap { view.ids.index(.user, $0) }
      return index.map(World.users.indices.contains) == true ? value : Optional.none
    case "contact": return value.string.flatMap { view.living(.contact, $0) }.map { _ in value }
    default: return value.string == nil ? nil : value
    }
  }

  private func problem(of field: CloseSetup.CustomField) -> String {
    switch field.type {
    case "number": "Value must be of float type."
    case "date": "Could not parse date"
    case "datetime": "Could not parse datetime"
    case "choices": CloseFailure.invalidChoice
    case "user", "contact": CloseFailure.unknownObject
    default: "Value must be of str type."
    }
  }
}
