import CRM

extension CloseWriter {
  private static let bulkMaximum = 1000

  func task() throws(CloseFailure) -> CloseReply {
    let id = call.path.count > 1 ? call.path[1] : nil
    guard let id else {
      switch call.method {
      case "POST": return try createTask()
      case "PUT": return try updateTasks()
      default: throw CloseReads.wrongMethod
      }
    }
    guard call.method != "POST" else { throw CloseFailure(404, "Not Found. Use PUT to update an existing object.") }
    guard let ref = view.ids.ref(id), ref.kind == .task || ref.kind == .notification, view.exists(ref) else {
      throw CloseFailure.noObject("Task")
    }
    switch call.method {
    case "PUT":
      let changes = try taskChanges(view.task(ref.kind, ref.index))
      update(ref, changes)
      return reply(ref)
    case "DELETE":
      delete(ref, type: "task.\(view.task(ref.kind, ref.index).type)", before: row(ref).object(.standard))
      return CloseReply(body: [:], writtenID: id)
    default: throw CloseReads.wrongMethod
    }
  }

  /// `lead` tasks, which may go without `_type`, and `outgoing_call`. [close-api.md, 12]
  private func createTask() throws(CloseFailure) -> CloseReply {
    var reader = BodyReader(call.body, view)
    let type = reader.choice("_type", of: ["lead", "outgoing_call"]) ?? "lead"
    let lead = reader.object("lead", .lead, isRequired: true)
    var members = taskMembers(&reader, mayChangeText: true)
    try reader.check()
    members["_type"] = .string(type)
    let standard: [(String, JSON)] = [
      ("text", ""), ("assigned_to", view.userID(view.me)), ("is_complete", false),
      ("is_dateless", .bool(members["date"] == nil)), ("contact_id", nil),
    ]
    for (name, value) in standard where members[name] == nil { members[name] = value }
    let isComplete = members["is_complete"]?.bool == true
    members["is_complete"] = false
    let ref = create(.task, members, lead: lead, type: "task.\(type)")
    if isComplete { update(ref, JSONObject([(key: "is_complete", value: true)])) }
    return reply(ref)
  }

  /// `PUT /task/` for every task the filters find.
  private func updateTasks() throws(CloseFailure) -> CloseReply {
    let rows = try view.tasks(matching: call)
    guard rows.count <= Self.bulkMaximum else {
      throw CloseFailure(400, list: "It's not allowed to update more than \(Self.bulkMaximum) objects at once")
    }
    for name in ["text", "lead_id"] where call.body[name] != nil {
      throw CloseFailure.field(name == "lead_id" ? "lead" : name, CloseFailure.unchangeable)
    }
    for row in rows { update(row.ref, try taskChanges(row)) }
    return CloseReply(body: [:], writtenID: rows.map { view.ids.text($0.ref) }.joined(separator: ","))
  }

  private func taskChanges(_ row: TaskRow) throws(CloseFailure) -> JSONObject {
    var reader = BodyReader(call.body, view)
    let changes = taskMembers(&reader, mayChangeText: row.type == "lead" || row.type == "outgoing_call")
    if reader.has("lead_id"), reader.body["lead_id"] != view.id(.lead, row.lead) {
      reader.refuse("lead", CloseFailure.unchangeable)
    }
    try reader.check()
    return changes
  }

  private func taskMembers(_ reader: inout BodyReader, mayChangeText: Bool) -> JSONObject {
    var members = JSONObject()
    if reader.has("text") {
      if mayChangeText {
        reader.copyText("text", to: &members)
      } else {
        reader.refuse("text", CloseFailure.unchangeable)
      }
    }
    reader.copyUser("assigned_to", to: &members)
    if mayChangeText { reader.copyContact(to: &members) }
    if let done = reader.flag("is_complete") { members["is_complete"] = .bool(done) }
    let name = reader.has("date") ? "date" : "due_date"
    if reader.has(name) {
      let text = reader.text(name)
      if let text, let date = CalendarDate(iso8601: text) {
        members["date"] = .string(date.iso8601)
      } else if let instant = reader.moment(name) {
        members["date"] = instant.closeSecondStamp
      } else if text == nil {
        members["date"] = nil
      }
      members["is_dateless"] = .bool(text == nil)
    }
    if reader.flag("is_dateless") == true { members["is_dateless"] = true }
    if reader.has("priority") { members["priority"] = .nullable(reader.choice("priority", of: ["high", "medium"])) }
    if reader.has("resolution") {
      members["resolution"] = .nullable(reader.choice("resolution", of: ["abandoned", "skipped"]))
    }
    return members
  }

  /// Completing leaves a `TaskCompleted` activity on the lead, and the task points at it.
  private func update(_ ref: CloseRef, _ changes: JSONObject) {
    var changes = changes
    let row = view.task(ref.kind, ref.index)
    let type = "task.\(row.type)"
    if let done = changes["is_complete"]?.bool, done != row.isComplete {
      changes["object_type"] = nil
      if done {
        let activity = create(
          .activity,
          JSONObject([
            (key: "_type", value: .string(ActivityType.taskCompleted.rawValue)),
            (key: "user_id", value: view.userID(view.me)), (key: "contact_id", value: row.member("contact_id") ?? nil),
            (key: "task_id", value: row.id), (key: "task_text", value: changes["text"] ?? row.member("text") ?? nil),
            (key: "task_assigned_to", value: changes["assigned_to"] ?? row.member("assigned_to") ?? nil),
          ]), lead: row.lead, type: ActivityType.taskCompleted.eventName)
        changes["object_type"] = "taskcompleted"
        changes["object_id"] = .string(view.ids.text(activity))
      } else {
        changes["object_type"] = .null
        changes["object_id"] = .null
      }
    }
    change(ref, changes, type: type)
  }
}
