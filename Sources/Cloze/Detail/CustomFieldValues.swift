import CRM
import Strings

/// The account's own fields under their names, and those that nobody configured under their ids [cloze-api.md, 7.4].
enum CustomFieldValues {
  static func fields(_ members: inout UnreadMembers, labels: Labels) -> [Field] {
    let label = Strings.RecordFields.customFields
    return (members.take("customFields")?.oneOrMore ?? []).flatMap { element -> [Field] in
      guard let object = element.object, let id = object.word("id") else { return AnyValue.fields(label, element) }
      return fields(of: object, configured: labels.field(id), id: id)
    }
  }

  private static let shown: Set<String> = ["id", "type", "value", "min", "max", "unit", "private", "replace"]

  private static func fields(of object: JSONObject, configured: CustomField?, id: String) -> [Field] {
    let name = configured?.name ?? id
    let label = object["private"]?.truth == true ? Strings.ClozeFields.markedPrivate(name) : name
    let type = object.word("type") ?? configured?.type ?? "text"
    let value = values(of: object, type: type, label: label, choices: configured?.choices ?? [])
    let rest = object.members.filter { !shown.contains($0.key) }
    return value + AnyValue.fields(Strings.ClozeFields.more(of: name), .object(JSONObject(rest)))
  }

  private static func values(of object: JSONObject, type: String, label: String, choices: [Choice]) -> [Field] {
    let unit = object.word("unit")
    if let range = Amount.range(from: object.word("min"), to: object.word("max"), unit: unit) {
      let valueFields = object["value"].map { AnyValue.fields(Strings.ClozeFields.value(of: label), $0) } ?? []
      return [Field(label, .text(range))] + valueFields
    }
    guard let value = object["value"] else { return [] }
    if type == "range", let range = Amount.range(from: value["min"]?.word, to: value["max"]?.word, unit: unit) {
      return [Field(label, .text(range))]
    }
    switch type {
    case "date", "datetime": return DateFields.field(label, value)
    case "dates", "datetimes": return days(label, value)
    case "boolean": return value.truth.map { [Field(label, .flag($0))] } ?? AnyValue.fields(label, value)
    case "number", "decimal", "currency", "counter", "accumulator":
      guard let number = value.word else { return AnyValue.fields(label, value) }
      return [Field(label, .text(Amount.text(number, unit: unit, isMoney: type == "currency")))]
    case "person", "people", "contact", "contacts": return LinkedRecordFields.fields(label, value, relation: .person)
    case "project", "projects": return LinkedRecordFields.fields(label, value, relation: .project)
    case "entity", "entities": return LinkedRecordFields.fields(label, value, relation: .company)
    case "reference", "references", "record", "records":
      return LinkedRecordFields.fields(label, value, relation: nil)
    default:
      let unitField = unit.map { [Field(Strings.ClozeFields.unit(of: label), .text($0))] } ?? []
      return chosen(label, value, choices) + unitField
    }
  }

  /// Choices by their labels.
  private static func chosen(_ label: String, _ value: JSON, _ choices: [Choice]) -> [Field] {
    func text(_ word: String) -> String { choices.first { $0.key == word }?.label ?? word }
    let words = value.oneOrMore.compactMap(\.word)
    guard !choices.isEmpty, words.count == value.oneOrMore.count, let first = words.first else {
      return AnyValue.fields(label, value)
    }
    return [Field(label, words.count == 1 ? .text(text(first)) : .list(words.map(text)))]
  }

  private static func days(_ label: String, _ value: JSON) -> [Field] {
    value.oneOrMore.flatMap { DateFields.field(label, $0) }
  }
}
