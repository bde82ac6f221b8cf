import CRM

/// Fetches an account's words, all at once. Parts that the key may not see, or the plan does not have, stay empty.
struct VocabularyLoader {
  let wire: CloseWire

  func load() async throws -> Vocabulary {
    async let me = wire.get("me/")
    async let leadStatuses = presentRows { () throws(ServiceError) in try await wire.list("status/lead/").rows }
    async let dealStatuses = presentRows { () throws(ServiceError) in try await wire.list("status/opportunity/").rows }
    async let pipelines = presentRows { () throws(ServiceError) in try await wire.list("pipeline/").rows }
    async let users = presentRows { () throws(ServiceError) in try await wire.all("user/") }
    async let views = presentRows { () throws(ServiceError) in try await viewRows() }
    async let outcomes = presentRows { () throws(ServiceError) in try await wire.all("outcome/") }
    async let fields = fields()

    let own = try await me
    let stages = Stages(
      me: own, leadStatuses: try await leadStatuses, dealStatuses: try await dealStatuses,
      pipelines: try await pipelines)
    return Vocabulary(
      identity: Identity(me: own),
      stages: [.lead: stages.leads, .deal: stages.deals],
      users: try await users.compactMap { user in
        user["id"]?.filled.map { Choice($0, PersonName.of(user) ?? user["email"]?.filled ?? $0) }
      },
      fields: try await fields,
      views: try await views.compactMap(SavedView.init(close:)),
      outcomes: try await outcomes.compactMap(Self.outcome))
  }

  /// What a call can come to; outcomes may be for meetings alone. [close-api.md, 1]
  private static func outcome(_ json: JSON) -> Choice? {
    let uses = json["applies_to"]?.elements.compactMap(\.string) ?? []
    guard let id = json["id"]?.filled, uses.isEmpty || uses.contains("calls") else { return nil }
    return Choice(id, json["name"]?.filled ?? id)
  }

  /// The schemas have the account's order and the shared fields, the lists are there for every plan. [close-api.md, 13]
  private func fields() async throws -> [CustomField] {
    try await withThrowingTaskGroup(of: (Int, [CustomField]).self) { tasks in
      for (position, kind) in [RecordKind.lead, .contact, .deal].enumerated() {
        tasks.addTask {
          let resource = try CloseWire.resource(kind)
          async let schema = presentRows { () throws(ServiceError) in
            try await wire.get("custom_field_schema/\(resource)/")["fields"]?.elements ?? []
          }
          async let own = presentRows { () throws(ServiceError) in try await wire.all("custom_field/\(resource)/") }
          let both = try await schema + own
          return (position, both.compactMap { CustomField(close: $0, kind: kind) })
        }
      }
      let kinds = try await tasks.reduce(into: [Int: [CustomField]]()) { $0[$1.0] = $1.1 }
      return CustomField.merged(kinds.sorted { $0.key < $1.key }.flatMap(\.value))
    }
  }

  /// Views of every type: without `type__in` Close lists those of leads alone. [close-api.md, 14]
  private func viewRows() async throws(ServiceError) -> [JSON] {
    let types = SavedViewType.allCases.map(\.rawValue).joined(separator: ",")
    do throws(ServiceError) {
      return try await wire.all("saved_search/", [("type__in", types)])
    } catch {
      guard error.reason == .rejected else { throw error }
      return try await wire.all("saved_search/")
    }
  }
}
