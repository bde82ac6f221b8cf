import CRM
import Cloze
import Testing

/// Looking for what may have arrived [cloze-api.md, 9.2].
@Suite struct SettlementTests {
  private static let sentAt = writtenAt.adding(seconds: 10)
  private static let fresh = sentAt.milliseconds + 500

  private func settle(
    _ entry: Entry, _ fake: FakeCloze, known: Set<String> = [], record: String = "S1"
  ) async throws -> Settlement {
    try await fake.service().settle(
      Write(entry, record), sentAt: Self.sentAt, known: known, vocabulary: writingVocabulary)
  }

  /// A timeline of these messages, all changed at `changed`; bodies are there for those that have none.
  private func timeline(_ messages: [String], changed: Int64 = fresh, body: String? = nil) -> FakeCloze {
    let references = messages.indices.map { #"{"key":"m\#($0)","changed":\#(changed)}"# }
    let named = messages.enumerated().map { #"{"key":"m\#($0)",\#($1)}"# }
    var paths = [
      "people/timeline": #"{"errorcode":0,"messages":[\#(references.joined(separator: ","))]}"#,
      "messages/get": #"{"errorcode":0,"messages":[\#(named.joined(separator: ","))]}"#,
    ]
    if let body { paths["messages/body"] = #"{"errorcode":0,"body":"\#(body)"}"# }
    return FakeCloze(paths: paths)
  }

  private func arrived(_ settlement: Settlement) -> String? {
    guard case .arrived(let delivery) = settlement else { return nil }
    return delivery.item?.id
  }

  private func candidates(_ settlement: Settlement) -> [String]? {
    guard case .unclear(let question, let candidates) = settlement, question.hasSuffix("?") else { return nil }
    return candidates.map(\.id)
  }

  private static let date = #""date":"2026-03-09T14:30:00Z""#
  private let call = Entry(
    .call, to: "bo@b.c", [.text: .text("Wants two."), .subject: .text("Roof"), .direction: .choice("outbound")])

  @Test(arguments: [EntryKind.note, .event])
  func contentIsSafeToSendAgain(_ kind: EntryKind) async throws {
    let fake = FakeCloze("{}")
    let entry = Entry(kind, to: "bo@b.c", [.text: .text("x"), .subject: .text("y")])
    #expect(try await settle(entry, fake) == .maySend)
    #expect(fake.calls.isEmpty)
  }

  @Test func aProjectsToDoIsSafeToSendAgain() async throws {
    let write = Write(Entry(.todo, to: "crm.example:9", [.text: .text("x")]), about: .project)
    let settlement = try await FakeCloze("{}").service().settle(
      write, sentAt: Self.sentAt, known: [], vocabulary: emptyVocabulary)
    #expect(settlement == .maySend)
  }

  @Test(arguments: [
    #""style":"call",\#(date),"subject":"Roof","body":"Wants  two.","direction":"outbound""#,
    #""type":"call",\#(date),"subject":"Roof","preview":"Wants…""#,
    #""type":"call","date":1773066600400,"body":"Wants two.""#,
  ])
  func aCallThatIsThere(_ message: String) async throws {
    let settlement = try await settle(call, timeline([#""type":"note","body":"x""#, message]))
    #expect(arrived(settlement) == "m1")
  }

  @Test func theWritersOwnIDIsProof() async throws {
    #expect(arrived(try await settle(call, timeline([#""type":"external","uniqueid":"W-1""#]))) == "m0")
  }

  @Test func aTextThatIsNotShownIsFetched() async throws {
    let message = #""type":"call",\#(Self.date),"subject":"Roof""#
    #expect(arrived(try await settle(call, timeline([message], body: "Wants two."))) == "m0")
    #expect(candidates(try await settle(call, timeline([message], body: "Wants three."))) == ["m0"])
    #expect(candidates(try await settle(call, timeline([message]))) == ["m0"])
  }

  @Test(arguments: [
    #""type":"call",\#(date),"subject":"Roof","body":"Wants three.""#,
    #""type":"call",\#(date),"subject":"Wall","body":"Wants two.""#,
    #""type":"call",\#(date),"subject":"Roof","body":"Wants two.","direction":"inbound""#,
    #""type":"call","date":"2026-03-09T14:40:00Z","subject":"Roof","body":"Wants two.""#,
    #""type":"call","date":1773066655000,"subject":"Roof","body":"Wants two.""#,
    #""type":"hologram",\#(date),"subject":"Roof","body":"Wants two.""#,
  ])
  func whatItCouldBeIsLeftToTheUser(_ message: String) async throws {
    #expect(candidates(try await settle(call, timeline([message]))) == ["m0"])
  }

  @Test(arguments: [
    #""type":"sms",\#(date),"subject":"Roof","body":"Wants two.""#,
    #""type":"call","date":"2025-03-09T14:30:00Z","subject":"Roof","body":"Wants two.""#,
    #""type":"hologram",\#(date)"#,
  ])
  func whatItCannotBeIsNotOffered(_ message: String) async throws {
    let old = Self.sentAt.milliseconds - 3_600_000
    #expect(candidates(try await settle(call, timeline([message], changed: old))) == [])
  }

  @Test func whatWasThereBeforeIsNoProof() async throws {
    let message = #""type":"call",\#(Self.date),"subject":"Roof","body":"Wants two.""#
    let old = Self.sentAt.milliseconds - 3_600_000
    #expect(candidates(try await settle(call, timeline([message], changed: old))) == ["m0"])
  }

  @Test func itemsOfOtherWritesAreLeftAlone() async throws {
    let message = #""type":"call",\#(Self.date),"subject":"Roof","body":"Wants two.""#
    #expect(candidates(try await settle(call, timeline([message]), known: ["m0"])) == [])
    #expect(arrived(try await settle(call, timeline([message, message]), known: ["m0"])) == "m1")
  }

  @Test(
    arguments: [
      (#""type":"todo","subject":"Ring","due":1773070200000,"done":false"#, fresh, true),
      (#""type":"todo","subject":"Ring","when":"2026-03-09T15:30:00Z""#, fresh, true),
      (#""type":"todo","subject":"Ring","due":1"#, fresh, false),
      (#""type":"todo","subject":"Ring","due":1773070200000,"done":true"#, fresh, false),
      (#""type":"todo","subject":"Sing","due":1773070200000"#, fresh, false),
      (#""type":"todo","subject":"Ring","due":1773070200000"#, fresh - 3_600_000, false),
    ] as [(String, Int64, Bool)])
  func aToDoHasToBeNewAndTheSame(_ message: String, _ changed: Int64, _ isThere: Bool) async throws {
    let entry = Entry(.todo, to: "bo@b.c", [.text: .text("Ring"), .due: .moment(writtenAt.adding(seconds: 3600))])
    let settlement = try await settle(entry, timeline([message], changed: changed))
    #expect(isThere ? arrived(settlement) == "m0" : candidates(settlement) == ["m0"])
  }

  @Test func someday() async throws {
    let entry = Entry(.todo, to: "bo@b.c", [.text: .text("Ring")])
    #expect(arrived(try await settle(entry, timeline([#""type":"todo","subject":"Ring","due":1"#]))) == "m0")
    let dated = timeline([#""type":"todo","subject":"Ring","due":1773070200000"#])
    #expect(candidates(try await settle(entry, dated)) == ["m0"])
  }

  @Test func anEmptyTimelineProvesNothing() async throws {
    #expect(candidates(try await settle(call, timeline([]))) == [])
  }

  @Test(arguments: [FakeCloze.unknownPath, (404, "nginx"), (200, #"{"errorcode":62,"message":"Not found"}"#)])
  func withoutReadsTheUserIsAsked(_ answer: FakeCloze.Answer) async throws {
    #expect(candidates(try await settle(call, FakeCloze { _ in answer })) == [])
  }

  @Test func aRecordWithoutAKeyCannotBeLookedUp() async throws {
    let fake = FakeCloze("{}")
    #expect(candidates(try await settle(call, fake, record: "closeup:abc")) == [])
    #expect(fake.calls.isEmpty)
  }

  @Test func aFailureToLookIsNoAnswer() async throws {
    let fake = FakeCloze { _ in (500, "oops") }
    let service = try fake.service()
    let error = await serviceError {
      try await service.settle(Write(call), sentAt: Self.sentAt, known: [], vocabulary: writingVocabulary)
    }
    #expect(error?.reason == .serverFailure)
  }

  @Test func itLooksBackNoFurtherThanItHasTo() async throws {
    let new = #"{"errorcode":0,"messages":[{"key":"m","date":"2026-03-09T14:00:00Z","type":"note","body":"x"}]}"#
    let old = #"{"errorcode":0,"messages":[{"key":"m","date":"2026-03-01T14:00:00Z","type":"note","body":"x"}]}"#
    for (messages, pages) in [(new, 3), (old, 1)] {
      let fake = FakeCloze { call in
        if call.target.hasSuffix("get") { return (200, messages) }
        let stamp = call.body?.contains("stamp") == true ? (call.body?.utf8.count ?? 0) : 0
        return (200, #"{"messages":[{"key":"m"}],"stamp":"\#(String(repeating: "x", count: stamp + 1))"}"#)
      }
      #expect(candidates(try await settle(call, fake)) == [])
      #expect(fake.targets.count { $0.hasSuffix("/timeline") } == pages)
    }
  }
}
