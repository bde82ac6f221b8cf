import CRM
import Testing

@testable import Sandbox

@Suite struct SetupListsTests {
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
    let schema = Set(
      close.get("custom_field_schema/lead/").body["fields"]?.array?.compactMap { $0["id"]?.string } ?? [])
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
