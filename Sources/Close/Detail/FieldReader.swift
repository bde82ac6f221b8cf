import CRM

/// Reads the members of a record and remembers which, so that what nobody asked for is shown too.
struct FieldReader {
  let object: JSONObject
  private var taken: Set<String> = []

  init(_ json: JSON) {
    object = json.object ?? JSONObject()
  }

  /// The member `key`, unless it is empty.
  mutating func take(_ key: String) -> JSON? {
    taken.insert(key)
    return object[key].flatMap { $0.isBlank ? nil : $0 }
  }

  mutating func text(_ key: String) -> String? { take(key)?.scalarText }

  /// Members whose content is shown in other words.
  mutating func skip(_ keys: some Sequence<String>) { taken.formUnion(keys) }

  /// A labelled field for the member `key` by the look of its value.
  mutating func field(_ label: String, _ key: String) -> Field? {
    take(key).flatMap(FieldValue.init(looksOf:)).map { Field(label, $0) }
  }

  /// What was neither taken nor empty, in the order it came.
  var rest: [(key: String, value: JSON)] {
    object.members.filter { !taken.contains($0.key) && !$0.value.isBlank }
  }
}
