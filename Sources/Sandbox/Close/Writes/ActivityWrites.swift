import CRM

/// What may be done with each type of activity. [close-api.md, 10, Writing]
extension CloseWriter {
  private static let creatable: Set<ActivityType> = [
    .note, .call, .email, .sms, .whatsApp, .custom, .leadStatusChange, .opportunityStatusChange,
  ]
  private static let updatable: Set<ActivityType> = [.note, .call, .email, .sms, .whatsApp, .meeting, .custom]
  private static let permanent: Set<ActivityType> = [.created, .leadMerge]
  private static let callStatuses = [
    "completed", "created", "in-progress", "cancel", "no-answer", "busy", "failed", "timeout",
  ]
  private static let messageStatuses = ["inbox", "draft", "scheduled", "outbox", "sent", "error"]

  func activity() throws(CloseFailure) -> CloseReply {
    let rest = Array(call.path.dropFirst())
    if let type = ActivityType.allCases.first(where: { $0.path == rest }) {
      guard call.method == "POST", Self.creatable.contains(type) else { throw CloseReads.wrongMethod }
      return try createActivity(type)
    }
    guard let type = ActivityType.allCases.first(where: { $0.path == Array(rest.dropLast()) }), let id = rest.last
    else { throw CloseReads.unknownPath }
    guard call.method != "POST" else { throw CloseFailure(404, "Not Found. Use PUT to update an existing object.") }
    let row = try view.activity(id: id, type: type)
    switch call.method {
    case "PUT" where Self.updatable.contains(type):
      change(row.ref, try changes(of: row), type: type.eventName)
      return reply(row.ref)
    case "DELETE" where !Self.permanent.contains(type):
      if type == .emailThread {
        let email = CloseRef(kind: .activity, index: row.index - 128)
        delete(email, type: ActivityType.email.eventName, before: view.activity(email.index).object(.standard))
      }
      delete(row.ref, type: type.eventName, before: row.object(.standard))
      return CloseReply(body: [:], writtenID: id)
    default: throw CloseReads.wrongMethod
    }
  }

  private func createActivity(_ type: ActivityType) throws(CloseFailure) -> CloseReply {
    var reader = BodyReader(call.body, view)
    let lead = reader.object("lead", .lead, isRequired: true)
    var members = JSONObject([(key: "_type", value: .string(type.rawValue))])
    reader.copyContact(to: &members)
    reader.copyUser("user_id", to: &members)
    reader.copyMoment("activity_at", to: &members)
    reader.copyMoment("date_created", to: &members)
    switch type {
    case .note: readNote(&reader, &members, isNew: true)
    case .call: readCall(&reader, &members, isNew: true)
    case .email: readEmail(&reader, &members, isNew: true)
    case .sms: readSMS(&reader, &members, isNew: true)
    case .whatsApp: readWhatsApp(&reader, &members)
    case .custom: readCustom(&reader, &members, isNew: true)
    case .leadStatusChange: readStatusChange(&reader, &members, CloseSetup.leadStatuses.indices.map(\.self))
    case .opportunityStatusChange:
      readStatusChange(&reader, &members, CloseSetup.opportunityStatuses.map(\.index))
      if let opportunity = reader.object("opportunity", .opportunity, isRequired: true) {
        members["opportunity_id"] = view.id(.opportunity, opportunity)
      }
    default: break
    }
    try reader.check()
    if members["user_id"] == nil { members["user_id"] = view.userID(view.me) }
    if members["contact_id"] == nil { members["contact_id"] = .null }
    return reply(create(.activity, members, lead: lead, type: type.eventName))
  }

  private func changes(of row: ActivityRow) throws(CloseFailure) -> JSONObject {
    var reader = BodyReader(call.body, view)
    var changes = JSONObject()
    switch row.type {
    case .note: readNote(&reader, &changes, isNew: false)
    case .call:
      if row.member("source")?.string != "External" {
        for name in ["status", "duration", "direction", "phone"] where reader.has(name) {
          reader.refuse(name, CloseFailure.unchangeable)
        }
      }
      readCall(&reader, &changes, isNew: false)
    case .email, .sms, .whatsApp:
      let status = row.member("status")?.string
      if row.type != .whatsApp, status != "draft", status != "scheduled" {
        for name in reader.body.keys where name != "followup_date" && name != "outcome_id" {
          reader.refuse(name, CloseFailure.unchangeable)
        }
      }
      if row.type == .email { readEmail(&reader, &changes, isNew: false) }
      if row.type == .sms { readSMS(&reader, &changes, isNew: false) }
      if row.type == .whatsApp { readWhatsApp(&reader, &changes) }
    case .meeting:
      for name in reader.body.keys where name != "user_note_html" && name != "outcome_id" {
        reader.refuse(name, CloseFailure.unchangeable)
      }
      reader.copyText("user_note_html", to: &changes)
      reader.copyOutcome(for: "meetings", to: &changes)
    default: readCustom(&reader, &changes, isNew: false)
    }
    try reader.check()
    return changes
  }

  // MARK: Members by type

  private func readNote(_ reader: inout BodyReader, _ members: inout JSONObject, isNew: Bool) {
    if isNew, !reader.has("note"), !reader.has("note_html") { reader.refuse("note", CloseFailure.required) }
    reader.copyRichText("note", to: &members)
    reader.copyText("title", to: &members)
    if let pinned = reader.flag("pinned") {
      members["pinned"] = .bool(pinned)
      members["pinned_at"] = pinned ? now : .null
    }
    if !isNew { readPlace(&reader, &members) }
    reader.copyObjects("attachments", to: &members) { entry in
      JSONObject(["url", "filename", "content_type"].map { (key: $0, value: JSON.nullable(entry.text($0))) })
    }
  }

  /// Whom it concerned and when, for what may be moved afterwards.
  private func readPlace(_ reader: inout BodyReader, _ members: inout JSONObject) {
    reader.copyContact(to: &members)
    reader.copyMoment("activity_at", to: &members)
  }

  /// Calls made elsewhere: their `source` is `External`.
  private func readCall(_ reader: inout BodyReader, _ members: inout JSONObject, isNew: Bool) {
    reader.copyRichText("note", to: &members)
    if let direction = reader.choice("direction", of: ["inbound", "outbound"]) {
      members["direction"] = .string(direction)
    }
    if let status = reader.choice("status", of: Self.callStatuses) { members["status"] = .string(status) }
    if let duration = reader.whole("duration") { members["duration"] = .number(duration) }
    readPhone("phone", &reader, &members, also: "remote_phone")
    if let url = reader.text("recording_url") {
      if !url.hasPrefix("https://") { reader.refuse("recording_url", "Invalid URL.") }
      members["recording_url"] = "https://app.close.com/call/recording/"
    }
    reader.copyOutcome(for: "calls", to: &members)
    guard isNew else { return readPlace(&reader, &members) }
    members["source"] = "External"
    if members["direction"] == nil { members["direction"] = "outbound" }
    if members["status"] == nil { members["status"] = "completed" }
    if members["duration"] == nil { members["duration"] = 0 }
    if members["note"] == nil {
      members["note"] = ""
      members["note_html"] = ""
    }
    members["disposition"] = members["status"] == "completed" ? "answered" : members["status"] ?? nil
  }

  private func readEmail(_ reader: inout BodyReader, _ members: inout JSONObject, isNew: Bool) {
    let status = readMessageStatus(&reader, &members, isNew: isNew)
    for name in ["subject", "sender", "body_text", "body_html", "template_id", "followup_date"] {
      reader.copyText(name, to: &members)
    }
    for name in ["to", "cc", "bcc"] { reader.copyTexts(name, to: &members) }
    reader.copyMoment("date_scheduled", to: &members)
    if let html = members["body_html"]?.string, members["body_text"] == nil {
      members["body_text"] = .string(RichText.plain(html))
    }
    if ["inbox", "scheduled", "outbox", "error"].contains(status), members["sender"]?.isFilled != true {
      reader.refuse("sender", CloseFailure.required)
    }
    if isNew, status == "sent", members["sender"]?.isFilled != true {
      members["sender"] = .string(World.users[view.me].email)
    }
    if isNew { members["direction"] = status == "inbox" ? "incoming" : "outgoing" }
  }

  private func readSMS(_ reader: inout BodyReader, _ members: inout JSONObject, isNew: Bool) {
    let status = readMessageStatus(&reader, &members, isNew: isNew)
    reader.copyText("text", to: &members)
    if isNew, members["text"] == nil { reader.refuse("text", CloseFailure.required) }
    if let direction = reader.choice("direction", of: ["inbound", "outbound"]) {
      members["direction"] = .string(direction)
    } else if isNew {
      members["direction"] = status == "inbox" ? "inbound" : "outbound"
    }
    readPhone("local_phone", &reader, &members)
    readPhone("remote_phone", &reader, &members)
    reader.copyMoment("date_scheduled", to: &members)
    if isNew { members["source"] = "External" }
  }

  /// `outbox` sends, so that it is `sent` by the time anyone looks.
  private func readMessageStatus(
    _ reader: inout BodyReader, _ members: inout JSONObject, isNew: Bool
  ) -> String {
    let status = reader.choice("status", of: Self.messageStatuses)
    if isNew, status == nil { reader.refuse("status", CloseFailure.required) }
    if let status { members["status"] = .string(status == "outbox" ? "sent" : status) }
    return status ?? ""
  }

  private func readWhatsApp(_ reader: inout BodyReader, _ members: inout JSONObject) {
    reader.copyText("message_markdown", to: &members)
    reader.copyText("external_whatsapp_message_id", to: &members)
    if let direction = reader.choice("direction", of: ["incoming", "outgoing"]) {
      members["direction"] = .string(direction)
    }
  }

  private func readCustom(_ reader: inout BodyReader, _ members: inout JSONObject, isNew: Bool) {
    if isNew {
      let type = reader.text("custom_activity_type_id").flatMap { view.ids.index(.activityType, $0) }
      if type.map(CloseSetup.activityTypes.indices.contains) != true {
        reader.refuse(
          "custom_activity_type",
          reader.has("custom_activity_type_id") ? CloseFailure.unknownObject : CloseFailure.required)
      }
      members["custom_activity_type_id"] = view.id(.activityType, type)
      members["status"] = "published"
    }
    if let status = reader.choice("status", of: ["published", "draft"]) { members["status"] = .string(status) }
    if let pinned = reader.flag("pinned") { members["pinned"] = .bool(pinned) }
    reader.copyCustom(.activity, to: &members)
  }

  /// Logs history; the status itself stays as it is.
  private func readStatusChange(_ reader: inout BodyReader, _ members: inout JSONObject, _ statuses: [Int]) {
    for name in ["old_status", "new_status"] {
      guard let id = reader.text("\(name)_id") else {
        reader.refuse(name, CloseFailure.required)
        continue
      }
      guard let index = view.ids.index(.status, id), statuses.contains(index) else {
        reader.refuse(name, CloseFailure.unknownObject)
        continue
      }
      members["\(name)_id"] = .string(id)
    }
  }

  private func readPhone(
    _ name: String, _ reader: inout BodyReader, _ members: inout JSONObject, also twin: String? = nil
  ) {
    guard let text = reader.text(name) else { return }
    guard let phone = Self.e164(text) else {
      reader.refuse(name, "Invalid phone number.")
      return
    }
    members[name] = .string(phone)
    if let twin { members[twin] = .string(phone) }
    members["\(twin ?? name)_formatted"] = .string(Self.formatted(phone))
  }
}
