import CRM
import Testing

@testable import Sandbox

@Suite struct LeadListTests {
  let close = CloseCaller()

  @Test func pagesThroughEveryLeadOnceNewestFirst() {
    var ids: [String] = []
    var dates: [String] = []
    var hasMore = true
    while hasMore {
      let answer = close.get("lead/", ["_skip": "\(ids.count)", "_limit": "70", "_fields": "id,date_created"])
      ids += answer.ids
      dates += answer.data.compactMap { $0["date_created"]?.string }
      hasMore = answer.body["has_more"]?.bool == true
      #expect(answer.body["total_results"] == 300)
    }
    #expect(ids == (0..<300).map(close.lead))
    #expect(dates == dates.sorted(by: >))
  }

  @Test func aLimitOfZeroCounts() {
    let answer = close.get("lead/", ["_limit": "0", "query": ""])
    #expect(answer.data.isEmpty)
    #expect(answer.body["total_results"] == 300)
  }

  @Test func aLeadHasItsMembersAndItsRelatives() throws {
    let lead = close.get("lead/\(close.lead(3))/").body
    for name in [
      "id", "name", "display_name", "description", "url", "status_id", "status_label", "contact_ids", "contacts",
      "addresses", "opportunities", "tasks", "integration_links", "html_url", "created_by", "created_by_name",
      "updated_by", "organization_id", "date_created", "date_updated", "custom",
    ] { #expect(lead[name] != nil, "\(name)") }
    #expect(lead["primary_email"] == nil)
    let contacts = try #require(lead["contacts"]?.array)
    #expect(lead["contact_ids"]?.array == contacts.map { $0["id"] ?? nil })
    for contact in contacts {
      let id = try #require(contact["id"]?.string)
      #expect(close.get("contact/\(id)/").body == contact)
    }
    #expect(lead["html_url"]?.string == "https://app.close.com/lead/\(close.lead(3))/")
    #expect(lead["date_created"]?.string?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00/) != nil)
  }

  @Test func customFieldsComeUnderTheirIDsAndNames() throws {
    let fields = close.get("custom_field/lead/").data + close.get("custom_field/shared/").data
    let lead = try #require(
      close.get("lead/", ["_limit": "100"]).data.first { $0["custom"]?["Industry"] != nil })
    let names = Dictionary(uniqueKeysWithValues: fields.map { ($0["id"]?.string ?? "", $0["name"]?.string ?? "") })
    for (key, value) in lead.object?.members ?? [] where key.hasPrefix("custom.") {
      let name = try #require(names[String(key.dropFirst("custom.".count))])
      #expect(lead["custom"]?[name] == value)
    }
    #expect(
      Set(fields.compactMap { $0["type"]?.string }) == [
        "text", "textarea", "number", "date", "datetime", "choices", "user", "contact", "hidden",
      ])
  }

  @Test func fieldsTrimAndSmartFieldsComeWhenAsked() {
    let industry = close.get("custom_field/lead/").data[0]["id"]?.string ?? ""
    func keys(_ fields: String) -> [String] {
      close.get("lead/", ["_limit": "1", "_fields": fields]).data[0].object?.keys ?? []
    }
    #expect(keys("id,display_name,nonsense") == ["id", "display_name"])
    #expect(keys("_all").contains("primary_email"))
    #expect(keys("_all").contains("custom"))
    let found = close.get("lead/", ["_limit": "100", "_fields": "id,custom.\(industry)"]).data
    #expect(Set(found.flatMap { $0.object?.keys ?? [] }) == ["id", "custom.\(industry)"])
    #expect(keys("custom").allSatisfy { $0.hasPrefix("custom") })
  }

  @Test func sortsAndSlices() {
    func names(_ query: String) -> [String] {
      close.get("lead/", ["query": query, "_limit": "200", "_fields": "display_name"]).data.compactMap {
        $0["display_name"]?.string?.lowercased()
      }
    }
    let ascending = names("sort:display_name")
    #expect(ascending == ascending.sorted() && ascending.count == 200)
    let descending = names("sort:-display_name contacts>0")
    #expect(descending == descending.sorted(by: >))
    let updated = close.get("lead/", ["query": "sort:-updated", "_fields": "date_updated"]).data.map {
      $0["date_updated"]?.string ?? ""
    }
    #expect(updated == updated.sorted(by: >))
    let slices = (1...7).map { close.get("lead/", ["query": "slice:\($0)/7", "_limit": "200"]).ids }
    #expect(Set(slices.joined()).count == 300 && slices.joined().count == 300)
  }
}
