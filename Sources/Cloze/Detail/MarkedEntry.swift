import CRM
import Strings

/// An element of a list such as `emails`: a value, what it is marked as, and what else it holds [cloze-api.md, 7.1].
struct MarkedEntry {
  private static let marks = ["work", "home", "mobile", "preferred", "archived"]

  /// As the label says it: `work`, `preferred`.
  let marks: [String]
  private var members: [(key: String, value: JSON)]

  init(_ object: JSONObject) {
    var marks = Self.marks.filter { object[$0]?.truth == true }
    if let type = object["type"]?.word, !marks.contains(type) { marks.insert(type, at: 0) }
    self.marks = marks
    members = object.members.filter { member in
      if member.key == "type" { return object["type"]?.word == nil }
      return !(Self.marks.contains(member.key) && member.value.truth != nil)
    }
  }

  mutating func take(_ key: String) -> String? {
    guard let value = members.last(where: { $0.key == key })?.value.word else { return nil }
    members.removeAll { $0.key == key }
    return value
  }

  /// Leaves out those of `keys` whose value `text` says already.
  mutating func drop(_ keys: Set<String>, saidBy text: String) {
    members.removeAll { keys.contains($0.key) && $0.value.word.map(text.contains) ?? false }
  }

  func label(_ base: String, without mark: String? = nil) -> String {
    let shown = marks.filter { $0 != mark }
    return shown.isEmpty ? base : "\(base) (\(shown.joined(separator: ", ")))"
  }

  /// What nobody took, under the label it belongs to.
  func rest(_ base: String) -> [Field] {
    AnyValue.fields(Strings.ClozeFields.more(of: base), .object(JSONObject(members)))
  }
}

extension MarkedEntry {
  /// The fields of a list of entries, each an object with `value` or a bare value.
  static func fields(_ list: JSON?, label: String, _ value: (String) -> FieldValue) -> [Field] {
    (list?.oneOrMore ?? []).flatMap { element -> [Field] in
      guard let object = element.object else {
        guard element.string != nil, let text = element.word else { return AnyValue.fields(label, element) }
        return [Field(label, value(text))]
      }
      var entry = MarkedEntry(object)
      guard let text = entry.take("value") else { return AnyValue.fields(label, element) }
      return [Field(entry.label(label), value(text))] + entry.rest(label)
    }
  }
}
