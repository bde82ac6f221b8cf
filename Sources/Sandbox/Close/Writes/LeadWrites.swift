import CRM

extension CloseWriter {
  func createLead() throws(CloseFailure) -> CloseReply {
    var reader = BodyReader(call.body, view)
    var members = leadMembers(&reader, current: nil)
    if members["status_id"] == nil { members["status_id"] = view.id(.status, 0) }
    var contacts = JSONObject()
    reader.copyObjects("contacts", to: &contacts) { Self.contactMembers(&$0) }
    for name in ["tasks", "opportunities", "activities"] where reader.has(name) {
      reader.refuse(name, CloseFailure.unchangeable)
    }
    try reader.check()
    let lead = create(.lead, members, lead: nil, type: "lead")
    for contact in contacts["contacts"]?.array ?? [] {
      create(.contact, contact.object ?? JSONObject(), lead: lead.index, type: "contact", touches: false)
    }
    return reply(lead)
  }

  func updateLead(_ index: Int) throws(CloseFailure) -> CloseReply {
    let row = view.lead(index)
    var reader = BodyReader(call.body, view)
    let changes = leadMembers(&reader, current: row.member)
    for name in ["contacts", "tasks", "opportunities"] where reader.has(name) {
      reader.refuse(name, CloseFailure.unchangeable)
    }
    try reader.check()
    let old = row.member("status_id")
    change(row.ref, changes, type: "lead")
    if let new = changes["status_id"], new != old {
      create(
        .activity,
        JSONObject([
          (key: "_type", value: .string(ActivityType.leadStatusChange.rawValue)),
          (key: "user_id", value: view.userID(view.me)),
          (key: "old_status_id", value: old ?? nil), (key: "new_status_id", value: new),
        ]), lead: index, type: ActivityType.leadStatusChange.eventName)
    }
    return reply(row.ref)
  }

  private func leadMembers(_ reader: inout BodyReader, current: ((String) -> JSON?)?) -> JSONObject {
    var members = JSONObject()
    for name in ["name", "description", "url"] { reader.copyText(name, to: &members) }
    if let url = members["url"]?.string, !url.isEmpty, !url.contains(".") || url.contains(" ") {
      reader.refuse("url", "Invalid URL.")
    }
    let labels = CloseSetup.leadStatuses.enumerated().map { (index: $0, label: $1) }
    if let status = status(&reader, labels, list: "lead statuses") { members["status_id"] = status }
    reader.copyObjects("addresses", to: &members) { address in
      var members = JSONObject()
      for name in ["label", "address_1", "address_2", "city", "state", "zipcode", "country"] {
        members[name] = .string(address.text(name) ?? (name == "label" ? "business" : ""))
      }
      members["tz_ids"] = []
      return members
    }
    reader.copyCustom(.lead, to: &members, current: current)
    return members
  }

  /// `status_id` or `status`, never both; a bad one is reported word for word. [close-api.md, 7]
  func status(_ reader: inout BodyReader, _ labels: [(index: Int, label: String)], list: String) -> JSON? {
    guard reader.has("status_id") || reader.has("status") else { return nil }
    guard !(reader.has("status_id") && reader.has("status")) else {
      reader.refuse("status", "Please send either status_id or status, not both.")
      return nil
    }
    let isLabel = reader.has("status")
    guard let text = reader.text(isLabel ? "status" : "status_id") else {
      reader.refuse("status", CloseFailure.required)
      return nil
    }
    let found = labels.first { isLabel ? $0.label == text : view.ids.text(.status, $0.index) == text }
    guard let found else {
      reader.refuse(
        "status",
        "Not a valid choice. Please go to Customizations in your organization settings and add \"\(text)\" to the list "
          + "of \(list).")
      return nil
    }
    return view.id(.status, found.index)
  }
}
