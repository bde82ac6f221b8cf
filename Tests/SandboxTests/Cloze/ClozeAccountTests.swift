import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeAccountTests {
  let cloze = ClozeCaller(size: 50)

  private func keys(_ path: String) throws -> [String] {
    let reply = try cloze.get(path)
    #expect(reply["errorcode"] == 0)
    return (reply["list"]?.array ?? []).compactMap { $0["key"]?.string }
  }

  @Test func theProfileIsAProfileOrAUser() throws {
    #expect(try cloze.get("user/profile")["profile"]?["email"] == "robin@harbourandpine.example")
    let documented = ClozeCaller(size: 5, quirks: ClozeQuirks(profileMember: "user"))
    #expect(try documented.get("user/profile")["user"]?["name"] == "Robin Vale")
  }

  @Test func stagesAndSegmentsHaveLabelsOfTheirOwn() throws {
    #expect(try keys("user/stages/people") == ["lead", "future", "current", "past", "out"])
    #expect(try keys("user/stages/projects") == ["future", "current", "pending", "won", "lost"])
    #expect(try keys("user/segments/people").contains("none"))
    #expect(try keys("user/segments/projects") == ["project", "project1"])
    let names = try cloze.get("user/stages/people")["list"]?.array ?? []
    #expect(names.allSatisfy { $0["name"]?.string?.lowercased() != $0["key"]?.string })
    let dashed = ClozeCaller(size: 5, quirks: ClozeQuirks(dashedProjectSegments: true))
    #expect(try dashed.get("user/segments/projects")["list"]?[0]?["key"] == "-project")
  }

  @Test func stepsAreNestedAndNarrowed() throws {
    let all = try cloze.get("user/steps")["segments"]
    #expect((all?.object?.members.count ?? 0) > 2)
    let some = try cloze.get("user/steps", ["segment": "customer", "stage": "lead"])["segments"]
    #expect(some?.object?.keys == ["customer"])
    #expect(some?["customer"]?.object?.keys == ["lead"])
    #expect(some?["customer"]?["lead"]?["steps"]?[0]?["key"] == "*s-14409658066")
    #expect(try cloze.get("user/steps", ["stage": "lead"])["segments"] == all)
  }

  @Test func fieldsAreThoseOfAKind() throws {
    let all = try cloze.get("user/fields")["list"]?.array ?? []
    let company = try cloze.get("user/fields", ["relationtype": "company"])["list"]?.array ?? []
    #expect(!company.isEmpty && company.count < all.count)
    #expect(company.allSatisfy { $0["relations"]?["entity"] == true })
    #expect(try cloze.get("user/fields", ["relationtype": "planet"])["list"]?.array == all)
    #expect(all.first { $0["id"]?.string == "role" }?["values"]?["decider"]?["label"] == "Decides")
  }

  @Test func viewsHaveNoErrorcodeUnlessWanted() throws {
    let reply = try cloze.get("user/views")
    #expect(reply.object?.keys == ["people", "companies", "projects"])
    #expect(reply["people"]?["label"]?["plural"] == "Audiences")
    let ids = Set((reply["people"]?["views"]?.array ?? []).compactMap { $0["id"]?.string })
    let used = Set(try cloze.all("people").flatMap { $0.texts("views") })
    #expect(!used.isEmpty && used.isSubset(of: ids))
    #expect(try ClozeCaller(size: 5, quirks: ClozeQuirks(viewsErrorcode: true)).get("user/views")["errorcode"] == 0)
  }

  @Test func keywordsAreCountedCommonestFirst() throws {
    let items = try cloze.get("user/keywords", ["type": "person"])["keywords"]?.array ?? []
    let counts = items.compactMap { $0["count"]?.int }
    #expect(counts == counts.sorted(by: >) && counts.count > 2)
    let first = try #require(items.first?["keyword"]?.string)
    #expect(try cloze.all("people").count { $0.texts("keywords").contains(first) } == counts.first)
    #expect(try cloze.get("user/keywords", ["limit": "2"])["keywords"]?.array?.count == 2)
  }

  @Test func theTeam() throws {
    let members = try cloze.get("team/members/list")["list"]?.array ?? []
    #expect(members.count == World.users.count)
    #expect(members.allSatisfy { $0.object?.keys == ["name", "email"] })
    let nodes = Set((try cloze.get("team/nodes")["list"]?.array ?? []).compactMap { $0["node"]?.string })
    #expect(try cloze.all("people").allSatisfy { $0["node"]?.string.map(nodes.contains) ?? true })
    #expect(try cloze.get("team/roles")["list"]?[0]?["id"] == "admin")
    #expect(try cloze.get("user/recipients")["errorcode"] == 0)
  }
}
