import CRM
import Testing

@testable import Sandbox

/// Calls, messages and to-dos that a client logs: what is checked, and what else they change. [close-api.md, 10, 12, 16]
@Suite struct CloseLoggingTests {
  let close = CloseCaller(size: 60)
  var lead: JSON { .string(close.lead(3)) }
  let later = CloseCaller.noon.adding(seconds: 90)

  private static let creations: [(String, JSON, String)] = [
    ("activity/call/", ["note": "n"], "activity.call"),
    ("activity/sms/", ["status": "sent", "text": "t"], "activity.sms"),
    ("activity/email/", ["status": "sent", "subject": "s"], "activity.email"),
    ("task/", ["text": "t"], "task.lead"),
  ]

  @Test(arguments: creations) func eachTouchesItsLeadAndIsLogged(path: String, body: JSON, event: String) throws {
    var members = body.object ?? JSONObject()
    members["lead_id"] = lead
    let made = close.post(path, .object(members), at: later)
    let id = try #require(made.writtenID)
    let events = { close.get("event/").data.filter { $0["object_id"]?.string == id } }
    #expect(events().map { $0["action"] } == ["created"] && events().first?["object_type"]?.string == event)
    #expect(events().first?["lead_id"] == lead && events().first?["data"] == made.body)
    #expect(close.get("lead/\(close.lead(3))/").body["date_updated"] == later.closeStamp)
    #expect(close.delete("\(path)\(id)/").body == [:])
    #expect(close.delete("\(path)\(id)/").status == 404)
    #expect(events().map { $0["action"] } == ["deleted", "created"])
  }

  @Test func whatIsLoggedMayHaveHappenedBefore() throws {
    let before = CloseCaller.noon.adding(seconds: -86_400)
    for path in ["activity/note/", "activity/call/"] {
      let made = close.post(path, ["lead_id": lead, "note": "n", "activity_at": before.closeStamp], at: later)
      #expect(made.body["activity_at"] == before.closeStamp && made.body["date_created"] == later.closeStamp)
      let id = try #require(made.writtenID)
      let contact = CloseIDs(seed: 7).text(.contact, close.world.people(ofCompany: 3)[0])
      let moved = close.put("\(path)\(id)/", ["activity_at": later.closeStamp, "contact_id": .string(contact)])
      #expect(moved.body["activity_at"] == later.closeStamp && moved.body["contact_id"]?.string == contact)
      #expect(moved.body["note"] == "n")
      let near = close.get(
        path,
        ["lead_id": close.lead(3), "_order_by": "-activity_at", "activity_at__gte": later.closeStamp.string ?? ""])
      #expect(near.ids == [id])
    }
  }

  @Test func outcomesAreForCallsOrMeetings() throws {
    let outcomes = close.get("outcome/").data
    #expect(outcomes.count == CloseSetup.outcomes.count)
    let own = { (use: String) in outcomes.first { $0["applies_to"] == [.string(use)] }?["id"] ?? nil }
    let call = close.post("activity/call/", ["lead_id": lead, "outcome_id": own("calls")])
    #expect(call.body["outcome_id"] == own("calls"))
    #expect(
      close.post("activity/call/", ["lead_id": lead, "outcome_id": own("meetings")]).body["field-errors"] == [
        "outcome": "Not a valid choice."
      ])
    #expect(
      close.put("activity/call/\(call.writtenID ?? "")/", ["outcome_id": "outcome_x"]).body["field-errors"] == [
        "outcome": "Object does not exist."
      ])
    #expect(close.put("activity/call/\(call.writtenID ?? "")/", ["outcome_id": nil]).body["outcome_id"] == JSON.null)
    let first = try #require(outcomes.first)
    #expect(close.get("outcome/\(first["id"]?.string ?? "")/").body == first)
    #expect(close.get("outcome/wibble/").status == 404)
  }

  @Test func aSentEmailIsFromTheUser() {
    let sent = close.post("activity/email/", ["lead_id": lead, "status": "sent", "subject": "s"])
    #expect(sent.body["sender"] == close.get("me/").body["email"])
    let draft = close.post("activity/email/", ["lead_id": lead, "status": "draft", "subject": "s"])
    #expect(draft.status == 200 && draft.body["sender"] == JSON.null)
  }

  @Test(arguments: [
    (Int64(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT"), (1_795_254_213, "Sat, 21 Nov 2026 09:43:33 GMT"),
  ])
  func everyAnswerHasADate(seconds: Int64, text: String) {
    #expect(close.call("GET", "me/", at: Instant(seconds: seconds)).header("date") == text)
  }

  @Test func aTodoMovesBetweenTheViews() throws {
    let id = try #require(close.post("task/", ["lead_id": lead, "text": "t", "date": "2099-01-31"]).writtenID)
    let views = {
      ["inbox", "future", "archive"].filter {
        close.get("task/", ["view": $0, "lead_id": close.lead(3)]).ids.contains(id)
      }
    }
    #expect(views() == ["future"])
    #expect(close.put("task/\(id)/", ["date": nil]).body["is_dateless"] == true)
    #expect(views() == ["inbox"])
    #expect(close.put("task/\(id)/", ["is_complete": true]).body["is_complete"] == true)
    #expect(views() == ["archive"])
    #expect(close.put("task/\(id)/", ["date": "2099-01-31", "is_complete": false]).body["is_dateless"] == false)
    #expect(views() == ["future"])
  }
}
