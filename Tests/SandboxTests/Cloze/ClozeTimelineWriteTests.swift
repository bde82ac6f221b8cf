import CRM
import Testing

@testable import Sandbox

@Suite struct ClozeTimelineWriteTests {
  let cloze = ClozeCaller(size: 60)
  let person: JSON
  let email: String

  init() throws {
    let found = try cloze.all("people").first { !$0.values("emails").isEmpty && $0["companies"] != nil }
    person = try #require(found)
    email = try #require(person.values("emails").first)
  }

  private var reference: JSON { [["value": .string(email)]] }

  private func timeline(_ kind: String = "people", _ id: String? = nil) throws -> [JSON] {
    let references = try cloze.post("\(kind)/timeline", ["id": .string(id ?? email), "limit": 1000])["messages"]
    return try cloze.post("messages/get", ["messages": references ?? []])["messages"]?.array ?? []
  }

  @Test func aCallStandsInTheTimelineOfThePersonAndTheCompany() throws {
    let before = try timeline().count
    let reply = cloze.send(
      "POST", "timeline/communication/create",
      body: [
        "style": "call", "date": "2026-03-09T11:45:13Z", "recipients": reference, "subject": "About the roof",
        "body": "Wants two.", "outcome": "connected", "duration": 12, "direction": "outbound",
      ])
    #expect(try JSON(parsing: reply.body) == ["errorcode": 0])
    let items = try timeline()
    #expect(items.count == before + 1)
    let item = try #require(items.first { $0["key"]?.string == reply.writtenID })
    #expect(item["type"] == "call" && item["duration"] == 12 && item["outcome"] == "connected")
    #expect(item["preview"] == "Wants two.")
    #expect(try cloze.post("messages/body", ["key": item["key"] ?? .null])["body"] == "Wants two.")
    let company = try #require(person["companies"]?[0]?["syncKey"]?.string)
    #expect(try timeline("companies", company).contains(item))
    #expect(try cloze.record("people", email) == person, "an activity is no change of the record")
  }

  @Test(
    arguments: [
      (["style": "fax"], 26), (["style": "call", "outcome": "noanswer"], 26),
      (["style": "call", "direction": "up"], 26),
      (["style": "call", "date": "yesterday"], 26), (["style": "call", "duration": "long"], 26),
      (["style": "email", "bodytype": "rtf"], 26), (["style": "call", "recipients": [["name": "x"]]], 26),
      (["style": "meeting", "date": "2026-03-09T12:00:01Z"], 38), (["style": "call", "date": 1_900_000_000_000], 38),
      (["style": "call", "recipients": [["value": "not an address"]]], 32),
      (["style": "call", "recipients": [["value": "acme.example"]]], 32),
      (["style": "call", "references": [["value": "direct:abc"]]], 32),
      (["style": "call", "references": [["value": "AAAAAAAAAAAAAAAAAAAAAA"]]], 32),
      (["style": "call", "from": "me"], 32),
      (["style": "call", "preview": .string(String(repeating: "x", count: 1025))], 26),
    ] as [(JSON, Int)])
  func communicationsAreValidated(_ body: JSON, _ code: Int) throws {
    let reply = cloze.send("POST", "timeline/communication/create", body: body)
    #expect(reply.status == 200)
    #expect(try JSON(parsing: reply.body)["errorcode"]?.int == code)
    #expect(reply.writtenID == nil)
  }

  @Test func documentedSpellingsAndAddressesAreAccepted() throws {
    for body: JSON in [
      ["style": "call", "outcome": "noanwser", "from": "+1 650-555-1212", "recipients": reference],
      ["style": "text", "recipients": [["value": "stranger@nowhere.example", "role": "cc"]]],
      ["style": "email", "references": [["value": "na16.salesforce.com:006j"]]],
      [
        "style": "meeting", "references": [["type": "person", "ids": [person["syncKey"] ?? .null]]], "location": "Here",
      ],
      ["style": "message"], ["style": "direct"], ["style": "postal-bulk"],
    ] {
      #expect(try cloze.write("timeline/communication/create", body) == 0, "\(body.text)")
    }
    #expect(try timeline().contains { $0["location"] == "Here" })
  }

  @Test func ownKeysKeepCommunicationsSingle() throws {
    func log(_ subject: String, update: Bool) throws -> Int? {
      try cloze.write(
        "timeline/communication/create",
        ["style": "text", "key": "k1", "recipients": reference, "subject": .string(subject), "update": .bool(update)])
    }
    let before = try timeline().count
    #expect(try log("one", update: false) == 0)
    #expect(try log("two", update: false) == 0)
    #expect(try timeline().contains { $0["subject"] == "one" })
    #expect(try log("three", update: true) == 0)
    #expect(try timeline().contains { $0["subject"] == "three" })
    #expect(try timeline().count == before + 1)
  }

  @Test func notesAndToDosAreOnePerSourceAndId() throws {
    let note: JSON = [
      "style": "note", "uniqueid": "n-1", "source": "example.org", "references": reference, "subject": "Met",
      "body": "<b>Hi</b>", "bodytype": "html",
    ]
    let before = try timeline().count
    let first = cloze.send("POST", "timeline/content/create", body: note)
    let second = cloze.send("POST", "timeline/content/create", body: note)
    #expect(first.writtenID != nil && second.writtenID == nil)
    #expect(try JSON(parsing: second.body) == ["errorcode": 0])
    #expect(try timeline().count == before + 1)
    #expect(try cloze.post("messages/body", ["key": .string(first.writtenID ?? "")])["mimeType"] == "text/html")
    var other = try #require(note.object)
    other["source"] = "example.com"
    #expect(try cloze.write("timeline/content/create", .object(other)) == 0)
    #expect(try timeline().count == before + 2)
  }

  @Test(
    arguments: [
      (["style": "note", "source": "example.org"], 26), (["style": "note", "uniqueid": "1"], 26),
      (["style": "todo", "uniqueid": "1"], 26), (["style": "note", "uniqueid": "1", "source": "not a domain"], 26),
      (["style": "poem"], 26), (["style": "event"], 0),
      (["style": "file", "links": [["value": "https://x.example/a.pdf"]]], 0),
      (["style": "event", "links": [["title": "x"]]], 26), (["style": "event", "references": [["value": "x"]]], 32),
    ] as [(JSON, Int)])
  func contentIsValidated(_ body: JSON, _ code: Int) throws {
    #expect(try cloze.write("timeline/content/create", body) == code)
  }

  @Test func eventsCanBeUpdated() throws {
    func event(_ subject: String, update: Bool) -> JSON {
      [
        "style": "event", "uniqueid": "e", "source": "example.org", "subject": .string(subject),
        "references": reference,
        "update": .bool(update),
      ]
    }
    #expect(try cloze.write("timeline/content/create", event("one", update: false)) == 0)
    #expect(try cloze.write("timeline/content/create", event("two", update: true)) == 0)
    let subjects = try timeline().compactMap { $0["subject"]?.string }
    #expect(subjects.contains("two") && !subjects.contains("one"))
  }

  @Test func toDosAreRemindersAndChangeWhoHasOneDue() throws {
    #expect(try cloze.write("timeline/todo/create", ["when": "2026-03-20"]) == 26)
    #expect(try cloze.write("timeline/todo/create", ["subject": "x", "when": "soon"]) == 26)
    #expect(try cloze.write("timeline/todo/create", ["subject": "x", "participants": ["direct:abc"]]) == 32)
    #expect(try cloze.write("timeline/todo/create", ["subject": "x", "assignee": "x@y.example"]) == 26)
    let idle = try #require(
      try cloze.all("people").first { person in
        let due = try cloze.all("people", [("sort", "duenext")]).compactMap { $0["syncKey"] }
        return person["syncKey"].map { !due.contains($0) } ?? false && !person.values("emails").isEmpty
      })
    let address = try #require(idle.values("emails").first)
    let todo: JSON = ["subject": "Launch", "when": "2026-03-20T16:00:00Z", "participants": [.string(address)]]
    #expect(try cloze.write("timeline/todo/create", todo) == 0)
    #expect(try cloze.write("timeline/todo/create", ["subject": "One day", "participants": [.string(address)]]) == 0)
    #expect(try cloze.all("people", [("sort", "duenext")]).contains(idle))
    let items = try timeline("people", address)
    #expect(items.first { $0["subject"] == "Launch" }?["due"] == 1_774_022_400_000)
    #expect(items.first { $0["subject"] == "One day" }?["due"] == 1)
  }

  @Test func auditedChangesStandInTheTimeline() throws {
    #expect(
      try cloze.write("people/update", ["emails": reference, "step": "s-00002", "timelineNotes": ["Imported"]]) == 0)
    let items = try timeline()
    #expect(items.contains { $0["type"] == "audit" && $0["changes"]?["step"]?["after"] == "s-00002" })
    #expect(items.contains { $0["type"] == "note" && $0["preview"] == "Imported" })
  }

  @Test func datesInTheFormOfACountry() throws {
    for (format, day) in [("us", 1_767_312_000_000), ("international", 1_769_904_000_000)] {
      let body: JSON = ["style": "call", "date": "1/2/2026", "dateFormat": .string(format), "recipients": reference]
      #expect(try cloze.write("timeline/communication/create", body) == 0)
      #expect(try timeline().contains { $0["date"]?.int == day })
    }
  }

  @Test func aDryRunLeavesNoTrace() throws {
    let before = try timeline()
    #expect(
      try cloze.write("timeline/todo/create", ["subject": "x", "participants": [.string(email)], "dryrun": true]) == 0)
    #expect(try cloze.write("timeline/todo/create", ["dryrun": true]) == 26)
    #expect(try timeline() == before)
  }

  @Test(arguments: ["timeline/todo/create", "timeline/communication/create", "timeline/content/create"])
  func whatIsToBeSkippedIsNotEvenLookedAt(_ path: String) throws {
    let before = try timeline()
    let reply = cloze.send("POST", path, body: ["skipImport": true, "references": reference, "style": "nonsense"])
    #expect(try JSON(parsing: reply.body) == ["errorcode": 0] && reply.writtenID == nil)
    #expect(try cloze.write(path, ["references": reference, "style": "nonsense"]) == 26)
    #expect(try timeline() == before)
  }

  @Test func aDryRunDoesNotTakeTheID() throws {
    var note: JSON = [
      "style": "note", "uniqueid": "n", "source": "a.example", "references": reference, "dryrun": true,
    ]
    #expect(try cloze.write("timeline/content/create", note) == 0)
    note = ["style": "note", "uniqueid": "n", "source": "a.example", "references": reference]
    #expect(cloze.send("POST", "timeline/content/create", body: note).writtenID != nil)
  }

  @Test(
    arguments: [
      ("todo", ["subject": "x", "when": nil]), ("communication", ["style": "call", "subject": nil]),
      ("content", ["style": "event", "body": nil]),
    ] as [(String, JSON)])
  func nullIsNoValue(_ path: String, _ body: JSON) throws {
    #expect(try cloze.write("timeline/\(path)/create", body) == 26)
  }

  @Test func previewsHaveAtMostAKilobyte() throws {
    let most = String(repeating: "é", count: 512)
    for (text, code) in [(most, 0), (most + "x", 26)] {
      #expect(try cloze.write("timeline/todo/create", ["subject": "x", "preview": .string(text)]) == code)
      #expect(
        try cloze.write("timeline/communication/create", ["style": "call", "preview": .string(text)]) == code)
    }
  }

  @Test func participantsArePeopleAndCompanies() throws {
    let project = try #require(try cloze.all("projects").first)
    let link = try #require(project["appLinks"]?[0])
    let id = "\(link["source"]?.string ?? ""):\(link["uniqueid"]?.string ?? "")"
    let key = try #require(project["syncKey"]?.string)
    let before = try timeline("projects", key)
    #expect(try cloze.write("timeline/todo/create", ["subject": "x", "participants": [.string(id)]]) == 0)
    #expect(try timeline("projects", key) == before)
    #expect(
      try cloze.write(
        "timeline/content/create",
        [
          "style": "todo", "uniqueid": "t", "source": "a.example", "subject": "x",
          "references": [["value": .string(id)]],
        ]) == 0)
    #expect(try timeline("projects", key).contains { $0["type"] == "todo" && $0["subject"] == "x" })
    #expect(try cloze.write("timeline/todo/create", ["subject": "x", "participants": [["value": "a@b.c"]]]) == 32)
    #expect(try cloze.write("timeline/todo/create", ["subject": "x", "participants": "a@b.c"]) == 26)
  }

  @Test(arguments: [ClozeQuirks.TodoRelations.participants, .references, .either])
  func aToDoGoesByOneOfTheTwoOrBoth(_ quirk: ClozeQuirks.TodoRelations) throws {
    let cloze = ClozeCaller(size: 60, quirks: ClozeQuirks(todoRelations: quirk))
    func linked(_ member: String, _ value: JSON) throws -> Bool {
      let before = try cloze.post("people/timeline", ["id": .string(email)])
      let body = JSONObject([("subject", "x"), (key: member, value: value)])
      #expect(try cloze.write("timeline/todo/create", .object(body)) == 0)
      return try cloze.post("people/timeline", ["id": .string(email)]) != before
    }
    #expect(try linked("participants", [.string(email)]) == (quirk != .references))
    #expect(try linked("references", reference) == (quirk != .participants))
  }
}

/// Accounts of before version 2026.9 [cloze-api.md, 9].
@Suite struct ClozeOlderWriteTests {
  let cloze = ClozeCaller(size: 60, timelines: false)

  private func reply(_ path: String, _ body: JSON) throws -> (code: Int?, isWritten: Bool) {
    let reply = cloze.send("POST", "timeline/\(path)/create", body: body)
    return (try JSON(parsing: reply.body)["errorcode"]?.int, reply.writtenID != nil)
  }

  @Test func theWritersOwnKeyMeansNothing() throws {
    for _ in 0..<2 {
      #expect(try reply("communication", ["style": "call", "key": "k"]) == (0, true))
    }
  }

  @Test func notesAreStillOnePerSourceAndID() throws {
    let note: JSON = ["style": "note", "uniqueid": "n", "source": "a.example"]
    #expect(try reply("content", note) == (0, true))
    #expect(try reply("content", note) == (0, false))
  }

  @Test(
    arguments: [
      (["style": "message"], 26), (["style": "inapp"], 26), (["style": "direct"], 0),
      (["style": "call", "references": [["type": "person", "ids": ["a@b.example"]]]], 32),
      (["style": "call", "references": [["type": "person", "ids": ["a@b.example"], "value": "a@b.example"]]], 0),
    ] as [(JSON, Int)])
  func whatCameLaterIsNotTaken(_ body: JSON, _ code: Int) throws {
    #expect(try reply("communication", body).code == code)
  }
}
