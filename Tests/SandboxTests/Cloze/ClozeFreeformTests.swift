import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeFreeformTests {
  let cloze = ClozeCaller()

  private func people(_ text: String) throws -> [JSON] { try cloze.all("people", [("freeformquery", text)]) }

  @Test func anAddressFindsItsOwner() throws {
    let someone = try #require(try cloze.all("people").first { !$0.values("emails").isEmpty })
    let email = try #require(someone.values("emails").first)
    #expect(try people(email.uppercased()) == [someone])
    let domain = String(email.split(separator: "@")[1])
    #expect(try people(domain).contains(someone))
    #expect(try cloze.all("companies", [("freeformquery", domain)]).count == 1)
  }

  @Test func phonesAreFoundInE164Only() throws {
    let someone = try #require(try cloze.all("people").first { ($0.values("phones").first?.count ?? 0) > 8 })
    let phone = try #require(someone.values("phones").first)
    #expect(try people(phone).contains(someone))
    #expect(try people(String(phone.dropFirst(3))).isEmpty)
  }

  @Test func namesMatchByPartWithoutAccents() throws {
    let accented = try #require(
      try cloze.all("people").first { $0["last"]?.string == "Müller" || $0["last"]?.string == "Ibáñez" })
    let name = try #require(accented["last"]?.string)
    let plain = name == "Müller" ? "muller" : "IBANEZ"
    #expect(try people("name \(plain)").contains(accented))
    #expect(try people("name \(plain.prefix(4))").contains(accented))
    #expect(try people(plain).contains(accented))
    #expect(try people("name \(plain)").count < 100)
  }

  @Test func workAndTitles() throws {
    let worker = try #require(try cloze.all("people").first { $0["workHistory"]?[0]?["title"] != nil })
    let company = try #require(worker["workHistory"]?[0]?["organization"]?.string)
    let title = try #require(worker["jobtitle"]?.string)
    #expect(try people("works for \(company)").contains(worker))
    #expect(try people("company:\(company)").contains(worker))
    #expect(try people("title is \(title) and works for \"\(company)\"").contains(worker))
    #expect(try people("title is Astronaut and works for \(company)").isEmpty)
    let former = try #require(
      try cloze.all("people").first { $0["workHistory"]?.array?.last?["archived"] == true })
    let old = try #require(former["workHistory"]?.array?.last?["organization"]?.string)
    #expect(try people("worked for \(old)").contains(former))
  }

  @Test(arguments: ["near %", "near:%", "locationname:%"])
  func placesGoByName(_ form: String) throws {
    let local = try #require(try cloze.all("people").first { $0["location"]?.string == "Leeds" })
    let found = try people(form.split(separator: "%").joined() + "leeds")
    #expect(found.contains(local))
    #expect(found.count < 200)
  }

  @Test func placesGoByCountryAndPoint() throws {
    let japan = try cloze.all("companies", [("freeformquery", "locationcountry:JP")])
    #expect(!japan.isEmpty)
    #expect(japan.allSatisfy { $0["country"] == "JP" || $0["addresses"]?[0]?["country"] == "JP" })
    let near = try cloze.all("companies", [("freeformquery", "location:36.0,138.6")])
    #expect(!near.isEmpty)
    #expect(near.allSatisfy { $0["addresses"]?[0]?["country"] == "JP" })
  }

  private func field(_ id: String, _ record: JSON) -> JSON? {
    record["customFields"]?.array?.first { $0["id"]?.string == id }?["value"]
  }

  @Test func customFieldsAreComparedByTheirIds() throws {
    let every = try cloze.all("companies")
    let counted = try cloze.all("companies", [("freeformquery", "#head-count")])
    #expect(!counted.isEmpty)
    #expect(counted.count == every.count { field("head-count", $0) != nil })
    let large = try cloze.all("projects", [("freeformquery", "#value>100000")])
    #expect(!large.isEmpty && large.allSatisfy { (field("value", $0)?.double ?? 0) > 100_000 })
    let welcome = try people("#words-of-the-day=\"Welcome\"")
    #expect(!welcome.isEmpty && welcome.allSatisfy { field("words-of-the-day", $0) == "Welcome" })
    let textless = try people("#do-not-contact:no-texts")
    #expect(
      !textless.isEmpty && textless.allSatisfy { field("do-not-contact", $0)?.array?.contains("no-texts") == true })
    #expect(try people("#no-such-field").isEmpty)
  }

  @Test func itCombinesWithFilters() throws {
    let found = try cloze.all("people", [("freeformquery", "locationcountry:DE"), ("stage", "lead")])
    #expect(!found.isEmpty && found.allSatisfy { $0["stage"] == "lead" })
    #expect(found.count < (try people("locationcountry:DE").count))
  }

  @Test func keysAreNotSearched() throws {
    let project = try #require(try cloze.all("projects").first?["syncKey"]?.string)
    #expect(try cloze.all("projects", [("freeformquery", project)]).isEmpty)
  }

  @Test func writtenRecordsAreFoundToo() throws {
    #expect(
      try cloze.write(
        "people/create",
        ["name": "Quirina Xanthippe", "emails": [["value": "q@xanthippe.example"]], "location": "Ústí nad Labem"]) == 0)
    #expect(try people("name quirina").count == 1)
    #expect(try people("near usti nad").count == 1)
    #expect(try people("q@xanthippe.example").count == 1)
  }

  @Test(arguments: [
    "", "   ", " and ", "#", "# > 3", "name", "title is", "\"", "location:here", "a\u{0}b", "name \u{1F}",
  ])
  func oddTextsAreNoTrouble(_ text: String) throws {
    #expect(try cloze.get("people/find", ["freeformquery": text])["errorcode"] == 0)
  }
}
