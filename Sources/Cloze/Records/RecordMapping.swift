import CRM

extension Record {
  /// A record of a `find` reply. Most are whole; those of projects are filled up when they are opened, and some
  /// answers hold no more than an identifier [cloze-api.md, 3 and 4].
  init(listed original: JSON, relation: Relation, vocabulary: Vocabulary) {
    let id = RecordID(relation.kind, RecordKey.of(original))
    self.init(id: id, relation: relation, original: original, vocabulary: vocabulary)
    isPartial = original.object == nil || (relation == .project && RecordKey.isUsable(id.id))
  }

  init(id: RecordID, relation: Relation, original: JSON, vocabulary: Vocabulary) {
    let object = original.object ?? JSONObject()
    let labels = Labels(vocabulary: vocabulary, kind: relation.kind)
    let title = RecordName.title(of: original, relation: relation)
    self.init(
      id: id, title: title, subtitle: RecordName.subtitle(of: object, relation: relation, title: title),
      status: object["stage"]?.word.map(labels.stage), value: relation == .project ? Self.value(of: object) : nil,
      created: object["firstSeen"]?.moment, updated: object["lastChanged"]?.moment, original: original)
  }

  /// The money a project is worth is the custom field `value` [cloze-api.md, 7.3].
  private static func value(of object: JSONObject) -> String? {
    let field = object["customFields"]?.array?.first { $0["id"]?.string == "value" }
    return field?["value"]?.word.map { Amount.text($0, unit: field?["unit"]?.word, isMoney: true) }
  }
}
