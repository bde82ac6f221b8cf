import CRM

/// People, organisation and set-up. [close-api.md, 13]
extension CloseView {
  // MARK: Statuses and pipelines

  var leadStatusObjects: [JSON] {
    CloseSetup.leadStatuses.enumerated().map { index, label in
      ["id": id(.status, index), "label": .string(label), "organization_id": organizationID]
    }
  }

  var opportunityStatusObjects: [JSON] { CloseSetup.opportunityStatuses.map(opportunityStatus) }

  private func opportunityStatus(_ status: CloseSetup.OpportunityStatus) -> JSON {
    [
      "id": id(.status, status.index), "label": .string(status.label), "type": .string(status.type),
      "pipeline_id": id(.pipeline, status.pipeline), "organization_id": organizationID,
    ]
  }

  var pipelineObjects: [JSON] {
    CloseSetup.pipelines.enumerated().map { index, name in
      let stamp = world.midnight.adding(seconds: -1400 * 86_400).closeNaiveStamp
      return [
        "id": id(.pipeline, index), "name": .string(name), "organization_id": organizationID,
        "statuses": .array(CloseSetup.opportunityStatuses.filter { $0.pipeline == index }.map(opportunityStatus)),
        "created_by": userID(me), "updated_by": userID(me), "date_created": stamp, "date_updated": stamp,
      ]
    }
  }

  // MARK: Users

  func user(_ index: Int, organizations: JSON) -> JSON {
    let user = World.users[index]
    let stamp = world.midnight.adding(seconds: Int64(-2000 + index * 100) * 86_400).closeStamp
    return [
      "id": userID(index), "first_name": .string(user.first), "last_name": .string(user.last),
      "email": .string(user.email), "image": .string("https://www.gravatar.com/avatar/\(index)"),
      "last_used_timezone": .string(user.timeZone), "organizations": organizations,
      "email_verified_at": stamp, "date_created": stamp, "date_updated": stamp,
    ]
  }

  func userList(_ call: CloseCall) throws(CloseFailure) -> JSON {
    let page = try call.page(maximum: 1000)
    var order = Array(World.users.indices)
    switch call["_order_by"] {
    case nil: break
    case "last_name,first_name": order.sort { Self.sortName($0, lastFirst: true) < Self.sortName($1, lastFirst: true) }
    case "first_name,last_name":
      order.sort { Self.sortName($0, lastFirst: false) < Self.sortName($1, lastFirst: false) }
    case .some(let other): throw CloseFailure(400, "Cannot order by \"\(other)\".")
    }
    return simple(order.map { user($0, organizations: [organizationID]) }, page, call)
  }

  private static func sortName(_ index: Int, lastFirst: Bool) -> String {
    let user = World.users[index]
    return (lastFirst ? "\(user.last) \(user.first)" : user.name).lowercased()
  }

  func membership(_ index: Int) -> JSON {
    [
      "id": id(.membership, index), "user_id": userID(index), "organization_id": organizationID,
      "role_id": index == 0 ? "admin" : "user", "user_full_name": .string(World.users[index].name),
      "user_email": .string(World.users[index].email),
    ]
  }

  /// `GET /me/`: everything for pickers of statuses and users in one answer.
  var meObject: JSON {
    guard var object = user(me, organizations: [organization()]).object else { return nil }
    object["memberships"] = [membership(me)]
    return .object(object)
  }

  func organization(expandingUsers: Bool = false) -> JSON {
    let memberships = World.users.indices.map { index -> JSON in
      guard expandingUsers, var object = membership(index).object else { return membership(index) }
      object["user"] = user(index, organizations: [organizationID])
      return .object(object)
    }
    let stamp = world.midnight.adding(seconds: -2100 * 86_400).closeStamp
    return [
      "id": organizationID, "name": .string(World.organisation), "currency": "USD",
      "lead_statuses": .array(leadStatusObjects),
      "opportunity_statuses": .array(opportunityStatusObjects), "pipelines": .array(pipelineObjects),
      "memberships": .array(memberships), "inactive_memberships": [],
      "lead_custom_fields": .array(customFieldObjects(.lead)), "date_created": stamp, "date_updated": stamp,
      "created_by": userID(me),
    ]
  }

  // MARK: Custom fields

  func customFieldObjects(_ owner: CloseSetup.Owner) -> [JSON] {
    CloseSetup.customFields.filter { $0.owner == owner }.map(customField)
  }

  /// In display order, shared ones too.
  func customFieldSchema(_ owner: CloseSetup.Owner) -> JSON {
    ["fields": .array(CloseSetup.customFields(of: owner).map(customField))]
  }

  func customField(_ field: CloseSetup.CustomField) -> JSON {
    let stamp = world.midnight.adding(seconds: Int64(-1500 + field.ref.index) * 86_400).closeStamp
    var object = JSONObject([
      (key: "id", value: .string(ids.text(field.ref))), (key: "name", value: .string(field.name)),
      (key: "description", value: .nullable(field.description)), (key: "type", value: .string(field.type)),
      (key: "choices", value: field.choices.map { .array($0.map { .string($0) }) } ?? nil),
      (key: "accepts_multiple_values", value: .bool(field.isMultiple)), (key: "editable_with_roles", value: []),
      (key: "is_shared", value: .bool(field.owner == .shared)), (key: "referenced_custom_type_id", value: nil),
      (key: "back_reference_is_visible", value: false), (key: "organization_id", value: organizationID),
      (key: "created_by", value: userID(me)), (key: "updated_by", value: userID(me)),
      (key: "date_created", value: stamp), (key: "date_updated", value: stamp),
    ])
    if field.owner == .shared {
      object["associations"] = [["object_type": "lead"], ["object_type": "opportunity"]]
    }
    if field.owner == .activity { object["custom_activity_type_id"] = id(.activityType, 0) }
    return .object(object)
  }

  // MARK: The rest

  var activityTypeObjects: [JSON] {
    CloseSetup.activityTypes.enumerated().map { index, name in
      let stamp = world.midnight.adding(seconds: -700 * 86_400).closeNaiveStamp
      return [
        "id": id(.activityType, index), "name": .string(name), "description": nil, "api_create_only": false,
        "is_archived": false, "editable_with_roles": [], "fields": .array(customFieldObjects(.activity)),
        "organization_id": organizationID, "created_by": userID(me), "updated_by": userID(me), "date_created": stamp,
        "date_updated": stamp,
      ]
    }
  }

  var outcomeObjects: [JSON] {
    CloseSetup.outcomes.enumerated().map { index, outcome in
      let stamp = world.midnight.adding(seconds: Int64(-300 + index) * 86_400).closeNaiveStamp
      return [
        "id": id(.outcome, index), "name": .string(outcome.name), "description": .nullable(outcome.description),
        "type": "custom", "applies_to": .array(outcome.uses.map { .string($0) }), "organization_id": organizationID,
        "created_by": userID(me), "updated_by": userID(me), "date_created": stamp, "date_updated": stamp,
      ]
    }
  }

  var integrationLinkObjects: [JSON] {
    CloseSetup.integrationLinks.enumerated().map { index, link in
      [
        "id": id(.integrationLink, index), "name": .string(link.name), "url": .string(link.url),
        "type": .string(link.type), "organization_id": organizationID,
      ]
    }
  }

  var emailTemplateObjects: [JSON] {
    CloseSetup.emailTemplates.enumerated().map { index, template in
      let stamp = world.midnight.adding(seconds: Int64(-400 + index) * 86_400).closeStamp
      return [
        "id": id(.emailTemplate, index), "name": .string(template.name), "subject": .string(template.subject),
        "body": .string(template.body), "is_shared": .bool(index != 2), "is_archived": false, "attachments": [],
        "unsubscribe_link_id": nil, "organization_id": organizationID, "created_by": userID(me),
        "updated_by": userID(me), "date_created": stamp, "date_updated": stamp,
      ]
    }
  }

  func savedSearchList(_ call: CloseCall) throws(CloseFailure) -> JSON {
    let page = try call.page(maximum: 600)
    let types = call["type__in"].map { $0.split(separator: ",").map(String.init) } ?? [call["type"] ?? "lead"]
    return simple(savedSearches.filter { types.contains($0.type) }.map(\.json), page, call)
  }

  func contactList(_ call: CloseCall) throws(CloseFailure) -> JSON {
    let page = try call.page(maximum: 100)
    let selection = FieldSelection(call["_fields"])
    let list: CloseList
    if let leads = call.list("lead_id") {
      list = CloseList(leads.compactMap { living(.lead, $0) }.flatMap { contacts(of: $0).map(\.index) })
    } else {
      list = allContacts
    }
    return [
      "data": .array(list.slice(page).map { contact($0).object(selection) }),
      "has_more": .bool(list.hasMore(after: page)), "total_results": .number(list.count),
    ]
  }

  /// A page of ready-made objects, trimmed to `_fields`.
  func simple(_ objects: [JSON], _ page: ClosePage, _ call: CloseCall) -> JSON {
    [
      "data": .array(objects.dropFirst(page.skip).prefix(page.limit).map { $0.trimmed(to: call["_fields"]) }),
      "has_more": .bool(objects.count > page.skip + page.limit),
    ]
  }
}

extension JSON {
  /// An object's members that a comma list names; nil takes all.
  func trimmed(to fields: String?) -> JSON {
    guard let fields, let object else { return self }
    let selection = FieldSelection(fields)
    return .object(JSONObject(object.members.filter { selection.takes($0.key, isSmart: false) }))
  }
}
