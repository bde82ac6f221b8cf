import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeFeedTests {
  var cloze = ClozeCaller()

  /// All that a feed delivers until it is quiet, and the cursor then.
  private func drain(_ kind: String, _ first: KeyValuePairs<String, String>) throws -> (items: [JSON], cursor: String) {
    var reply = try cloze.get("\(kind)/feed", first)
    var items: [JSON] = []
    while true {
      let batch = reply[kind]?.array ?? reply["results"]?.array ?? []
      let cursor = try #require(reply["cursor"]?.string)
      if batch.isEmpty { return (items, cursor) }
      items += batch
      reply = try cloze.get("\(kind)/feed", ["cursor": cursor])
    }
  }

  @Test(arguments: ["people", "companies", "projects"])
  func everythingComesOnceOldestChangeFirst(_ kind: String) throws {
    let (items, _) = try drain(kind, ["pagesize": "33"])
    let changed = items.compactMap { $0["lastChanged"]?.int }
    #expect(changed == changed.sorted())
    #expect(Set(items.compactMap { $0["syncKey"]?.string }).count == items.count)
    #expect(items.count == (try cloze.get("\(kind)/find", ["countonly": "true"])["availablecount"]?.int))
  }

  @Test func availableCountsThisBatchAndWhatFollows() throws {
    let first = try cloze.get("people/feed", ["pagesize": "150"])
    #expect(first["availablecount"] == 400)
    let cursor = try #require(first["cursor"]?.string)
    #expect(try cloze.get("people/feed", ["cursor": cursor])["availablecount"] == 250)
    #expect(
      cursor.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 95
      })
  }

  @Test func filtersAreBakedIntoTheCursor() throws {
    let (items, _) = try drain("people", ["pagesize": "7", "stage": "lead", "segment": "customer"])
    #expect(items.count > 7)
    #expect(items.allSatisfy { $0["stage"] == "lead" && $0["segment"] == "customer" })
    let (germans, _) = try drain("people", ["pagesize": "20", "freeformquery": "locationcountry:DE"])
    #expect(germans.count == (try cloze.all("people", [("freeformquery", "locationcountry:DE")])).count)
  }

  @Test func stepsCountInTheCompaniesFeedOnly() throws {
    let (companies, _) = try drain("companies", ["pagesize": "1000", "step": "any"])
    #expect(!companies.isEmpty && companies.allSatisfy { $0["step"] != "none" })
    let (people, _) = try drain("people", ["pagesize": "1000", "step": "any"])
    #expect(people.count == 400)
  }

  @Test func aQuietFeedGivesAnEmptyArrayAndACursor() throws {
    let (_, cursor) = try drain("people", ["pagesize": "1000"])
    let reply = try cloze.get("people/feed", ["cursor": cursor])
    #expect(reply["errorcode"] == 0)
    #expect(reply["people"] == [])
    #expect(reply["availablecount"] == 0)
    #expect(reply["cursor"]?.string != nil)
  }

  @Test func modifiedAfterNowIsOnlyTheFuture() throws {
    let begun = try cloze.get("people/feed", ["modifiedafter": "now"])
    #expect(begun["people"] == [])
    let cursor = try #require(begun["cursor"]?.string)
    let person = try #require(try cloze.all("people").first { !$0.values("emails").isEmpty })
    let email = try #require(person.values("emails").first)
    #expect(try cloze.write("people/update", ["emails": [["value": .string(email)]], "headline": "New"]) == 0)
    let reply = try cloze.get("people/feed", ["cursor": cursor])
    #expect(reply["people"]?.array?.count == 1)
    #expect(reply["people"]?[0]?["headline"] == "New")
    let after = try #require(reply["people"]?[0]?["lastChanged"]?.int) - 1
    #expect(try cloze.get("people/feed", ["modifiedafter": "\(after)"])["people"] == reply["people"])
  }

  @Test func changesDuringTheFirstPassArriveAtItsEnd() throws {
    let first = try cloze.get("people/feed", ["pagesize": "100"])
    let seen = try #require(first["people"]?[0])
    let key = try #require(seen["syncKey"]?.string)
    let created: JSON = ["emails": [["value": "late@comer.example"]]]
    #expect(try cloze.write("people/create", created) == 0)
    let edited = try #require(first["people"]?.array?.first { !$0.values("emails").isEmpty })
    let email = try #require(edited.values("emails").first)
    #expect(
      try cloze.write("people/update", ["emails": [["value": .string(email)]], "stage": "out", "segment": "friend"])
        == 0)
    var rest: [JSON] = []
    var cursor = first["cursor"]?.string
    while let text = cursor {
      let reply = try cloze.get("people/feed", ["cursor": text])
      let batch = reply["people"]?.array ?? []
      rest += batch
      cursor = batch.isEmpty ? nil : reply["cursor"]?.string
    }
    #expect(rest.count == 302)
    #expect(rest[300].values("emails") == ["late@comer.example"])
    #expect(rest[301]["syncKey"] == edited["syncKey"])
    #expect(!rest.dropLast(2).contains { $0["syncKey"]?.string == key })
  }

  @Test func keysOnlyIsForFindingDeletions() throws {
    let (before, _) = try drain("companies", ["pagesize": "1000", "keysonly": "true"])
    #expect(before.allSatisfy { $0.object?.keys == ["syncKey"] })
    let gone = try #require(before[3]["syncKey"]?.string)
    let reply = cloze.send("DELETE", "companies/delete", [("uniqueid", gone)])
    #expect(try JSON(parsing: reply.body) == ["errorcode": 0])
    let (after, _) = try drain("companies", ["pagesize": "1000", "keysonly": "true"])
    #expect(Set(before).subtracting(after) == [before[3]])
  }

  @Test func auditedChangesSayWhatWasAndIs() throws {
    let (items, cursor) = try drain("people", ["pagesize": "1000", "includeauditedchanges": "true"])
    #expect(items.count == 400)
    #expect(items.allSatisfy { $0.object?.keys == ["person", "changes"] && $0["changes"] == [:] })
    let person = try #require(
      items.first { $0["person"]?["stage"] == "lead" && $0["person"]?["emails"] != nil }?["person"])
    let email = try #require(person.values("emails").first)
    let target: JSON = [["value": .string(email)]]
    #expect(try cloze.write("people/update", ["emails": target, "stage": "future"]) == 0)
    #expect(try cloze.write("people/update", ["emails": target, "stage": "current", "headline": "x"]) == 0)
    #expect(
      try cloze.write(
        "people/update", ["emails": target, "customFields": [["id": "mood", "type": "text", "value": "good"]]]) == 0)
    #expect(try cloze.write("people/create", ["emails": [["value": "new@one.example"]], "stage": "lead"]) == 0)
    let reply = try cloze.get("people/feed", ["cursor": cursor])
    let results = reply["results"]?.array ?? []
    #expect(results.count == 2)
    #expect(results.first?["changes"]?["stage"] == ["before": "lead", "after": "current"])
    #expect(results.first?["changes"]?["mood"] == ["before": "none", "after": "good"])
    #expect(results.first?["changes"]?["headline"] == nil)
    #expect(results.first?["changes"]?["_since"]?.int != nil)
    #expect(results.last?["changes"] == [:])
  }

  @Test(arguments: ["nonsense", "%%%", "AAAA"])
  func anUnreadableCursorIsAnError(_ text: String) throws {
    let reply = try cloze.get("people/feed", ["cursor": text])
    #expect(reply["errorcode"] == 26)
    #expect(reply["cursor"] == nil)
    let people = try #require(try cloze.get("people/feed")["cursor"]?.string)
    #expect(try cloze.get("companies/feed", ["cursor": people])["errorcode"] == 26)
  }
}
