import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeFindTests {
  let cloze = ClozeCaller()

  @Test func pagesHaveTenUnlessAskedFor() throws {
    let reply = try cloze.get("people/find")
    #expect(reply["errorcode"] == 0)
    #expect(reply["availablecount"] == 400)
    #expect(reply["pagenumber"] == 1)
    #expect(reply["pagesize"] == 10)
    #expect(reply["people"]?.array?.count == 10)
    #expect(try cloze.get("people/find", ["pagesize": "5000"])["pagesize"] == 1000)
    #expect(try cloze.get("people/find", ["pagesize": "-3", "pagenumber": "x"])["pagesize"] == 10)
  }

  @Test(arguments: ["people", "companies", "projects"])
  func pagesHoldEveryRecordOnce(_ kind: String) throws {
    var keys: [String] = []
    var page = 1
    var available = 0
    repeat {
      let reply = try cloze.get("\(kind)/find", ["pagesize": "37", "pagenumber": "\(page)"])
      available = try #require(reply["availablecount"]?.int)
      keys += (reply[kind]?.array ?? []).compactMap { $0["syncKey"]?.string }
      page += 1
    } while (page - 1) * 37 < available
    #expect(available > 100)
    #expect(keys.count == available)
    #expect(Set(keys).count == available)
    #expect(try cloze.get("\(kind)/find", ["pagenumber": "999999999999"])[kind] == [])
  }

  @Test func countOnlyHasTheCountAndNothingElse() throws {
    let reply = try cloze.get("projects/find", ["countonly": "true"])
    #expect(reply.object?.keys == ["errorcode", "availablecount"])
    #expect(reply["availablecount"]?.int == (try cloze.all("projects")).count)
  }

  @Test(arguments: ["lead", "future", "current", "past", "out"])
  func stageFilters(_ stage: String) throws {
    let found = try cloze.all("people", [("stage", stage)])
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0["stage"]?.string == stage })
    #expect(found.count == (try cloze.all("people").count { $0["stage"]?.string == stage }))
  }

  @Test(arguments: ["future", "current", "pending", "won", "lost"])
  func projectStages(_ stage: String) throws {
    let found = try cloze.all("projects", [("stage", stage)])
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0["stage"]?.string == stage })
  }

  @Test(arguments: ["stage", "segment", "step"])
  func noneAndAnyPartTheRecords(_ member: String) throws {
    let none = try cloze.all("people", [(member, "none")])
    let any = try cloze.all("people", [(member, "any")])
    #expect(!none.isEmpty && !any.isEmpty)
    #expect(none.count + any.count == 400)
    #expect(none.allSatisfy { ($0[member]?.string ?? "none") == "none" })
    #expect(any.allSatisfy { $0[member]?.string != "none" })
  }

  @Test func segmentsGoByKeyOrName() throws {
    let byKey = try cloze.all("people", [("segment", "customer")])
    #expect(!byKey.isEmpty)
    #expect(try cloze.all("people", [("segment", "Clients")]) == byKey)
    #expect(try !cloze.all("companies", [("segment", "presse & medias")]).isEmpty)
    #expect(try !cloze.all("projects", [("segment", "project1")]).isEmpty)
  }

  @Test func stepsAndAssignees() throws {
    let step = "*s-15344457035"
    let found = try cloze.all("people", [("step", step)])
    #expect(!found.isEmpty && found.allSatisfy { $0["step"]?.string == step })
    let assigned = try cloze.all("people", [("assigned", "true")])
    #expect(assigned.count < 400 && assigned.allSatisfy { $0["assignee"] != nil })
    let email = "aoife@harbourandpine.example"
    let hers = try cloze.all("people", [("assigned", "true"), ("assignee", email)])
    #expect(!hers.isEmpty && hers.allSatisfy { $0["assignee"]?.string == email })
    #expect(try cloze.all("people", [("assignee", email)]).count == 400)
  }

  @Test func projectsHideLostAndDoneAndKnowTheirTeam() throws {
    let open = try cloze.all("projects", [("hidelostdone", "true")])
    #expect(!open.isEmpty && open.allSatisfy { !["won", "lost"].contains($0["stage"]?.string) })
    let email = "kwame@harbourandpine.example"
    let his = try cloze.all("projects", [("collaborator", email)])
    #expect(!his.isEmpty && his.allSatisfy { $0.texts("projectTeam").contains(email) })
    #expect(try cloze.all("people", [("hidelostdone", "true")]).count == 400)
  }

  @Test(arguments: ["hierarchy:/Europe/*", "hierarchy:Europe/*"])
  func scopeNamesAPartOfTheHierarchy(_ scope: String) throws {
    let found = try cloze.all("people", [("scope", scope)])
    #expect(!found.isEmpty && found.allSatisfy { $0["node"]?.string?.hasPrefix("/Europe/") == true })
    #expect(try cloze.all("people", [("scope", "hierarchy:/Europe")]).isEmpty)
    #expect(try !cloze.all("people", [("scope", "hierarchy:/Europe/South")]).isEmpty)
    #expect(try cloze.all("people", [("scope", "team")]).count == 400)
    #expect(try cloze.all("people", [("scope", "local")]).count == 400)
  }

  @Test(arguments: [
    ("stage", "customer"), ("stage", "won"), ("Stage", "lead"), ("segment", "nobody"), ("step", "s-99"),
    ("query", "smith"), ("name", "smith"), ("limit", "3"), ("assigned", "yes"), ("sort", "beauty"), ("scope", "moon"),
  ])
  func whatIsNotUnderstoodFiltersNothing(_ name: String, _ value: String) throws {
    #expect(try cloze.get("people/find", ["countonly": "true", name: value])["availablecount"] == 400)
  }

  @Test func anEmptyAnswerHasAnEmptyArrayOrNone() throws {
    let query: KeyValuePairs = ["freeformquery": "name xyzzy"]
    let reply = try cloze.get("people/find", query)
    #expect(reply["errorcode"] == 0)
    #expect(reply["availablecount"] == 0)
    #expect(reply["people"] == [])
    let other = ClozeCaller(quirks: ClozeQuirks(emptyArrays: false))
    #expect(try other.get("people/find", query).object?["people"] == nil)
    #expect(try other.get("people/find")["people"]?.array?.count == 10)
  }

  @Test func summariesAndRecordNumbersAndFormats() throws {
    let whole = try cloze.get("people/find", ["pagesize": "30"])["people"]?.array ?? []
    let later = try cloze.get("people/find", ["pagesize": "5", "recordnumber": "8"])["people"]?.array
    #expect(later == Array(whole[7..<12]))
    let short = try cloze.get("people/find", ["pagesize": "30", "summaryonly": "true"])["people"]?.array ?? []
    #expect(short.map { $0["syncKey"] } == whole.map { $0["syncKey"] })
    #expect(short.allSatisfy { $0["stage"] == nil && ($0["emails"]?.array?.count ?? 0) <= 1 })
    let strict = ClozeCaller(quirks: ClozeQuirks(unattachedParameters: false))
    #expect(
      try strict.get("people/find", ["summaryonly": "true", "recordnumber": "8"])["people"]?[0]?["lastChanged"] != nil)

    let formatted = try cloze.get("projects/find", ["pagesize": "100", "format": "true"])["projects"]?.array ?? []
    let value = formatted.lazy.flatMap { $0["customFields"]?.array ?? [] }.first { $0["id"]?.string == "value" }
    #expect(value?["name"] == "Value")
    #expect(value?["formatted"]?.string?.isEmpty == false)
  }

  @Test func groupsKeepAStageTogether() throws {
    let stages = try cloze.all("people", [("group", "stage")]).map { $0["stage"]?.string ?? "none" }
    let runs = stages.enumerated().filter { $0.offset == 0 || stages[$0.offset - 1] != $0.element }.map(\.element)
    #expect(runs == ["lead", "future", "current", "past", "out", "none"])
  }

  @Test func aWorldWithoutRecordsAnswers() throws {
    let empty = ClozeCaller(size: 0)
    for kind in ["people", "companies", "projects"] {
      #expect(try empty.get("\(kind)/find")[kind] == [])
      #expect(try empty.get("\(kind)/feed")[kind] == [])
      #expect(try empty.get("\(kind)/get", ["uniqueid": "a@b.example"])["errorcode"] == 62)
    }
    #expect(try empty.write("people/create", ["emails": [["value": "a@b.example"]]]) == 0)
    #expect(try empty.record("people", "a@b.example") != nil)
  }
}
