import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeTimelineTests {
  let cloze = ClozeCaller(size: 60)

  /// All references of a timeline, page after page.
  private func references(_ kind: String, _ id: String, _ options: [(key: String, value: JSON)] = []) throws -> [JSON] {
    var found: [JSON] = []
    var stamp: JSON?
    while true {
      var body = JSONObject([("id", .string(id))] + options)
      body["stamp"] = stamp
      let reply = try cloze.post("\(kind)/timeline", .object(body))
      #expect(reply["errorcode"] == 0)
      let page = reply["messages"]?.array ?? []
      if page.isEmpty { return found }
      found += page
      stamp = reply["stamp"]
    }
  }

  private func messages(_ references: [JSON]) throws -> [JSON] {
    try cloze.post("messages/get", ["messages": .array(references)])["messages"]?.array ?? []
  }

  @Test(arguments: ["people", "companies", "projects"])
  func pagesRunIntoThePast(_ kind: String) throws {
    var total = 0
    for record in try cloze.all(kind).prefix(20) {
      let id = try #require(record["portableId"]?.string)
      let whole = try references(kind, id)
      #expect(try references(kind, id, [("limit", 3)]) == whole)
      #expect(Set(whole).count == whole.count)
      let dates = try messages(whole).compactMap { $0["date"]?.int }
      #expect(dates.count == whole.count && dates == dates.sorted(by: >))
      total += whole.count
    }
    #expect(total > 20)
  }

  @Test(arguments: ["mail", "meeting", "call", "sms", "todo", "note", "audit"])
  func filtersPickKinds(_ kind: String) throws {
    var found: [JSON] = []
    for company in try cloze.all("companies") {
      found += try references("companies", try #require(company["syncKey"]?.string), [("filter", [.string(kind)])])
    }
    let items = try messages(found)
    #expect(!items.isEmpty)
    #expect(items.allSatisfy { $0["type"]?.string == kind })
  }

  @Test func remindersOnlyAreOpenToDos() throws {
    var found: [JSON] = []
    for person in try cloze.all("people") {
      found += try references("people", try #require(person["syncKey"]?.string), [("remindersOnly", true)])
    }
    let items = try messages(found)
    #expect(!items.isEmpty && items.allSatisfy { $0["done"] == false && $0["due"] != nil })
  }

  @Test func bodiesAreFetchedApart() throws {
    let company = try #require(
      try cloze.all("companies").first { company in
        try references("companies", company["syncKey"]?.string ?? "", [("filter", ["mail"])]).isEmpty == false
      })
    let mail = try references("companies", company["syncKey"]?.string ?? "", [("filter", ["mail"])])
    let item = try #require(try messages(mail).first)
    #expect(item["body"] == nil && item["subject"]?.string != nil && item["from"]?["value"]?.string != nil)
    let body = try cloze.post("messages/body", ["key": item["key"] ?? .null])
    #expect(body["mimeType"] == "text/plain")
    #expect((body["body"]?.string?.count ?? 0) > (item["preview"]?.string?.count ?? 0) - 2)
    #expect(try cloze.post("messages/body", ["key": "nothing"])["errorcode"] == 62)
  }

  @Test func unknownRecordsAndMissingIdsAreErrors() throws {
    #expect(try cloze.post("people/timeline", ["id": "nobody@nowhere.example"])["errorcode"] == 62)
    #expect(try cloze.post("people/timeline", ["limit": 3])["errorcode"] == 11)
  }

  @Test func opensComeInBatches() throws {
    var from = "0"
    var dates: [Int] = []
    while true {
      let reply = try cloze.get("messages/opens", ["from": from])
      let batch = try #require(reply[0])
      dates += (batch["messages"]?.array ?? []).compactMap { $0["date"]?.int }
      guard batch["more"] == true else { break }
      let next = try #require(batch["next"]?.string)
      #expect(!next.contains("api_key"))
      from = String(try #require(next.split(separator: "=").last))
    }
    #expect(dates.count > 25)
    #expect(dates == dates.sorted())
    let object = ClozeCaller(size: 20, quirks: ClozeQuirks(opensAsArray: false))
    #expect(try object.get("messages/opens")["errorcode"] == 0)
    #expect(try object.get("messages/opens")["messages"]?[0]?["opens"]?[0]?["breakdown"]?[0]?["date"]?.int != nil)
  }
}
