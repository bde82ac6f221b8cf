import CRM
import Cloze
import Sandbox
import ServiceTransport
import Testing

/// The pull of a Cloze account against the sandbox.
@Suite struct SandboxFeedTests {
  @Test(arguments: [RecordKind.person, .company, .project])
  func everythingComesOnce(_ kind: RecordKind) async throws {
    try await FeedSandbox.run(records: 1200) { sandbox in
      let pulled = try await sandbox.pullAll(kind)
      #expect(pulled.records.count == pulled.total)
      #expect(pulled.received == pulled.total)
      #expect(pulled.records.values.allSatisfy { !$0.isPartial })
    }
  }

  @Test func faultsOnTheWayLoseNothing() async throws {
    try await FeedSandbox.run(records: 1200) { sandbox in
      for rule in ["500:1", "429=1@/v1/people/feed:1", "drop-before@/v1/people/feed:1", "truncate@/v1/people/feed:1"] {
        try await sandbox.fault(rule)
      }
      #expect(try await sandbox.pullAll(.person).records.count == 1200)
    }
  }

  @Test func whatOthersDidIsSeenWithinOneIncrement() async throws {
    try await FeedSandbox.run(records: 40) { sandbox in
      var mirror = try await sandbox.pullAll(.person)
      let ids = mirror.records.keys.map(\.id).sorted()
      try await sandbox.call("v1/people/create", ["name": "Ada New", "emails": [["value": "ada.new@example.com"]]])
      let changed = try #require(mirror.records.values.first { $0.original["emails"]?[0]?["value"] != nil })
      let stage: JSON = changed.original["stage"] == "past" ? "lead" : "past"
      let gone = try #require(ids.first { $0 != changed.id.id })
      try await sandbox.call(
        "v1/people/update", ["emails": changed.original["emails"] ?? nil, "stage": stage])
      try await sandbox.delete("v1/people/delete", gone)

      try await sandbox.increment(&mirror, .person)
      #expect(mirror.records.values.contains { $0.title == "Ada New" })
      #expect(mirror.records[changed.id]?.original["stage"] == stage)
      // One came, one went; that one still stands in the mirror.
      #expect(mirror.lastDeletions == .counted(40))
      #expect(mirror.records.count == 41)
      let keys = try await sandbox.keys(.person)
      #expect(Set(mirror.records.keys.map(\.id)).subtracting(keys) == [gone])
      #expect(keys.count == 40)
    }
  }

  @Test func auditedChangesAreItemsOfTheTimeline() async throws {
    try await FeedSandbox.run(records: 40) { sandbox in
      var mirror = try await sandbox.pullAll(.person)
      #expect(mirror.news.isEmpty)
      let changed = try #require(
        mirror.records.values.first { $0.original["emails"]?[0]?["value"] != nil && $0.original["stage"] == "lead" })
      try await sandbox.call("v1/people/update", ["emails": changed.original["emails"] ?? nil, "stage": "past"])
      try await sandbox.increment(&mirror, .person)
      let item = try #require(mirror.news.first { $0.record == changed.id }?.item)
      #expect(item.kind == .statusChange)
      let labels = sandbox.vocabulary.stages[.person] ?? []
      func label(_ key: String) -> String { labels.first { $0.key == key }?.label ?? key }
      #expect(item.title == "Stage: \(label("lead")) → \(label("past"))")
      #expect(item.source == "Cloze feed")
      #expect(item.at == mirror.records[changed.id]?.updated)
      #expect(mirror.records[changed.id]?.original["stage"] == "past")
    }
  }

  @Test func aMergedRecordIsFoundByItsNewKey() async throws {
    let person = #"{"syncKey":"S2","name":"Ada"}"#
    let one = #"{"errorcode":0,"cursor":"c2","availablecount":1,"results":[{"person":\#(person),"changes":{}}]}"#
    let fake = FakeCloze { call in
      (200, call.target.contains("countonly") ? #"{"errorcode":0,"availablecount":1}"# : one)
    }
    guard case .page(let page) = try await fake.service().changes(of: .person, since: "c1", vocabulary: Vocabulary())
    else {
      Issue.record("too old")
      return
    }
    #expect(page.records.map(\.id.id) == ["S2"])
    // The key it had before is still in the mirror, which has one more than Cloze then.
    #expect(page.deletions == .counted(1))
    #expect(page.news == [TimelineNews(RecordID(.person, "S2"))])
  }

  @Test func aRefusedCursorIsTooOld() async throws {
    try await FeedSandbox.run(records: 10) { sandbox in
      let changes = try await sandbox.service.changes(of: .person, since: "gone", vocabulary: sandbox.vocabulary)
      #expect(changes == .tooOld)
    }
  }

  @Test func keysWithoutAKeyAreNotUsable() async throws {
    let fake = FakeCloze(#"{"errorcode":0,"cursor":"c","availablecount":2,"people":[{"syncKey":"S1"},{}]}"#)
    let page = try await fake.service().keyPage(of: .person, at: nil)
    #expect(!page.isUsable)
    #expect(fake.targets == ["/v1/people/feed?pagesize=1000&keysonly=true"])
  }

  @Test func laterBatchesAreAskedForByTheCursorAlone() async throws {
    let fake = FakeCloze(#"{"errorcode":0,"cursor":"c2","availablecount":0,"people":[]}"#)
    let service = try fake.service()
    let first = try await service.pullPage(of: .person, at: nil, vocabulary: Vocabulary())
    #expect(first.next == .changes("c2"))
    _ = try await service.pullPage(of: .person, at: "c1", vocabulary: Vocabulary())
    #expect(
      fake.targets == ["/v1/people/feed?pagesize=500&includeauditedchanges=true", "/v1/people/feed?cursor=c1"])
  }
}
