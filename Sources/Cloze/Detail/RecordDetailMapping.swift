import CRM

extension RecordDetail {
  /// All members of a record in groups; what is in none of them comes last, and what has no value is left out.
  init(of original: JSON, relation: Relation, vocabulary: Vocabulary) {
    guard let object = original.object else {
      self.init(groups: [FieldGroup("Identifiers", AnyValue.fields("Id", original))])
      return
    }
    let labels = Labels(vocabulary: vocabulary, kind: relation.kind)
    var members = UnreadMembers(object)
    let groups =
      [
        IdentityFields.group(&members, relation: relation),
        FieldGroup("Contact", ContactFields.fields(&members)),
        FieldGroup("Relationship", RelationshipFields.fields(&members, labels: labels)),
        FieldGroup("Dates", DateFields.fields(&members)),
        FieldGroup("Custom fields", CustomFieldValues.fields(&members, labels: labels)),
        FieldGroup("Work history", WorkHistoryFields.fields(&members)),
      ] + LinkedRecordFields.groups(&members) + [
        FieldGroup("Notes", NoteFields.fields(&members)),
        FieldGroup("App links", AppLinkFields.fields(&members)),
        FieldGroup("Identifiers", IdentifierFields.fields(&members)),
        FieldGroup("Other", members.rest()),
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
