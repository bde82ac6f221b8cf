import CRM
import Strings

extension RecordDetail {
  /// All members of a record in groups; what is in none of them comes last, and what has no value is left out.
  init(of original: JSON, relation: Relation, vocabulary: Vocabulary) {
    guard let object = original.object else {
      self.init(groups: [
        FieldGroup(Strings.ClozeFieldGroups.identifiers, AnyValue.fields(Strings.ClozeFields.id, original))
      ])
      return
    }
    let labels = Labels(vocabulary: vocabulary, kind: relation.kind)
    var members = UnreadMembers(object)
    let groups =
      [
        IdentityFields.group(&members, relation: relation),
        FieldGroup(Strings.RecordFields.contact, ContactFields.fields(&members)),
        FieldGroup(Strings.ClozeFieldGroups.relationship, RelationshipFields.fields(&members, labels: labels)),
        FieldGroup(Strings.ClozeFieldGroups.dates, DateFields.fields(&members)),
        FieldGroup(Strings.RecordFields.customFields, CustomFieldValues.fields(&members, labels: labels)),
        FieldGroup(Strings.ClozeFieldGroups.workHistory, WorkHistoryFields.fields(&members)),
      ] + LinkedRecordFields.groups(&members) + [
        FieldGroup(Strings.ClozeFieldGroups.notes, NoteFields.fields(&members)),
        FieldGroup(Strings.ClozeFieldGroups.appLinks, AppLinkFields.fields(&members)),
        FieldGroup(Strings.ClozeFieldGroups.identifiers, IdentifierFields.fields(&members)),
        FieldGroup(Strings.RecordFields.other, members.rest()),
      ]
    self.init(groups: groups.filter { !$0.fields.isEmpty })
  }
}

/// The members of an object that nothing has shown yet.
struct UnreadMembers {
  private let object: JSONObject
  private var read: Set<String> = []

  init(_ object: JSONObject) {
    self.object = object
  }

  /// The member, which counts as shown from then on.
  mutating func take(_ key: String) -> JSON? {
    read.insert(key)
    return object[key]
  }

  /// The members not taken, in their order, labelled by their keys.
  mutating func rest() -> [Field] {
    object.keys.flatMap { key -> [Field] in
      guard read.insert(key).inserted, let value = object[key] else { return [] }
      return AnyValue.fields(AnyValue.label(key), value)
    }
  }

  /// Members by key under labels of ours.
  mutating func fields(_ labelled: [(key: String, label: String)]) -> [Field] {
    labelled.flatMap { key, label in take(key).map { AnyValue.fields(label, $0) } ?? [] }
  }
}
