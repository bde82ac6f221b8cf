import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeLookupTests {
  let cloze = ClozeCaller()

  @Test func aPersonIsFoundByEachOfItsIdentifiers() throws {
    for person in try cloze.all("people").prefix(60) {
      var ids = ["syncKey", "portableId", "direct"].compactMap { person[$0]?.string }
      ids += person.values("emails")
      ids += (person["socials"]?.array ?? []).map { "\($0["type"]?.string ?? ""):\($0["value"]?.string ?? "")" }
      ids += (person["appLinks"]?.array ?? []).map { "\($0["source"]?.string ?? ""):\($0["uniqueid"]?.string ?? "")" }
      if let direct = person["direct"]?.string { ids.append("direct:\(direct)") }
      for id in ids { #expect(try cloze.record("people", id) == person, "\(id)") }
    }
  }

  @Test func companiesGoByDomainAndProjectsByAppLink() throws {
    for company in try cloze.all("companies").prefix(20) {
      #expect(try cloze.record("companies", try #require(company.texts("domains").first)) == company)
      for email in company.values("emails") { #expect(try cloze.record("companies", email) == company) }
    }
    for project in try cloze.all("projects").prefix(20) {
      let link = try #require(project["appLinks"]?[0])
      let id = "\(link["source"]?.string ?? ""):\(link["uniqueid"]?.string ?? "")"
      #expect(try cloze.record("projects", id) == project)
    }
  }

  @Test func aPhoneNumberFindsSomeoneWhoHasIt() throws {
    let person = try #require(try cloze.all("people").first { !$0.values("phones").isEmpty })
    let phone = try #require(person.values("phones").first)
    #expect(try cloze.record("people", phone)?.values("phones").contains(phone) == true)
  }

  @Test func keysOfOneKindMeanNothingToAnother() throws {
    let key = try #require(try cloze.all("people").first?["syncKey"]?.string)
    #expect(try cloze.get("companies/get", ["uniqueid": key])["errorcode"] == 62)
    #expect(try cloze.get("people/get", ["uniqueid": String(key.reversed())])["errorcode"] == 62)
    let elsewhere = ClozeCaller(seed: 8)
    #expect(try elsewhere.get("people/get", ["uniqueid": key])["errorcode"] == 62)
  }

  @Test func missingRecordsAndIdentifiersAreErrorsWithStatus200() throws {
    let missing = cloze.send("GET", "people/get", [("uniqueid", "nobody@nowhere.example")])
    #expect(missing.status == 200)
    #expect(try JSON(parsing: missing.body)["errorcode"] == 62)
    #expect(try cloze.get("people/get", ["identifier": "x"])["errorcode"] == 11)
  }

  @Test(arguments: [
    (ClozeQuirks.Identifier.uniqueid, ["uniqueid"]), (.id, ["id"]), (.either, ["uniqueid", "id"]),
  ])
  func theParameterIsUniqueidOrId(_ quirk: ClozeQuirks.Identifier, _ names: [String]) throws {
    let cloze = ClozeCaller(quirks: ClozeQuirks(identifier: quirk))
    let key = try #require(try cloze.all("people").first?["syncKey"]?.string)
    for name in ["uniqueid", "id"] {
      #expect(try cloze.get("people/get", [name: key])["errorcode"]?.int == (names.contains(name) ? 0 : 11))
    }
  }

  @Test func manyAtOnceLeaveOutWhatIsNotThere() throws {
    let people = Array(try cloze.all("people").prefix(3))
    let ids = people.compactMap { $0["portableId"] }
    let reply = try cloze.post("people/getmany", ["uniqueids": .array(ids + ["nobody@nowhere.example"])])
    #expect(reply["errorcode"] == 0)
    #expect(reply["people"] == .array(people))
  }
}
