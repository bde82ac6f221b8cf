import CRM
import Close
import Sandbox
import ServiceTransport
import Testing

/// The pull of a Close account against the sandbox.
@Suite struct SandboxPullTests {
  @Test func everyLeadComesWithItsContactsAndOpportunities() async throws {
    try await PullSandbox.run(records: 250) { sandbox in
      let pulled = try await sandbox.pullAll()
      #expect(pulled.count(.lead) == 250)
      #expect(pulled.total == 250)
      #expect(pulled.count(.contact) == (try await sandbox.count("contact")))
      #expect(pulled.count(.deal) == (try await sandbox.count("opportunity")))
      #expect(pulled.records.values.allSatisfy { !$0.isPartial })
      let lead = try #require(pulled.records.values.first { !sandbox.service.parts(of: $0).isEmpty })
      #expect(sandbox.service.parts(of: lead).allSatisfy { pulled.records[$0] != nil })
    }
  }

  @Test func aPulledLeadHasWhatTheWholeLeadHas() async throws {
    try await PullSandbox.run(records: 30) { sandbox in
      let pulled = try await sandbox.pullAll()
      for lead in pulled.records.values where lead.id.kind == .lead {
        let whole = try await sandbox.service.record(lead.id, vocabulary: sandbox.vocabulary)
        let names = Set(lead.original.object?.keys ?? [])
        let missing = (whole.original.object?.keys ?? []).filter { !names.contains($0) }
        // Links to other programs, and what stands elsewhere in the lead already.
        #expect(Set(missing).isSubset(of: ["contact_ids", "custom", "integration_links"]))
        #expect(lead.title == whole.title)
      }
    }
  }

  @Test func anExpiredCursorGoesOnFromTheDayOfTheLastLead() async throws {
    try await PullSandbox.run(records: 450) { sandbox in
      var page = 0
      let pulled = try await sandbox.pullAll {
        page += 1
        if page == 2 || page == 3 { try await sandbox.expireCursors() }
      }
      #expect(pulled.count(.lead) == 450)
      #expect(page < 9)
    }
  }

  @Test func faultsOnTheWayLoseNothing() async throws {
    try await PullSandbox.run(records: 450) { sandbox in
      try await sandbox.fault("500:1")
      try await sandbox.fault("429=1@/api/v1/data:1")
      try await sandbox.fault("drop-before@/api/v1/data:1")
      try await sandbox.fault("truncate@/api/v1/data:1")
      #expect(try await sandbox.pullAll().count(.lead) == 450)
    }
  }

  @Test func aPositionSurvivesBeingKept() async throws {
    try await PullSandbox.run(records: 150) { sandbox in
      let first = try await sandbox.service.pullPage(of: .lead, at: nil, vocabulary: sandbox.vocabulary)
      guard case .page(let position) = first.next else {
        Issue.record("one page was enough")
        return
      }
      #expect(first.budget != nil)
      let other = try sandbox.another()
      let second = try await other.pullPage(of: .lead, at: position, vocabulary: sandbox.vocabulary)
      #expect(second.records.count { $0.id.kind == .lead } == 50)
      await other.shutdown()
      await #expect(throws: ServiceError.self) {
        try await sandbox.service.pullPage(of: .lead, at: "nonsense", vocabulary: sandbox.vocabulary)
      }
    }
  }

  @Test func whatOthersDidIsSeenWithinOneIncrement() async throws {
    try await PullSandbox.run(records: 60) { sandbox in
      var mirror = try await sandbox.pullAll()
      let leads = mirror.records.values.filter { $0.id.kind == .lead }.map(\.id.id).sorted()
      let made = try #require(try await sandbox.call(.post, "lead/", ["name": "Behind Our Back"])["id"]?.string)
      let statuses = try await sandbox.call(.get, "status/lead/", nil)["data"]?.array ?? []
      let old = try #require(mirror.records[RecordID(.lead, leads[0])]?.original["status_id"])
      let status = try #require(statuses.first { $0["id"] != old })
      _ = try await sandbox.call(.put, "lead/\(leads[0])/", ["status_id": status["id"] ?? nil])
      _ = try await sandbox.call(.delete, "lead/\(leads[1])/", nil)
      let contact = try await sandbox.call(.post, "contact/", ["lead_id": .string(leads[2]), "name": "Ada New"])
      let deal = try await sandbox.call(
        .post, "opportunity/", ["lead_id": .string(leads[3]), "value": 500, "value_period": "one_time"])
      let task = try await sandbox.call(.post, "task/", ["lead_id": .string(leads[4]), "text": "Ring them"])
      let other = try #require(
        mirror.records.values.first { $0.id.kind == .contact && $0.original["lead_id"]?.string == leads[5] })
      _ = try await sandbox.call(.delete, "contact/\(other.id.id)/", nil)

      try await sandbox.increment(&mirror)
      #expect(mirror.records[RecordID(.lead, made)]?.title == "Behind Our Back")
      #expect(mirror.records[RecordID(.lead, leads[0])]?.status == status["label"]?.string)
      #expect(mirror.records[RecordID(.lead, leads[1])] == nil)
      #expect(mirror.records[RecordID(.contact, contact["id"]?.string ?? "")]?.title == "Ada New")
      #expect(mirror.records[RecordID(.deal, deal["id"]?.string ?? "")] != nil)
      let tasks = mirror.records[RecordID(.lead, leads[4])]?.original["tasks"]?.array ?? []
      #expect(tasks.contains { $0["id"] == task["id"] })
      #expect(mirror.records[other.id] == nil)
      #expect(mirror.lastDeletions == .told)
    }
  }

  @Test func anOldCursorTakesTheDatesOfLeadsAndAsksForKeys() async throws {
    try await PullSandbox.run(records: 60) { sandbox in
      var mirror = try await sandbox.pullAll()
      let lead = try #require(mirror.records.values.first { $0.id.kind == .lead })
      _ = try await sandbox.call(.put, "lead/\(lead.id.id)/", ["name": "Changed"])
      mirror.cursor = #"{"events":\#(Instant.now().adding(seconds: -40 * 86_400).microseconds)}"#
      try await sandbox.increment(&mirror)
      #expect(mirror.records[lead.id]?.title == "Changed")
      #expect(mirror.lastDeletions == .untold)
    }
  }

  @Test(arguments: [RecordKind.lead, .contact, .deal])
  func keysAreThoseOfAllRecords(_ kind: RecordKind) async throws {
    try await PullSandbox.run(records: 130) { sandbox in
      let pulled = try await sandbox.pullAll()
      var keys: [String] = []
      var position: String?
      repeat {
        let page = try await sandbox.service.keyPage(of: kind, at: position)
        #expect(page.isUsable)
        keys += page.ids
        position = page.next
      } while position != nil
      #expect(Set(keys) == Set(pulled.records.keys.filter { $0.kind == kind }.map(\.id)))
      #expect(keys.count == Set(keys).count)
    }
  }

  @Test func aLogThatMayNotBeReadIsDoneWithout() async throws {
    let row: JSON = ["__object_type": "lead", "id": "lead_1", "date_created": "2026-01-01T00:00:00+00:00"]
    let fake = FakeClose { call in
      call.path == "event/" ? .refusal(403, #"{"error":"No."}"#) : .json(["data": [row], "cursor": nil])
    }
    let service = try fake.service()
    let page = try await service.pullPage(of: .lead, at: nil, vocabulary: Vocabulary())
    guard case .changes(let cursor) = page.next else {
      Issue.record("the only page was not the last")
      return
    }
    guard case .page(let changes) = try await service.changes(of: .lead, since: cursor, vocabulary: Vocabulary()) else {
      Issue.record("too old")
      return
    }
    #expect(changes.records.map(\.id.id) == ["lead_1"])
    #expect(changes.deletions == .untold)
  }
}
