import CRM
import Testing

@testable import Sandbox

/// Creating, changing and deleting, with what else a write changes. [close-api.md, 7 to 12]
@Suite struct CloseWriteTests {
  let close = CloseCaller(size: 120)
  var lead: JSON { .string(close.lead(2)) }
  let later = CloseCaller.noon.adding(seconds: 90)

  @Test func aNoteIsFoundEverywhereItShould() throws {
    let made = close.post("activity/note/", ["lead_id": lead, "note": "line <one>\nline & two"], at: later)
    #expect(made.status == 200)
    #expect(made.body["note_html"] == "<body><p>line &lt;one&gt;</p><p>line &amp; two</p></body>")
    #expect(made.body["date_created"] == later.closeStamp)
    #expect(made.body["user_name"] == "Robin Vale")
    let id = try #require(made.body["id"]?.string)
    #expect(made.writtenID == id)
    #expect(close.get("activity/note/\(id)/").body == made.body)
    #expect(close.get("activity/", ["lead_id": close.lead(2)]).ids.first == id)
    #expect(close.get("activity/").ids.first == id)
    let owner = close.get("lead/\(close.lead(2))/").body
    #expect(owner["date_updated"] == later.closeStamp)
    #expect(close.get("lead/", ["query": "sort:-updated"]).ids.first == close.lead(2))
    let event = try #require(close.get("event/").data.first)
    #expect(event["object_type"] == "activity.note" && event["object_id"]?.string == id && event["action"] == "created")
    #expect(event["data"] == made.body)
  }

  @Test func markupWinsAndEitherTextOverwritesTheOther() throws {
    let made = close.post(
      "activity/note/", ["lead_id": lead, "note": "plain", "note_html": "<body><p>rich <b>text</b></p></body>"])
    #expect(made.body["note"] == "rich text")
    let id = try #require(made.writtenID)
    let changed = close.put("activity/note/\(id)/", ["note": "again", "pinned": true])
    #expect(changed.body["note_html"] == "<body><p>again</p></body>" && changed.body["pinned"] == true)
    #expect(changed.body["pinned_at"]?.isNull == false)
    #expect(close.put("activity/note/\(id)/", ["title": "T"]).body["note"] == "again")
  }

  private static let badNotes: [(JSON, JSON)] = [
    ([:], ["lead": "This field is required.", "note": "This field is required."]),
    (["lead_id": "lead_x", "note": "n"], ["lead": "Object does not exist."]),
    (["note": 3], ["lead": "This field is required.", "note": "Value must be of str type."]),
    (["note": "n", "contact_id": "cont_x"], ["lead": "This field is required.", "contact": "Object does not exist."]),
  ]

  @Test(arguments: badNotes) func refusalsNameTheFieldsAsCloseDoes(body: JSON, problems: JSON) {
    let answer = close.post("activity/note/", body)
    #expect(answer.status == 400 && answer.writtenID == nil)
    #expect(answer.body["errors"] == [])
    #expect(Set(answer.body["field-errors"]?.object?.keys ?? []) == Set(problems.object?.keys ?? []))
    for (name, problem) in problems.object?.members ?? [] { #expect(answer.body["field-errors"]?[name] == problem) }
    #expect(close.get("event/", ["user_id": "x"]).data.isEmpty)
  }

  @Test func aCallIsExternal() throws {
    let body: JSON = [
      "lead_id": lead, "direction": "inbound", "duration": 125, "phone": "1234", "note": "ok", "status": "no-answer",
    ]
    let made = close.post("activity/call", body)
    #expect(made.body["source"] == "External" && made.body["phone"] == "+11234" && made.body["duration"] == 125)
    #expect(made.body["status"] == "no-answer" && made.body["direction"] == "inbound")
    let id = try #require(made.writtenID)
    #expect(close.put("activity/call/\(id)/", ["duration": 60]).body["duration"] == 60)
    let theirs = try #require(close.get("activity/call/").ids.first { $0 != id })
    let refused = close.put("activity/call/\(theirs)/", ["duration": 60])
    #expect(refused.body["field-errors"]?["duration"] == "Value cannot be changed.")
    #expect(close.put("activity/call/\(theirs)/", ["note": "heard"]).body["note"] == "heard")
    #expect(
      close.post("activity/call/", ["lead_id": lead, "direction": "sideways"]).body["field-errors"]?["direction"]
        == "Not a valid choice.")
  }

  @Test func onlyDraftsOfMessagesChange() throws {
    let draft = close.post(
      "activity/email/", ["lead_id": lead, "status": "draft", "to": ["a@b.example"], "subject": "s"])
    let id = try #require(draft.writtenID)
    #expect(close.put("activity/email/\(id)/", ["subject": "t"]).body["subject"] == "t")
    let logged = close.post("activity/email/", ["lead_id": lead, "status": "sent", "subject": "s", "body_text": "b"])
    #expect(logged.body["status"] == "sent" && logged.body["direction"] == "outgoing")
    #expect(close.put("activity/email/\(logged.writtenID ?? "")/", ["subject": "t"]).status == 400)
    let inbox = close.post("activity/email/", ["lead_id": lead, "status": "inbox", "subject": "s"])
    #expect(inbox.body["field-errors"] == ["sender": "This field is required."])
    let text = close.post(
      "activity/sms/", ["lead_id": lead, "status": "sent", "text": "hi", "remote_phone": "+49 151 1"])
    #expect(text.body["remote_phone"] == "+491511" && text.body["text"] == "hi")
    #expect(
      close.post("activity/sms/", ["lead_id": lead, "text": "hi"]).body["field-errors"] == [
        "status": "This field is required."
      ])
  }

  @Test func whatIsDeletedIsGoneEverywhere() throws {
    let id = try #require(close.get("activity/note/").ids.first)
    let gone = close.delete("activity/note/\(id)/")
    #expect(gone.status == 200 && gone.body == [:])
    #expect(close.get("activity/note/\(id)/").status == 404)
    #expect(!close.get("activity/").ids.contains(id))
    let created = try #require(close.get("activity/created/").ids.first)
    #expect(close.delete("activity/created/\(created)/").status == 405)
    #expect(close.delete("lead/\(close.lead(4))/").status == 200)
    #expect(close.get("lead/\(close.lead(4))/").status == 404)
    #expect(close.get("lead/", ["_limit": "200"]).ids == (0..<120).filter { $0 != 4 }.map(close.lead))
    #expect(close.get("contact/", ["lead_id": close.lead(4)]).data.isEmpty)
    #expect(!close.get("activity/", ["_limit": "100"]).data.contains { $0["lead_id"]?.string == close.lead(4) })
    let id2 = CloseIDs(seed: 7).text(.contact, 4)
    #expect(close.get("contact/\(id2)/").status == 404)
  }

  // MARK: Tasks

  @Test func aTaskWithoutADateIsOfToday() throws {
    let made = close.post("task/", ["lead_id": lead, "text": "call"])
    #expect(made.body["_type"] == "lead" && made.body["is_dateless"] == true && made.body["due_date"]?.isNull == true)
    #expect(made.body["date"]?.string == CloseCaller.today.iso8601 && made.body["view"] == "inbox")
    let dated = close.post("task/", ["lead_id": lead, "text": "call", "date": "2099-01-31"])
    #expect(dated.body["view"] == "future" && dated.body["is_dateless"] == false)
    let timed = close.post("task/", ["lead_id": lead, "text": "call", "date": "2026-01-31T10:00:00+01:00"])
    #expect(timed.body["date"] == "2026-01-31T09:00:00+00:00")
    #expect(
      close.post("task/", ["lead_id": "lead_x"]).body == [
        "errors": [], "field-errors": ["lead": "Object does not exist."],
      ])
    #expect(close.post("task/", ["lead_id": lead, "_type": "voicemail"]).status == 400)
  }

  @Test func completingLeavesAnActivityAndReopeningBringsTheTaskBack() throws {
    let id = try #require(close.get("task/", ["is_complete": "false"]).ids.first)
    let done = close.put("task/\(id)/", ["is_complete": true]).body
    #expect(done["view"] == "archive" && done["object_type"] == "taskcompleted")
    let activity = close.get("activity/task_completed/\(done["object_id"]?.string ?? "")/").body
    #expect(
      activity["task_id"]?.string == id && activity["task_text"] == done["text"]
        && activity["lead_id"] == done["lead_id"])
    #expect(close.get("task/", ["view": "archive", "_limit": "1000"]).ids.contains(id))
    let open = close.put("task/\(id)/", ["is_complete": false, "date": "2099-01-01"]).body
    #expect(open["view"] == "future" && open["object_id"]?.isNull == true)
  }

  @Test func manyTasksChangeAtOnce() {
    let ids = Array(close.get("task/", ["is_complete": "false"]).ids.prefix(3))
    let answer = close.call(
      "PUT", "task/", [("id__in", ids.joined(separator: ","))], body: (["is_complete": true] as JSON).bytes)
    #expect(answer.status == 200 && answer.writtenID == ids.joined(separator: ","))
    #expect(ids.allSatisfy { close.get("task/\($0)/").body["is_complete"] == true })
  }

  @Test func automaticTasksKeepTheirText() throws {
    let id = try #require(close.get("task/", ["_type": "incoming_email"]).ids.first)
    #expect(close.put("task/\(id)/", ["text": "x"]).body["field-errors"] == ["text": "Value cannot be changed."])
    #expect(close.put("task/\(id)/", ["is_complete": true]).body["view"] == "archive")
  }

  // MARK: Leads, contacts, opportunities

  @Test func aLeadIsMadeWithItsContacts() throws {
    let field = try #require(close.get("custom_field/lead/").data.first { $0["name"] == "Employees" }?["id"]?.string)
    let body: JSON = [
      "name": "Ünïcode & Co 👨‍👩‍👧‍👦", "status": "Qualified", "custom.\(field)": 12,
      "contacts": [
        ["name": "Zoë", "emails": [["email": "zoe@new.example"]], "phones": [["phone": "+44 20 7946 0000"]]]
      ],
      "addresses": [["city": "Köln", "country": "DE"]],
    ]
    let made = close.post("lead/", body)
    #expect(made.status == 200)
    #expect(made.body["custom"]?["Employees"] == 12 && made.body["status_label"] == "Qualified")
    #expect(made.body["contacts"]?[0]?["phones"]?[0]?["phone"] == "+442079460000")
    let id = try #require(made.writtenID)
    #expect(close.get("lead/").ids.first == id)
    #expect(close.get("lead/", ["query": "zoe@new.example"]).ids == [id])
    #expect(close.get("lead/", ["query": "ünïcode"]).ids == [id])
    #expect(close.get("lead/", ["query": "id:\(id)"]).ids == [id])
    #expect(close.get("lead/", ["query": "442079460000"]).ids == [id])
    #expect(close.get("lead/", ["_limit": "0"]).body["total_results"] == 121)
    #expect(close.get("contact/").data[0]["lead_id"]?.string == id)
  }

  private static let badLeads: [(JSON, String, String)] = [
    (
      ["status_id": "foo"], "status",
      "Not a valid choice. Please go to Customizations in your organization settings and add \"foo\" to the list of lead statuses."
    ),
    (["status": "Potential", "status_id": "x"], "status", "Please send either status_id or status, not both."),
    (["url": "no url"], "url", "Invalid URL."), (["custom.cf_x": 1], "custom.cf_x", "Object does not exist."),
    (["name": 5], "name", "Value must be of str type."),
  ]

  @Test(arguments: badLeads) func leadsAreChecked(body: JSON, field: String, problem: String) {
    #expect(
      close.post("lead/", body).body == [
        "errors": [], "field-errors": .object(JSONObject([(key: field, value: .string(problem))])),
      ])
  }

  @Test func aChangeOfStatusIsHistory() throws {
    let customer = try #require(close.get("status/lead/").data.first { $0["label"] == "Bad Fit" }?["id"])
    let before = close.get("lead/\(close.lead(2))/").body
    let after = close.put("lead/\(close.lead(2))/", ["status_id": customer, "description": nil]).body
    #expect(
      after["status_label"] == "Bad Fit" && after["name"] == before["name"])
    #expect(after["description"] == JSON.null)
    let change = close.get("activity/status_change/lead/", ["lead_id": close.lead(2)]).data[0]
    #expect(change["old_status_id"] == before["status_id"] && change["new_status_label"] == "Bad Fit")
    #expect(close.get("lead/", ["query": "id:\(close.lead(2)) status:bad_fit"]).ids == [close.lead(2)])
    let updated = try #require(
      close.get("event/").data.first { $0["action"] == "updated" && $0["object_type"] == "lead" })
    #expect(updated["previous_data"]?["status_id"] == before["status_id"])
  }

  @Test func multipleValuesAreAddedAndRemoved() throws {
    let tags =
      "custom." + (try #require(close.get("custom_field/lead/").data.first { $0["name"] == "Tags" }?["id"]?.string))
    func put(_ key: String, _ value: JSON) -> CloseCaller.Answer {
      close.put("lead/\(close.lead(2))/", .object(JSONObject([(key: key, value: value)])))
    }
    #expect(put(tags, ["VIP"]).body[tags] == ["VIP"])
    #expect(put("\(tags).add", "Pilot").body[tags] == ["VIP", "Pilot"])
    #expect(put("\(tags).remove", "VIP").body[tags] == ["Pilot"])
    #expect(put(tags, nil).body[tags] == nil)
    #expect(put(tags, ["No such"]).body["field-errors"]?[tags] == "Not a valid choice.")
  }

  @Test func aContactWithoutALeadBringsOne() throws {
    let made = close.post("contact/", ["name": "Solo", "emails": [["email": "solo@x.example", "type": "home"]]])
    let lead = try #require(made.body["lead_id"]?.string)
    #expect(close.get("lead/\(lead)/").body["display_name"] == "Solo")
    let changed = close.put("contact/\(made.writtenID ?? "")/", ["emails": [["email": "new@x.example"]]])
    #expect(changed.body["emails"]?.array?.count == 1 && changed.body["name"] == "Solo")
    let wrong = close.post(
      "contact/", ["lead_id": self.lead, "emails": [["email": "a@b.example"], ["email": "nonsense"]]])
    #expect(
      wrong.body["field-errors"]?["emails"]?["errors"]?["1"]?["field-errors"]?["email"] == "Invalid email address.")
  }

  @Test func opportunitiesCountInCents() throws {
    #expect(
      close.post("opportunity/", [:]).body == ["errors": [], "field-errors": ["lead": "This field is required."]])
    let made = close.post("opportunity/", ["lead_id": lead, "value": 500, "value_period": "monthly", "confidence": 50])
    #expect(
      made.body["value"] == 500 && made.body["value_formatted"] == "$5 monthly" && made.body["expected_value"] == 250)
    #expect(made.body["annualized_value"] == 6000 && made.body["status_type"] == "active")
    let id = try #require(made.writtenID)
    let won = close.put("opportunity/\(id)/", ["status": "Won"]).body
    #expect(won["date_won"]?.string == CloseCaller.today.iso8601 && won["status_type"] == "won")
    #expect(close.get("activity/status_change/opportunity/").data[0]["opportunity_id"]?.string == id)
    #expect(
      close.put("opportunity/\(id)/", ["confidence": 101]).body["field-errors"] == [
        "confidence": "The value must not be larger than 100."
      ])
    #expect(close.get("opportunity/", ["lead_id": close.lead(2)]).ids.contains(id))
    #expect(close.delete("opportunity/\(id)/").body == [:])
    #expect(
      close.get("opportunity/wobble/").body == ["error": "Empty query: Opportunity matching query does not exist."])
  }

  @Test func loggedStatusChangesChangeNoStatus() throws {
    let statuses = close.get("status/lead/").ids
    let before = close.get("lead/\(close.lead(2))/").body["status_id"]
    let body: JSON = ["lead_id": lead, "old_status_id": .string(statuses[0]), "new_status_id": .string(statuses[3])]
    let made = close.post("activity/status_change/lead/", body)
    #expect(made.body["new_status_label"] == "Customer")
    #expect(close.get("lead/\(close.lead(2))/").body["status_id"] == before)
    #expect(close.delete("activity/status_change/lead/\(made.writtenID ?? "")/").status == 200)
  }

  @Test func postToAnObjectsOwnPathIs404() {
    let answer = close.post("lead/\(close.lead(2))/", ["name": "x"])
    #expect(answer.status == 404 && answer.body["error"]?.string?.contains("PUT") == true)
  }
}
