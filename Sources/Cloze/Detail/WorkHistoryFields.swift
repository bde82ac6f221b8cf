import CRM
import Strings

/// Where a person works and worked.
enum WorkHistoryFields {
  static func fields(_ members: inout UnreadMembers) -> [Field] {
    let label = Strings.ClozeFields.position
    return (members.take("workHistory")?.oneOrMore ?? []).flatMap { element -> [Field] in
      guard let object = element.object else { return AnyValue.fields(label, element) }
      var entry = MarkedEntry(object)
      let parts = [entry.take("title"), entry.take("organization")].compactMap { $0 }
      guard !parts.isEmpty else { return AnyValue.fields(label, element) }
      return [Field(entry.label(label), AnyValue.text(parts.joined(separator: ", ")))] + entry.rest(label)
    }
  }
}
