import CRM

/// Everything that reads, by path.
struct CloseReads {
  let view: CloseView
  let call: CloseCall

  func reply() throws(CloseFailure) -> CloseReply { CloseReply(body: try object()) }

  private func object() throws(CloseFailure) -> JSON {
    let path = call.path
    let id = path.count == 2 ? path[1] : nil
    guard path.count <= 4, let resource = path.first else { throw Self.unknownPath }
    switch (resource, path.count) {
    case ("me", 1): return view.meObject
    case ("lead", 1): return try view.leadList(call)
    case ("contact", 1): return try view.contactList(call)
    case ("opportunity", 1): return try view.opportunityList(call)
    case ("task", 1): return try view.taskList(call)
    case ("user", 1): return try view.userList(call)
    case ("event", 1): return try view.eventList(call)
    case ("saved_search", 1): return try view.savedSearchList(call)
    case ("pipeline", 1): return bare(view.pipelineObjects)
    case ("integration_link", 1): return bare(view.integrationLinkObjects)
    case ("custom_activity", 1): return bare(view.activityTypeObjects)
    case ("custom_object_type", 1): return bare([])
    case ("email_template", 1): return view.simple(view.emailTemplateObjects, try call.page(maximum: 100), call)
    case ("sequence", 1): return view.simple([], try call.page(maximum: 1000), call)
    case ("outcome", 1): return view.simple(view.outcomeObjects, try call.page(maximum: 100), call)
    case ("custom_object", 1):
      guard call["lead_id"] != nil else { throw CloseFailure.field("lead_id", CloseFailure.required) }
      return bare([])
    case ("data", 2) where id == "search":
      guard call.method == "POST" else { throw Self.wrongMethod }
      return try view.dataSearch(call.body)
    case ("lead", 2): return try one(.lead, id, "Lead")
    case ("contact", 2): return try one(.contact, id, "Contact")
    case ("opportunity", 2): return try one(.opportunity, id, "Opportunity")
    case ("task", 2): return try task(id)
    case ("user", 2): return try user(id)
    case ("event", 2): return try view.event(id: id ?? "")
    case ("saved_search", 2): return try listed(view.savedSearches.map(\.json), id, "SavedSearch")
    case ("email_template", 2): return try listed(view.emailTemplateObjects, id, "EmailTemplate")
    case ("integration_link", 2): return try listed(view.integrationLinkObjects, id, "IntegrationLink")
    case ("custom_activity", 2): return try listed(view.activityTypeObjects, id, "CustomActivityType")
    case ("outcome", 2): return try listed(view.outcomeObjects, id, "Outcome")
    case ("organization", 2): return try organization(id)
    case ("status", _): return try statuses()
    case ("activity", _): return try activities()
    case ("custom_field", _), ("custom_fields", _): return try customFields()
    case ("custom_field_schema", _): return try schema()
    case ("membership", 3) where path[2] == "pinned_views":
      return bare(Array(view.savedSearches.filter { $0.type == "lead" }.prefix(4).map(\.json)))
    default: throw Self.unknownPath
    }
  }

  static let unknownPath = CloseFailure(404, "Not Found")
  static let wrongMethod = CloseFailure(405, "Method Not Allowed")

  /// The unpaged lists. [close-api.md, 5]
  private func bare(_ objects: [JSON]) -> JSON {
    ["data": .array(objects.map { $0.trimmed(to: call["_fields"]) }), "has_more": false]
  }

  private func one(_ kind: CloseKind, _ id: String?, _ type: String) throws(CloseFailure) -> JSON {
    guard let index = id.flatMap({ view.living(kind, $0) }) else { throw CloseFailure.noObject(type) }
    let selection = FieldSelection(call["_fields"])
    switch kind {
    case .lead: return view.lead(index).object(selection)
    case .contact: return view.contact(index).object(selection)
    default: return view.opportunity(index).object(selection)
    }
  }

  private func task(_ id: String?) throws(CloseFailure) -> JSON {
    guard let ref = id.flatMap(view.ids.ref), ref.kind == .task || ref.kind == .notification, view.exists(ref) else {
      throw CloseFailure.noObject("Task")
    }
    return view.task(ref.kind, ref.index).object(FieldSelection(call["_fields"]))
  }

  private func user(_ id: String?) throws(CloseFailure) -> JSON {
    guard let index = id.flatMap({ view.ids.index(.user, $0) }), World.users.indices.contains(index) else {
      throw CloseFailure.noObject("User")
    }
    return view.user(index, organizations: [view.organizationID]).trimmed(to: call["_fields"])
  }

  private func organization(_ id: String?) throws(CloseFailure) -> JSON {
    guard id.map(JSON.string) == view.organizationID else { throw CloseFailure.noObject("Organization") }
    let expand = call["_expand"]?.contains("memberships__user") == true
    return view.organization(expandingUsers: expand).trimmed(to: call["_fields"])
  }

  private func listed(_ objects: [JSON], _ id: String?, _ type: String) throws(CloseFailure) -> JSON {
    guard let object = objects.first(where: { $0["id"]?.string == id }) else { throw CloseFailure.noObject(type) }
    return object.trimmed(to: call["_fields"])
  }

  private func statuses() throws(CloseFailure) -> JSON {
    switch (call.path.dropFirst().first, call.path.count) {
    case ("lead", 2): return bare(view.leadStatusObjects)
    case ("opportunity", 2): return bare(view.opportunityStatusObjects)
    case ("lead", 3): return try listed(view.leadStatusObjects, call.path[2], "LeadStatus")
    case ("opportunity", 3): return try listed(view.opportunityStatusObjects, call.path[2], "OpportunityStatus")
    default: throw Self.unknownPath
    }
  }

  private func customFields() throws(CloseFailure) -> JSON {
    guard call.path.count > 1 else { throw Self.unknownPath }
    let objects: [JSON]
    if let owner = CloseSetup.Owner(rawValue: call.path[1]) {
      objects = view.customFieldObjects(owner)
    } else if call.path[1] == "custom_object_type" {
      objects = []
    } else {
      throw Self.unknownPath
    }
    guard call.path.count == 2 else {
      let name = call.path[1] == "lead" ? "LeadCustomField" : "CustomField"
      return try listed(objects, call.path[2], name)
    }
    return view.simple(objects, try call.page(maximum: 1000), call)
  }

  private func schema() throws(CloseFailure) -> JSON {
    switch (call.path.dropFirst().first, call.path.count) {
    case ("lead", 2): return view.customFieldSchema(.lead)
    case ("contact", 2): return view.customFieldSchema(.contact)
    case ("opportunity", 2): return view.customFieldSchema(.opportunity)
    case ("activity", 3)
    where view.ids.index(.activityType, call.path[2]).map(CloseSetup.activityTypes.indices.contains) == true:
      return view.customFieldSchema(.activity)
    default: throw Self.unknownPath
    }
  }

  private func activities() throws(CloseFailure) -> JSON {
    let rest = Array(call.path.dropFirst())
    if rest.isEmpty { return try view.activityList(call, type: nil) }
    if let type = ActivityType.allCases.first(where: { $0.path == rest }) {
      return try view.activityList(call, type: type)
    }
    guard let type = ActivityType.allCases.first(where: { $0.path == Array(rest.dropLast()) }) else {
      throw Self.unknownPath
    }
    return try view.activity(id: rest[rest.count - 1], type: type).object(FieldSelection(call["_fields"]))
  }
}

extension CloseView {
  /// The living activity of that type an id names. Throws 404.
  func activity(id: String, type: ActivityType) throws(CloseFailure) -> ActivityRow {
    guard let index = living(.activity, id) else { throw CloseFailure.noObject(type.rawValue) }
    let row = activity(index)
    guard row.type == type else { throw CloseFailure.noObject(type.rawValue) }
    return row
  }
}
