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

  /// Nobody has said whether the search sends what a lead holds.
  @Test func contactsAndOpportunitiesComeByThemselvesWhereLeadsComeWithout() async throws {
    try await PullSandbox.run(records: 250, embeds: false) { sandbox in
      var pulled = try await sandbox.pullAll()
      #expect(pulled.count(.lead) == 250)
      #expect(pulled.total == 250)
      #expect(pulled.count(.contact) == (try await sandbox.count("contact")))
      #expect(pulled.count(.deal) == (try await sandbox.count("opportunity")))
      #expect(pulled.withheld.isEmpty)
      // A lead is not whole without its tasks.
      #expect(pulled.records.values.allSatisfy { $0.isPartial == ($0.id.kind == .lead) })
      for record in pulled.records.values.filter({ $0.id.kind != .lead }).prefix(40) {
        let whole = try await sandbox.service.record(record.id, vocabulary: sandbox.vocabulary)
        #expect(record.title == whole.title && record.subtitle == whole.subtitle && record.status == whole.status)
      }

      let deal = try #require(pulled.records.values.first { $0.id.kind == .deal })
      _ = try await sandbox.call(.put, "opportunity/\(deal.id.id)/", ["value": 12_345])
      try await sandbox.increment(&pulled)
      #expect(pulled.records[deal.id]?.original["value"] == 12_345)

      _ = try await sandbox.call(.put, "opportunity/\(deal.id.id)/", ["value": 54_321])
      pulled.cursor = #"{"events":\#(Instant.now().adding(seconds: -40 * 86_400).microseconds)}"#
      try await sandbox.increment(&pulled)
      #expect(pulled.records[deal.id]?.original["value"] == 54_321)
    }
  }

  @Test(arguments: [true, false])
  func aPullCutOffAmongContactsGoesOnThere(_ expires: Bool) async throws {
    try await PullSandbox.run(records: 150, embeds: false) { sandbox in
      var page = 0
      let pulled = try await sandbox.pullAll {
        page += 1
        if expires, page == 4 { try await sandbox.expireCursors() }
        if !expires, page == 3 { try await sandbox.fault("truncate@/api/v1/data:1") }
      }
      #expect(pulled.count(.contact) == (try await sandbox.count("contact")))
      #expect(pulled.count(.deal) == (try await sandbox.count("opportunity")))
    }
  }

  @Test func aKindThatCannotBeSearchedForIsWithheld() async throws {
    let fake = FakeClose { call in
      guard call.path != "event/" else { return .json(["data": []]) }
      let type = call.body?["query"]?["queries"]?[0]?["object_type"]?.string ?? ""
      if type == "opportunity" { return .refusal(400, #"{"error":"Unknown object type."}"#) }
      let row: JSON = ["__object_type": .string(type), "id": .string("\(type)_1")]
      return .json(["data": [row], "cursor": nil])
    }
    let service = try fake.service()
    var position: String?
    var ids: [String] = []
    while true {
      let page = try await service.pullPage(of: .lead, at: position, vocabulary: Vocabulary())
      ids += page.records.map(\.id.id)
      guard case .page(let next) = page.next else {
        #expect(page.withheld == [.deal])
        break
      }
      position = next
    }
    #expect(ids == ["lead_1", "contact_1"])
    #expect(try await !service.keyPage(of: .deal, at: nil).isUsable)
  }

  @Test func whatHappenedIsFetchedOnce() async throws {
    try await PullSandbox.run(records: 30) { sandbox in
      var mirror = try await sandbox.pullAll()
      let lead = try #require(mirror.records.values.first { $0.id.kind == .lead })
      _ = try await sandbox.call(.put, "lead/\(lead.id.id)/", ["name": "Changed"])
      try await sandbox.increment(&mirror)
      #expect(mirror.records[lead.id]?.title == "Changed")
      // The log is read again from a little before, but what was met there is known.
      try await sandbox.increment(&mirror)
      #expect(mirror.received == 0)
      _ = try await sandbox.call(.put, "lead/\(lead.id.id)/", ["name": "Changed again"])
      try await sandbox.increment(&mirror)
      #expect(mirror.records[lead.id]?.title == "Changed again")
    }
  }

  @Test func whatHappensInATimelineIsTold() async throws {
    try await PullSandbox.run(records: 30) { sandbox in
      var mirror = try await sandbox.pullAll()
      try await sandbox.increment(&mirror)
      let lead = try #require(mirror.records.values.first { $0.id.kind == .lead })
      _ = try await sandbox.call(.post, "activity/note/", ["lead_id": .string(lead.id.id), "note": "Hello"])
      try await sandbox.increment(&mirror)
      #expect(mirror.timelines == [lead.id])
      // A note stands in no record.
      #expect(mirror.received == 0)
    }
  }

  /// The lead that is gone may have no event of its own, and its contacts are the other one's now.
  @Test func aMergeTakesTheLeadAwayAndLeavesItsContacts() async throws {
    let fake = FakeClose { call in
      switch call.path {
      case "event/":
        return .json([
          "data": [
            [
              "id": "ev_1", "object_type": "activity.lead_merge", "object_id": "acti_1", "action": "created",
              "lead_id": "lead_kept", "data": ["source_lead_id": "lead_gone"],
              "date_updated": "2026-01-01T00:00:00+00:00",
            ],
            [
              "id": "ev_0", "object_type": "lead", "object_id": "lead_kept", "action": "updated",
              "lead_id": "lead_kept", "date_updated": "2025-12-31T23:59:59+00:00",
            ],
          ]
        ])
      case "lead/lead_kept/":
        return .json(["id": "lead_kept", "contacts": [["id": "cont_1"]], "opportunities": [], "tasks": []])
      default: return .refusal(404, #"{"error":"Not found."}"#)
      }
    }
    let cursor = #"{"events":\#(Instant.now().adding(seconds: -60).microseconds)}"#
    guard case .page(let page) = try await fake.service().changes(of: .lead, since: cursor, vocabulary: Vocabulary())
    else {
      Issue.record("too old")
      return
    }
    #expect(page.deleted == [RecordID(.lead, "lead_gone")])
    #expect(page.records.map(\.id.id) == ["lead_kept", "cont_1"])
    // In this order also when they come in pages: what goes with a lead must not be what another one has now.
    #expect(fake.calls.map(\.path) == ["event/", "lead/lead_gone/", "lead/lead_kept/"])
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
    let fake = FakeClose { call in
      if call.path == "event/" { return .refusal(403, #"{"error":"No."}"#) }
      let type = call.body?["query"]?["queries"]?[0]?["object_type"]?.string ?? ""
      let row: JSON = ["id": .string("\(type)_1"), "contacts": [], "opportunities": [], "tasks": []]
      return .json(["data": [row], "cursor": nil])
    }
    let service = try fake.service()
    let page = try await service.pullPage(of: .lead, at: nil, vocabulary: Vocabulary())
    guard case .changes(let cursor) = page.next else {
      Issue.record("the only page was not the last")
      return
    }
    // What leads hold may change without them.
    var ids: [String] = []
    var next: String? = cursor
    while let cursor = next,
      case .page(let changes) = try await service.changes(of: .lead, since: cursor, vocabulary: Vocabulary())
    {
      ids += changes.records.map(\.id.id)
      next = changes.hasMore ? changes.next : nil
      if !changes.hasMore { #expect(changes.deletions == .untold) }
    }
    #expect(ids == ["lead_1", "contact_1", "opportunity_1"])
  }
}
