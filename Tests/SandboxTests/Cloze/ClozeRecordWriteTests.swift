import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeRecordWriteTests {
  let cloze = ClozeCaller(size: 60)
  let ada: JSON = ["value": "ada@lovelace.example"]

  @Test func createReturnsNothingButTheErrorcode() throws {
    let reply = cloze.send("POST", "people/create", body: ["name": "Ada King Lovelace", "emails": [ada]])
    #expect(try JSON(parsing: reply.body) == ["errorcode": 0])
    let record = try #require(try cloze.record("people", "ADA@lovelace.example"))
    #expect(reply.writtenID == record["syncKey"]?.string)
    #expect(record["first"] == "Ada" && record["middle"] == "King" && record["last"] == "Lovelace")
    #expect(record["stage"] == "none" && record["segment"] == "none" && record["step"] == "none")
    #expect(record["firstSeen"] == record["lastChanged"])
    #expect(try cloze.get("people/find", ["countonly": "true"])["availablecount"] == 61)
  }

  @Test func createAndUpdateBothMergeIntoAMatch() throws {
    #expect(try cloze.write("people/update", ["first": "Ada", "emails": [ada]]) == 0)
    #expect(
      try cloze.write(
        "people/create",
        ["last": "Lovelace", "emails": [ada], "phones": [["value": "+44 7700 900123", "type": "home"]]]) == 0)
    #expect(try cloze.all("people").count == 61)
    let record = try cloze.record("people", "+447700900123")
    #expect(record?["name"] == "Ada Lovelace")
    #expect(record?["phones"] == [["value": "+447700900123", "home": true]])
    let strict = ClozeCaller(size: 5, quirks: ClozeQuirks(updateCreates: false))
    #expect(try strict.write("people/update", ["first": "Ada", "emails": [ada]]) == 62)
  }

  @Test(
    arguments: [
      ("people", ["name": "Nobody"]), ("people", ["emails": [["email": "ada@lovelace.example"]]]),
      ("people", ["person": ["emails": [["value": "ada@lovelace.example"]]]]), ("people", ["syncKey": "x"]),
      ("people", ["phones": [["value": "+447700900123"]]]), ("companies", ["name": "Acme"]),
      ("projects", ["name": "Roof"]), ("projects", ["appLinks": [["source": "erp.example", "uniqueid": "1"]]]),
    ] as [(String, JSON)])
  func withoutAUsableIdentifierItIs11(_ kind: String, _ body: JSON) throws {
    #expect(try cloze.write("\(kind)/create", body) == 11)
    #expect(cloze.send("POST", "\(kind)/create", body: body).writtenID == nil)
  }

  @Test func aProjectWithoutLinksSaysWhatIsMissing() throws {
    #expect(try cloze.post("projects/create", ["name": "Roof"])["message"]?.string?.contains("appLink") == true)
    #expect(try cloze.write("projects/create", ["name": "Roof", "forceCreate": true]) == 0)
    #expect(try cloze.all("projects", [("freeformquery", "name roof")]).count == 1)
  }

  @Test func updatingACompanyTakesNameAndDomain() throws {
    let company = try #require(try cloze.all("companies").first)
    let domain = try #require(company["domains"])
    #expect(try cloze.write("companies/update", ["domains": domain, "industry": "Zoo"]) == 11)
    #expect(try cloze.write("companies/update", ["syncKey": company["syncKey"] ?? .null, "industry": "Zoo"]) == 11)
    #expect(try cloze.write("companies/update", ["name": "Zoo Ltd", "domains": domain, "location": "Graz"]) == 0)
    let key = try #require(company["syncKey"]?.string)
    #expect(try cloze.record("companies", key)?["location"] == "Graz")
    #expect(try cloze.write("companies/create", ["domains": ["lone.example"]]) == 0)
  }

  @Test func aSyncKeyAloneIdentifiesOnlyByAQuirk() throws {
    let modern = ClozeCaller(size: 20, quirks: ClozeQuirks(syncKeyIdentifies: true))
    let key = try #require(try modern.all("projects").first?["syncKey"]?.string)
    #expect(try modern.write("projects/update", ["syncKey": .string(key), "summary": "By key"]) == 0)
    #expect(try modern.record("projects", key)?["summary"] == "By key")
  }

  @Test(
    arguments: [
      ["stage": "won"], ["stage": "Active"], ["segment": "nobody"], ["step": "s-404"], ["assignTo": "x@y.example"],
      ["birthday": "soon"], ["keywords": "VIP"], ["customFields": [["id": "a"]]], ["stage": .null],
      ["customFields": [["id": "a", "type": "spaceship", "value": 1]]], ["headline": 5],
    ] as [JSON])
  func invalidValuesAre26AndChangeNothing(_ fields: JSON) throws {
    #expect(try cloze.write("people/create", ["emails": [ada]]) == 0)
    let before = try cloze.record("people", "ada@lovelace.example")
    let member = try #require(fields.object?.keys.first)
    let reply = try cloze.post(
      "people/update", .object(JSONObject([("emails", [ada])] + (fields.object?.members ?? []))))
    #expect(reply["errorcode"] == 26)
    #expect(reply["message"]?.string?.contains(member) == true)
    #expect(try cloze.record("people", "ada@lovelace.example") == before)
  }

  @Test func vocabularyIsWrittenByKeyAndDefaultsFillGaps() throws {
    #expect(
      try cloze.write(
        "people/create",
        ["emails": [ada], "stage": "lead", "segment": "Resellers", "assignTo": "kwame@harbourandpine.example"]) == 0)
    #expect(try cloze.write("people/update", ["emails": [ada], "defaultStage": "past", "defaultStep": "s-00001"]) == 0)
    let record = try cloze.record("people", "ada@lovelace.example")
    #expect(record?["stage"] == "lead" && record?["segment"] == "partner" && record?["step"] == "s-00001")
    #expect(record?["assignee"] == "kwame@harbourandpine.example")
    #expect(record?["customFields"]?[0] == ["id": "conversion-date", "type": "date", "value": "2026-03-09"])
  }

  @Test func keywordsAreReplacedAndOtherArraysMerge() throws {
    let first: JSON = [
      "emails": [ada, ["value": "countess@lovelace.example", "preferred": true]], "keywords": ["b", "a", "b"],
      "urls": [["name": "Home", "address": "https://lovelace.example"]],
    ]
    #expect(try cloze.write("people/create", first) == 0)
    #expect(try cloze.record("people", "ada@lovelace.example")?["keywords"] == ["a", "b"])
    let second: JSON = [
      "emails": [["value": "ada@lovelace.example", "preferred": true], ["value": "third@lovelace.example"]],
      "keywords": ["c"],
      "urls": [["address": "https://lovelace.example", "archived": true]],
    ]
    #expect(try cloze.write("people/update", second) == 0)
    let record = try #require(try cloze.record("people", "third@lovelace.example"))
    #expect(record["keywords"] == ["c"])
    #expect(record["urls"] == [])
    #expect(
      record["emails"] == [
        ["value": "ada@lovelace.example", "preferred": true], ["value": "countess@lovelace.example"],
        ["value": "third@lovelace.example"],
      ])
    let removal: JSON = ["emails": [ada, ["value": "third@lovelace.example", "archived": true]]]
    #expect(try cloze.write("people/update", removal) == 0)
    #expect(try cloze.record("people", "third@lovelace.example") == nil)
    #expect(try cloze.record("people", "ada@lovelace.example")?.values("emails").count == 2)
  }

  @Test func customFieldsMergeOrAreReplaced() throws {
    func set(_ fields: JSON, validation: String? = nil) throws -> Int? {
      var body = JSONObject([("emails", [ada]), ("customFields", fields)])
      body["validation"] = validation.map { .string($0) }
      return try cloze.write("people/update", .object(body))
    }
    func fields() throws -> [JSON] { try cloze.record("people", "ada@lovelace.example")?["customFields"]?.array ?? [] }
    #expect(
      try set([["id": "tags", "type": "keywords", "value": ["x"]], ["id": "n", "type": "number", "value": 1]]) == 0)
    #expect(try set([["id": "tags", "value": ["y"]], ["id": "n", "value": 2]]) == 0)
    #expect(try fields().map { $0["value"] } == [["x", "y"], 2])
    #expect(try set([["id": "tags", "type": "keywords", "value": ["z"], "replace": true]]) == 0)
    #expect(try fields().first?["value"] == ["z"])
    #expect(try fields().first?["replace"] == nil)
    #expect(
      try set([["id": "unheard-of", "value": "x"], ["id": "role", "value": "decider"]], validation: "schema") == 0)
    #expect(try fields().compactMap { $0["id"]?.string } == ["tags", "n", "role"])
    #expect(try fields().last?["type"] == "keyword")
  }

  @Test func archivedRecordsAreOutOfSightUntilBroughtBack() throws {
    #expect(try cloze.write("people/create", ["name": "Ada", "emails": [ada]]) == 0)
    #expect(try cloze.write("people/update", ["emails": [ada], "archived": true]) == 0)
    #expect(try cloze.record("people", "ada@lovelace.example") == nil)
    #expect(try cloze.all("people").count == 60)
    #expect(try cloze.write("people/update", ["emails": [ada], "archived": false]) == 0)
    #expect(try cloze.record("people", "ada@lovelace.example")?["name"] == "Ada")
    #expect(try cloze.all("people").count == 61)
  }

  @Test func aDryRunValidatesOnly() throws {
    let good = cloze.send("POST", "people/create", body: ["emails": [ada], "dryrun": true])
    #expect(try JSON(parsing: good.body) == ["errorcode": 0])
    #expect(good.writtenID == nil)
    #expect(try cloze.write("people/create", ["emails": [ada], "stage": "x", "dryrun": true]) == 26)
    #expect(try cloze.write("people/create", ["stage": "x", "skipImport": true]) == 0)
    #expect(try cloze.all("people").count == 60)
  }

  @Test func derivedRecordsAreEditedInPlace() throws {
    let person = try #require(try cloze.all("people").last { $0.values("emails").count == 1 && $0["stage"] == "lead" })
    let email = try #require(person.values("emails").first)
    #expect(try cloze.write("people/update", ["emails": [["value": .string(email)]], "stage": "past"]) == 0)
    let edited = try #require(try cloze.record("people", email))
    #expect(edited["syncKey"] == person["syncKey"] && edited["customFields"] == person["customFields"])
    #expect(edited["stage"] == "past")
    #expect((edited["lastChanged"]?.int ?? 0) > (person["lastChanged"]?.int ?? .max))
    #expect(try cloze.all("people").first == edited)
    #expect(try cloze.all("people", [("stage", "past")]).contains(edited))
    #expect(!(try cloze.all("people", [("stage", "lead")]).contains { $0["syncKey"] == person["syncKey"] }))
  }

  @Test func writingWhatIsThereChangesNothing() throws {
    #expect(try cloze.write("people/create", ["name": "Ada", "emails": [ada]]) == 0)
    let before = try cloze.record("people", "ada@lovelace.example")
    let reply = cloze.send("POST", "people/update", body: ["name": "Ada", "emails": [ada]])
    #expect(try JSON(parsing: reply.body)["errorcode"] == 0)
    #expect(reply.writtenID == nil)
    #expect(try cloze.record("people", "ada@lovelace.example") == before)
  }

  @Test func companiesOfAPersonAreLinkedOrCreated() throws {
    let company: JSON = ["name": "Engine Works", "domains": ["engine.example"]]
    #expect(try cloze.write("people/create", ["emails": [ada], "companies": [company]]) == 0)
    let key = try cloze.record("companies", "engine.example")?["syncKey"]
    #expect(key != nil)
    #expect(try cloze.record("people", "ada@lovelace.example")?["companies"]?[0]?["syncKey"] == key)
  }

  @Test func deletingTwiceIs62() throws {
    let person = try #require(try cloze.all("people").first { !$0.values("emails").isEmpty })
    let email = try #require(person.values("emails").first)
    #expect(cloze.send("DELETE", "people/delete", [("uniqueid", email)]).writtenID == person["syncKey"]?.string)
    let again = cloze.send("DELETE", "people/delete", [("uniqueid", email), ("team", "true")])
    #expect(again.status == 200)
    #expect(try JSON(parsing: again.body)["errorcode"] == 62)
    #expect(try cloze.record("people", try #require(person["portableId"]?.string)) == nil)
    #expect(try cloze.all("people").count == 59)
  }

  @Test func anotherAppLinkIsAnotherProject() throws {
    for uniqueid in ["1", "2", "1"] {
      #expect(
        try cloze.write(
          "projects/update",
          ["name": "Roof", "stage": "pending", "appLinks": [["source": "erp.example", "uniqueid": .string(uniqueid)]]])
          == 0)
    }
    #expect(try cloze.all("projects", [("freeformquery", "name roof")]).count == 2)
    #expect(try cloze.record("projects", "erp.example:2")?["stage"] == "pending")
  }
}
