import CRM
import Testing

@testable import Sandbox

@Suite struct ActivityListTests {
  let close = CloseCaller()
  /// A lead with many activities.
  var busy: String { close.lead((0..<300).first { close.world.eventIndices(ofCompany: $0).count == 38 } ?? 0) }

  @Test func allLeadsTogetherComeNewestFirst() {
    var dates: [String] = []
    var ids: [String] = []
    for skip in stride(from: 0, to: 400, by: 100) {
      let page = close.get("activity/", ["_skip": "\(skip)", "_limit": "100"])
      dates += page.data.compactMap { $0["date_created"]?.string }
      ids += page.ids
    }
    #expect(ids.count == 400 && Set(ids).count == 400)
    #expect(dates == dates.sorted(by: >))
  }

  @Test func theListOfAllIsTheSumOfTheTypes() {
    let all = close.get("activity/", ["lead_id": busy, "_limit": "100"]).data
    let types = Dictionary(grouping: all) { $0["_type"]?.string ?? "" }.mapValues(\.count)
    for type in ActivityType.allCases where type != .emailThread {
      let path = "activity/\(type.path.joined(separator: "/"))/"
      #expect(close.get(path, ["lead_id": busy, "_limit": "100"]).data.count == types[type.rawValue] ?? 0)
      #expect(
        close.get("activity/", ["lead_id": busy, "_type": type.rawValue]).data.count == types[type.rawValue] ?? 0)
    }
  }

  @Test(arguments: ActivityType.allCases) func everyTypeOccursAndIsFoundByID(type: ActivityType) throws {
    let path = "activity/\(type.path.joined(separator: "/"))/"
    let row = try #require(close.get(path, ["_limit": "1"]).data.first)
    #expect(row["_type"]?.string == type.rawValue)
    for name in [
      "id", "lead_id", "contact_id", "user_id", "users", "organization_id", "activity_at", "date_created",
      "date_updated", "created_by", "created_by_name", "updated_by",
    ] { #expect(row[name] != nil) }
    let id = try #require(row["id"]?.string)
    #expect(close.get("\(path)\(id)/").body == row)
    let other = type == .note ? "activity/call/\(id)/" : "activity/note/\(id)/"
    #expect(close.get(other).status == 404)
  }

  @Test(arguments: [
    ["user_id": "user_x"], ["_type": "Note"], ["contact_id": "cont_x"], ["_order_by": "-activity_at"],
    ["custom_activity_type_id": "actitype_x"], ["activity_at__gt": "2025-01-01"],
    ["_type": "Note", "lead_id": "lead_a,lead_b"],
  ])
  func filtersThatNeedOneLeadAreRefusedWithoutIt(query: [String: String]) {
    #expect(close.call("GET", "activity/", query.map { (name: $0.key, value: $0.value) }).status == 400)
  }

  @Test func datesBoundTheList() throws {
    let all = close.get("activity/", ["_limit": "100"]).data
    let middle = try #require(all[50]["date_created"]?.string)
    let older = close.get("activity/", ["date_created__lt": middle, "_limit": "10"]).data
    #expect(older.map { $0["id"] } == all[51..<61].map { $0["id"] })
    let newer = close.get("activity/", ["date_created__gte": middle, "_limit": "100"])
    #expect(newer.data.map { $0["id"] } == all[...50].map { $0["id"] })
    #expect(newer.body["has_more"] == false)
  }

  @Test func threadsStandBesideOrInsteadOfEmails() {
    let emails = close.get("activity/email/", ["lead_id": busy]).data
    let both = close.get("activity/", ["lead_id": busy, "thread_emails": "true", "_limit": "100"]).data
    let only = close.get("activity/", ["lead_id": busy, "thread_emails": "only", "_limit": "100"]).data
    func count(_ rows: [JSON], _ type: String) -> Int { rows.count { $0["_type"]?.string == type } }
    #expect(!emails.isEmpty)
    #expect(count(both, "Email") == emails.count && count(both, "EmailThread") == emails.count)
    #expect(count(only, "Email") == 0 && count(only, "EmailThread") == emails.count)
    #expect(close.get("activity/emailthread/", ["lead_id": busy]).data.count == emails.count)
  }

  @Test func filtersByUserWithinALead() throws {
    let rows = close.get("activity/", ["lead_id": busy, "_limit": "100"]).data
    let user = try #require(rows[0]["user_id"]?.string)
    let found = close.get("activity/", ["lead_id": busy, "user_id": user, "_limit": "100"]).data
    #expect(found.map { $0["id"] } == rows.filter { $0["user_id"]?.string == user }.map { $0["id"] })
  }
}
