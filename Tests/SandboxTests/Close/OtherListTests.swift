import CRM
import Testing

@testable import Sandbox

@Suite struct TaskListTests {
  let close = CloseCaller()

  @Test func withoutATypeOnlyLeadTasksCome() {
    let some = close.get("task/", ["_limit": "1000"]).data
    #expect(!some.isEmpty && some.allSatisfy { $0["_type"] == "lead" && $0["id"]?.string?.hasPrefix("task_") == true })
    let all = close.get("task/", ["_type": "all", "_limit": "1000"]).data
    #expect(all.contains { $0["_type"] == "incoming_email" && $0["id"]?.string?.hasPrefix("noti_") == true })
    #expect(all.contains { $0["_type"] == "opportunity_due" })
    #expect(close.get("task/", ["_type": "wish"]).status == 400)
  }

  @Test func viewsSplitTheTasks() {
    func ids(_ view: String?) -> Set<String> {
      Set(close.call("GET", "task/", [("_limit", "1000")] + (view.map { [("view", $0)] } ?? [])).ids)
    }
    let (inbox, future, archive) = (ids("inbox"), ids("future"), ids("archive"))
    #expect(!inbox.isEmpty && !future.isEmpty && !archive.isEmpty)
    #expect(inbox.union(future).union(archive) == ids(nil))
    #expect(inbox.count + future.count + archive.count == ids(nil).count)
  }

  @Test func todayFollowsTheCaller() {
    func inbox(_ offset: String) -> Int {
      close.call(
        "GET", "task/", [("view", "inbox"), ("_limit", "1000")],
        headers: [CloseCaller.authorization, ("x-tz-offset", offset)]
      ).data.count
    }
    // At noon in UTC it is already tomorrow fourteen hours further east.
    #expect(inbox("14") > inbox("-0.0"))
    #expect(inbox("0") == inbox("-0.0"))
  }

  @Test func dateOnlyTasksComeBeforeTimedOnesOfTheirDay() {
    let dates = close.get("task/", ["_order_by": "date", "_limit": "1000"]).data.map { $0["date"]?.string ?? "" }
    #expect(dates.map { $0.prefix(10) } == dates.map { $0.prefix(10) }.sorted())
    for (left, right) in zip(dates, dates.dropFirst()) where left.prefix(10) == right.prefix(10) {
      #expect(left.utf8.count <= right.utf8.count)
    }
    #expect(Set(dates.map(\.utf8.count)) == [10, 25])
  }

  @Test func filtersCombine() throws {
    let first = try #require(close.get("task/").data.first)
    let user = try #require(first["assigned_to"]?.string)
    let found = close.get("task/", ["assigned_to": user, "is_complete": "false", "_limit": "1000"]).data
    #expect(found.allSatisfy { $0["assigned_to"]?.string == user && $0["is_complete"] == false } && !found.isEmpty)
    let lead = try #require(first["lead_id"]?.string)
    #expect(close.get("task/", ["lead_id": lead]).data.allSatisfy { $0["lead_id"]?.string == lead })
  }
}

@Suite struct OpportunityListTests {
  let close = CloseCaller()

  @Test func totalsAreOfAllMatchesNotOfThePage() {
    let whole = close.get("opportunity/", ["status_type": "won", "_limit": "250"])
    let page = close.get("opportunity/", ["status_type": "won", "_limit": "3"])
    #expect(whole.data.allSatisfy { $0["status_type"] == "won" } && whole.data.count > 3)
    #expect(page.body["total_results"]?.int == whole.data.count)
    let monthly = whole.data.filter { $0["value_period"] == "monthly" }.reduce(0) { $0 + ($1["value"]?.int ?? 0) }
    #expect(page.body["total_value_monthly"]?.int == monthly)
    #expect(page.body["total_value_monthly_formatted"]?.string?.hasSuffix(" monthly") == true)
    #expect(close.get("opportunity/", ["value_period": "monthly"]).body["total_value_annual_formatted"]?.isNull == true)
  }

  @Test func ordersGroupsAndQueries() {
    let values = close.get("opportunity/", ["_order_by": "-value", "_limit": "250"]).data.compactMap { $0["value"]?.int }
    #expect(values == values.sorted(by: >) && values.count > 100)
    let groups = close.get("opportunity/", ["_group_by": "user_id", "_limit": "250"]).data
    #expect(groups.reduce(0) { $0 + ($1["objects"]?.array?.count ?? 0) } == 250)
    let active = close.get("opportunity/", ["query": "opportunity_status_type:active", "_limit": "250"]).data
    #expect(!active.isEmpty && active.allSatisfy { $0["status_type"] == "active" })
    let ofLeads = close.get("opportunity/", ["lead_query": "status:customer", "_limit": "250"]).data
    let customers = Set(close.get("lead/", ["query": "status:customer", "_limit": "200"]).ids)
    #expect(!ofLeads.isEmpty && ofLeads.allSatisfy { customers.contains($0["lead_id"]?.string ?? "") })
    #expect(close.get("opportunity/", ["_order_by": "colour"]).status == 400)
  }

  @Test(arguments: [(500, "monthly", "$5 monthly"), (1_723_684_820, "one_time", "$17,236,848.20"), (-1205, "annual", "-$12.05 annual")])
  func moneyReadsAsTheServerWritesIt(cents: Int, period: String, text: String) {
    #expect(Money.text(cents, period: period) == .string(text))
  }
}

@Suite struct EventListTests {
  let close = CloseCaller()

  @Test func cursorsLeadToTheOldestAndBack() throws {
    var pages: [[String]] = []
    var cursor: String?
    var last: CloseCaller.Answer?
    repeat {
      let page = close.call("GET", "event/", [("_limit", "20")] + (cursor.map { [("_cursor", $0)] } ?? []))
      pages.append(page.ids)
      cursor = page.body["cursor_next"]?.string
      last = page
    } while cursor != nil && pages.count < 200
    let all = pages.flatMap(\.self)
    #expect(all.count > 60 && Set(all).count == all.count)
    #expect(pages.dropLast().allSatisfy { $0.count == 20 })
    let back = try #require(last?.body["cursor_previous"]?.string)
    #expect(close.get("event/", ["_cursor": back, "_limit": "20"]).ids == pages[pages.count - 2])
    #expect(close.get("event/").data.count == 50)
    #expect(close.get("event/", ["_limit": "100"]).data.count == 50)
    #expect(close.get("event/", ["_cursor": "wibble"]).status == 400)
  }

  @Test func onlySomeFiltersGoTogether() throws {
    #expect(close.get("event/", ["action": "created"]).status == 400)
    #expect(close.get("event/", ["action": "created", "object_type": "activity.note"]).status == 200)
    let lead = try #require(close.get("event/").data[0]["lead_id"]?.string)
    #expect(close.get("event/", ["lead_id": lead]).data.allSatisfy { $0["lead_id"]?.string == lead })
  }

  @Test func anEventHasItsMembersAndNaiveDates() throws {
    let event = try #require(close.get("event/").data.first)
    #expect(event["date_created"]?.string?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}/) != nil)
    let id = try #require(event["id"]?.string)
    #expect(close.get("event/\(id)/").body == event)
  }
}

@Suite struct SetupTests {
  let close = CloseCaller(size: 20)

  @Test func meBringsEverythingForPickers() {
    let me = close.get("me/").body
    let organization = me["organizations"]?[0]
    #expect(organization?["lead_statuses"]?.array == close.get("status/lead/").data)
    #expect(organization?["pipelines"]?.array == close.get("pipeline/").data)
    #expect(close.get("organization/\(organization?["id"]?.string ?? "")/").body["name"] == "Harbour & Pine")
    #expect(me["memberships"]?[0]?["user_id"] == me["id"])
  }

  @Test func usersListTheirOrganisationsAsIDs() throws {
    let users = close.get("user/", ["_order_by": "last_name,first_name"]).data
    #expect(users.count == World.users.count)
    #expect(users.allSatisfy { $0["organizations"]?[0]?.string?.hasPrefix("orga_") == true })
    let names = users.compactMap { $0["last_name"]?.string?.lowercased() }
    #expect(names == names.sorted())
    #expect(close.get("user/", ["_order_by": "email"]).status == 400)
    let id = try #require(users[0]["id"]?.string)
    #expect(close.get("user/\(id)/").body == users[0])
  }

  @Test func statusesBelongToPipelines() {
    let pipelines = close.get("pipeline/").data
    let inPipelines = pipelines.flatMap { $0["statuses"]?.array ?? [] }
    #expect(inPipelines == close.get("status/opportunity/").data)
    #expect(Set(inPipelines.compactMap { $0["type"]?.string }) == ["active", "won", "lost"])
    #expect(pipelines.allSatisfy { $0["id"]?.string?.utf8.count == 27 })
  }

  @Test func schemasHoldSharedFieldsAndListsDoNot() {
    let listed = Set(close.get("custom_field/lead/").ids)
    let schema = Set(close.get("custom_field_schema/lead/").body["fields"]?.array?.compactMap { $0["id"]?.string } ?? [])
    let shared = Set(close.get("custom_field/shared/").ids)
    #expect(listed.isDisjoint(with: shared) && schema == listed.union(shared) && listed.count >= 8)
    #expect(close.get("custom_fields/lead/").ids == close.get("custom_field/lead/").ids)
    let type = close.get("custom_activity/").ids[0]
    #expect(close.get("custom_field_schema/activity/\(type)/").body["fields"]?.array?.count == 2)
    #expect(
      close.get("custom_fields/lead/lcf_x/").body
        == ["error": "Empty query: LeadCustomField matching query does not exist."])
  }

  @Test func contactsOfALeadAndOfAll() {
    let all = close.get("contact/", ["_limit": "100"])
    #expect(all.data.count == close.world.personTotal)
    let some = close.get("contact/", ["lead_id": close.lead(3)]).data
    #expect(some.count == close.world.personCount(ofCompany: 3))
    #expect(close.get("contact/wobble/").body == ["error": "Empty query: Contact matching query does not exist."])
  }
}
