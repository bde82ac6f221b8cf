import CRM

/// Keys as the account calls them; a key that the account does not name stands for itself [cloze-api.md, 8].
struct Labels {
  let vocabulary: Vocabulary
  let kind: RecordKind

  func stage(_ key: String) -> String { Self.label(of: key, in: vocabulary.stages[kind]) ?? key }

  func segment(_ key: String) -> String { Self.label(of: key, in: vocabulary.segments[kind]) ?? key }

  /// A step's key means something within its segment and stage; without them, its label has to be the same in all.
  func step(_ key: String, segment: String?, stage: String?) -> String {
    let steps = vocabulary.fields.first { $0.id == Steps.fieldID && $0.type == Steps.fieldType }?.choices ?? []
    if let segment, let stage, let label = Self.label(of: Steps.key(key, segment: segment, stage: stage), in: steps) {
      return label
    }
    let labels = Set(steps.filter { Steps.isStep($0.key, key) }.map(\.label))
    return labels.count == 1 ? labels.first ?? key : key
  }

  /// A team member by e-mail address.
  func user(_ email: String) -> String {
    let wanted = email.lowercased()
    return vocabulary.users.first { $0.key.lowercased() == wanted }?.label ?? email
  }

  func view(_ id: String) -> String {
    vocabulary.views.first { $0.id == id && $0.kind == kind }?.name ?? id
  }

  func field(_ id: String) -> CustomField? {
    vocabulary.fields.first { $0.id == id && $0.kinds.contains(kind) && $0.type != Steps.fieldType }
      ?? vocabulary.fields.first { $0.id == id && $0.type != Steps.fieldType }
  }

  private static func label(of key: String, in choices: [Choice]?) -> String? {
    choices?.first { $0.key == key }?.label
  }
}
