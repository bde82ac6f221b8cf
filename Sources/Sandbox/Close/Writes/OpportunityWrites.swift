import CRM

extension CloseWriter {
  private static let statuses = CloseSetup.opportunityStatuses.map { (index: $0.index, label: $0.label) }

  func createOpportunity() throws(CloseFailure) -> CloseReply {
    var reader = BodyReader(call.body, view)
    var members = opportunityMembers(&reader, current: nil)
    let lead = reader.object("lead", .lead, isRequired: true)
    try reader.check()
    let standard: [(String, JSON)] = [
      ("status_id", view.id(.status, CloseSetup.opportunityStatuses[0].index)), ("value", nil),
      ("value_period", "one_time"), ("confidence", 50), ("note", ""), ("user_id", view.userID(view.me)),
    ]
    for (name, value) in standard where members[name] == nil { members[name] = value }
    fillDates(&members, old: nil)
    return reply(create(.opportunity, members, lead: lead, type: "opportunity"))
  }

  func updateOpportunity(_ index: Int) throws(CloseFailure) -> CloseReply {
    let row = view.opportunity(index)
    var reader = BodyReader(call.body, view)
    var changes = opportunityMembers(&reader, current: row.member)
    try reader.check()
    let old = row.status
    fillDates(&changes, old: old)
    change(row.ref, changes, type: "opportunity")
    if let new = changes["status_id"], new != view.id(.status, old.index) {
      create(
        .activity,
        JSONObject([
          (key: "_type", value: .string(ActivityType.opportunityStatusChange.rawValue)),
          (key: "user_id", value: view.userID(view.me)), (key: "opportunity_id", value: row.id),
          (key: "old_status_id", value: view.id(.status, old.index)), (key: "new_status_id", value: new),
          (key: "opportunity_value", value: row.member("value") ?? nil),
        ]), lead: row.lead, type: ActivityType.opportunityStatusChange.eventName)
    }
    return reply(row.ref)
  }

  private func opportunityMembers(_ reader: inout BodyReader, current: ((String) -> JSON?)?) -> JSONObject {
    var members = JSONObject()
    reader.copyRichText("note", to: &members)
    reader.copyContact(to: &members)
    reader.copyUser("user_id", to: &members)
    if let status = status(&reader, Self.statuses, list: "opportunity statuses") { members["status_id"] = status }
    if reader.has("value") { members["value"] = reader.whole("value").map { JSON.number($0) } ?? .null }
    if let period = reader.choice("value_period", of: ["one_time", "monthly", "annual"]) {
      members["value_period"] = .string(period)
    }
    if let confidence = reader.whole("confidence", in: 0...100) { members["confidence"] = .number(confidence) }
    if reader.has("date_won") { members["date_won"] = .nullable(reader.date("date_won")?.iso8601) }
    reader.copyCustom(.opportunity, to: &members, current: current)
    return members
  }

  /// Moving to a won status fills `date_won` with the caller's today, to a lost one `date_lost`.
  private func fillDates(_ members: inout JSONObject, old: CloseSetup.OpportunityStatus?) {
    guard let id = members["status_id"]?.string, let index = view.ids.index(.status, id), index != old?.index,
      let status = CloseSetup.opportunityStatus(index)
    else { return }
    if status.type == "won", members["date_won"] == nil {
      members["date_won"] = .string(call.days.date(of: call.now).iso8601)
    }
    members["date_lost"] = status.type == "lost" ? now : JSON.null
  }
}
