import CRM

/// What a write becomes on the wire.
struct WriteRequest: Sendable, Hashable {
  let path: String
  let body: JSONObject
  /// Another body that means the same, for versions of the API that refuse the first.
  var alternative: JSONObject?
  /// Whether sending it twice leaves the same state as sending it once.
  let isRepeatable: Bool

  /// Throws `.unsupported` for changes that Cloze has no call for, and `.rejected` for entries it would refuse or file
  /// under nobody.
  init(_ write: Write, vocabulary: Vocabulary) throws(ServiceError) {
    let relation = try Relation(serving: write.ref.record.kind)
    let entry: Entry
    switch write.change {
    case .create(let new): entry = new
    case .edit(let target, let changed, _):
      guard let event = WrittenEvent(target), changed.kind == .event else {
        throw ServiceError(.unsupported, write.change.unavailable)
      }
      let facts = try EntryFacts(write, changed, relation: relation, identity: vocabulary.identity)
      self = try facts.event(replacing: event)
      return
    case .delete, .complete, .postpone, .reassign: throw ServiceError(.unsupported, write.change.unavailable)
    }
    let facts = try EntryFacts(write, entry, relation: relation, identity: vocabulary.identity)
    switch entry.kind {
    case .call: self = try facts.communication("call")
    case .text: self = try facts.communication("text")
    case .email: self = try facts.communication("email")
    case .meeting: self = try facts.communication("meeting")
    // `direct` up to version 2026.2; 2026.9 lists `message` instead.
    case .directMessage: self = try facts.communication("direct", or: "message")
    case .postal: self = try facts.communication("postal")
    case .note: self = try facts.note()
    case .event: self = try facts.event()
    // `todo/create` links people and companies; only content can refer to a project.
    case .todo: self = relation == .project ? try facts.externalTodo() : try facts.todo()
    }
  }

  init(_ path: String, _ members: [Parameter.Member?], isRepeatable: Bool) {
    self.path = path
    body = JSONObject(members.compactMap { $0 })
    self.isRepeatable = isRepeatable
  }

  var preview: RequestPreview { RequestPreview(method: "POST", path: path, body: .object(body)) }
}
