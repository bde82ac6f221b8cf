import CRM
import Testing

@testable import Sandbox

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
