import CRM
import Strings

/// Records that this one names. What a read holds there is not known: bare names, keys or whole records
/// [cloze-api.md, 7.1 and 14].
enum LinkedRecordFields {
  static func groups(_ members: inout UnreadMembers) -> [FieldGroup] {
    var companies: [Field] = []
    var people: [Field] = []
    var projects: [Field] = []
    companies += fields(Strings.ClozeKinds.company, members.take("companies"), relation: .company)
    companies += fields(Strings.ClozeFields.client, members.take("clientcompanies"), relation: .company)
    companies += fields(Strings.ClozeFields.partner, members.take("partnercompanies"), relation: .company)
    people += fields(Strings.ClozeFields.client, members.take("clientpeople"), relation: .person)
    people += fields(Strings.ClozeFields.partner, members.take("partnerpeople"), relation: .person)
    projects += fields(Strings.ClozeKinds.project, members.take("projects"), relation: .project)
    return [
      FieldGroup(Strings.ClozeKinds.companies, companies), FieldGroup(Strings.ClozeKinds.people, people),
      FieldGroup(Strings.ClozeKinds.projects, projects),
    ]
  }

  /// `relation` is nil where the value may be of any kind; then it links to none.
  static func fields(_ label: String, _ value: JSON?, relation: Relation?) -> [Field] {
    (value?.oneOrMore ?? []).flatMap { element -> [Field] in
      guard let object = element.object else {
        return element.word.map { [Field(label, text($0))] } ?? AnyValue.fields(label, element)
      }
      guard let name = RecordName.name(of: element) ?? object.word("value", "email", "id") else {
        return AnyValue.fields(label, element)
      }
      let isArchived = MarkedEntry(object).marks.contains("archived")
      let shown = isArchived ? Strings.ClozeFields.markedArchived(label) : label
      if let relation, let key = RecordKey.own(of: object) {
        return [Field(shown, text(name), link: RecordID(relation.kind, key))]
      }
      // Not a record that can be opened, so all it holds is shown here.
      let rest = object.members.filter { $0.key != "archived" && $0.value.word != name }
      return [Field(shown, text(name))]
        + AnyValue.fields(Strings.ClozeFields.more(of: label), .object(JSONObject(rest)))
    }
  }

  private static func text(_ name: String) -> FieldValue {
    name.contains("@") && !name.contains(where: \.isWhitespace) ? .email(name) : AnyValue.text(name)
  }
}
