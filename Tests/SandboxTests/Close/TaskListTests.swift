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
