import CRM
import Cloze
import Testing

/// The reads of version 2026.9 [cloze-api.md, 9.2].
@Suite struct TimelineTests {
  private let id = RecordID(.person, "S1")

  private func page(_ fake: FakeCloze, next: String? = nil) async throws -> TimelinePage {
    try await fake.service().timeline(of: id, next: next, vocabulary: smallVocabulary)
  }

  /// The item that one message becomes; the reference says when it changed.
  private func item(_ message: String, bodies: String? = nil) async throws -> TimelineItem? {
    var paths = [
      "people/timeline": #"{"errorcode":0,"messages":[{"key":"m1","changed":1700000000000}],"stamp":1}"#,
      "messages/get": #"{"errorcode":0,"messages":[\#(message)]}"#,
    ]
    paths["messages/body"] = bodies
    return try await page(FakeCloze(paths: paths)).items.first
  }

  @Test func theCallsLetterByLetter() async throws {
    let fake = FakeCloze(paths: [
      "people/timeline":
        #"{"messages":[{"key":"m1","changed":17},{"key":"m2","changed":"x"},{"key":"m3"}],"stamp":"s 2"}"#,
      "messages/get": #"""
      {"messages":[{"key":"m1","style":"note"},{"key":"m2","style":"email","body":"b"},{"key":"m3","style":"call"}]}
      """#,
      "messages/body": #"{"errorcode":0,"body":"Hello"}"#,
    ])
    let service = try fake.service(user: "a@b.c")
    let first = try await service.timeline(of: id, next: nil, vocabulary: smallVocabulary)
    #expect(
      fake.calls.map { "\($0.method) \($0.target) \($0.body ?? "")" } == [
        #"POST /v1/people/timeline?user=a%40b.c {"id":"S1","limit":30}"#,
        #"POST /v1/messages/get?user=a%40b.c {"messages":[{"key":"m1","changed":17},{"key":"m2","changed":"x"},{"key":"m3"}]}"#,
        #"POST /v1/messages/body?user=a%40b.c {"key":"m1"}"#,
      ])
    _ = try await service.timeline(of: id, next: first.next, vocabulary: smallVocabulary)
    #expect(fake.calls[3].body == #"{"id":"S1","limit":30,"stamp":"s 2"}"#)
    #expect(first.items.first { $0.id == "m1" }?.body == "Hello")
    #expect(first.limitation == nil)
  }

  @Test(arguments: [(RecordKind.company, "/v1/companies/timeline"), (.project, "/v1/projects/timeline")])
  func otherKindsHaveTheirOwn(_ kind: RecordKind, _ target: String) async throws {
    let fake = FakeCloze("{}")
    _ = try await fake.service().timeline(of: RecordID(kind, "S1"), next: nil, vocabulary: emptyVocabulary)
    #expect(fake.targets == [target])
  }

  @Test func theOtherSpellingIsTriedAndKept() async throws {
    let fake = FakeCloze { call in
      (200, call.body?.hasPrefix(#"{"uniqueid""#) == true ? #"{"messages":[]}"# : #"{"errorcode":11}"#)
    }
    let service = try fake.service()
    for _ in 0..<2 { _ = try await service.timeline(of: id, next: nil, vocabulary: emptyVocabulary) }
    #expect(
      fake.calls.map(\.body) == [
        #"{"id":"S1","limit":30}"#, #"{"uniqueid":"S1","limit":30}"#, #"{"uniqueid":"S1","limit":30}"#,
      ])
  }

  @Test(arguments: ["people/timeline", "messages/get"])
  func anAccountWithoutTimelineReadsSaysSo(_ missing: String) async throws {
    var paths = [
      "people/timeline": #"{"messages":[{"key":"m1"}]}"#, "messages/get": #"{"messages":[{"key":"m1","body":"b"}]}"#,
    ]
    paths[missing] = nil
    let page = try await page(FakeCloze(paths: paths))
    #expect(page.items.isEmpty && page.next == nil)
    #expect(page.limitation?.contains("no timeline reads") == true)
  }

  @Test func aPlain404SaysSoToo() async throws {
    let page = try await page(FakeCloze { _ in (404, "nginx") })
    #expect(page.limitation?.contains("no timeline reads") == true)
  }

  @Test(arguments: [
    (200, #"{"errorcode":62,"message":"Not found"}"#, ServiceError.Reason.notFound),
    (401, #"{"errorcode":1,"message":"No"}"#, .authentication), (500, "oops", .serverFailure),
    (200, "<html>", .malformedAnswer),
  ])
  func otherFailuresAreNotDrawnAsAnEmptyTimeline(
    _ status: Int, _ body: String, _ reason: ServiceError.Reason
  ) async throws {
    let error = await serviceError { try await page(FakeCloze { _ in (status, body) }) }
    #expect(error?.reason == reason)
  }

  @Test(
    arguments: [
      (#"{"messages":[{"key":"m1"}],"stamp":17}"#, nil, "17"),
      (#"{"messages":[{"key":"m1"}],"stamp":"a\"b"}"#, nil, #""a\"b""#),
      (#"{"messages":[{"key":"m1"}]}"#, nil, nil), (#"{"messages":[{"key":"m1"}],"stamp":null}"#, nil, nil),
      (#"{"messages":[{"key":"m1"}],"stamp":""}"#, nil, nil), (#"{"messages":[{"key":"m1"}],"stamp":17}"#, "17", nil),
      (#"{"messages":[],"stamp":17}"#, "18", nil), (#"{"stamp":17}"#, nil, nil),
    ] as [(String, String?, String?)])
  func theStampLeadsIntoThePastUntilThereIsNone(_ reply: String, _ from: String?, _ next: String?) async throws {
    let fake = FakeCloze(paths: [
      "people/timeline": reply, "messages/get": #"{"messages":[{"key":"m1","body":"b"}]}"#,
    ])
    #expect(try await page(fake, next: from).next == next)
  }

  @Test func aPlaceThatNoPageNamedIsRefused() async throws {
    let fake = FakeCloze("{}")
    #expect(await serviceError { try await page(fake, next: "no json") }?.reason == .rejected)
    #expect(fake.calls.isEmpty)
  }

  @Test func itemsComeNewestFirst() async throws {
    let fake = FakeCloze(paths: [
      "people/timeline": #"{"messages":[{"key":"a"},{"key":"b"},{"key":"c"},{"key":"d"}]}"#,
      "messages/get": #"""
      {"messages":[{"key":"a","date":1000000,"body":"x"},{"key":"b","date":3000000,"body":"x"},{"key":"c","body":"x"},
      {"key":"d","date":2000000,"body":"x"}]}
      """#,
    ])
    #expect(try await page(fake).items.map(\.id) == ["b", "c", "d", "a"])
  }

  @Test func whatClozeNamesAndDoesNotDeliverIsMentioned() async throws {
    let fake = FakeCloze(paths: [
      "people/timeline": #"{"messages":[{"key":"a"},{"key":"b"},{"key":"c"}]}"#,
      "messages/get": #"{"messages":[{"key":"b","body":"x"},null]}"#,
    ])
    let page = try await page(fake)
    #expect(page.items.map(\.id) == ["b"])
    #expect(page.limitation?.contains("2 more items") == true)
  }

  @Test func aFewBodiesArePatchedInAndAMissingOneIsNoFailure() async throws {
    let keys = (0..<20).map { "m\($0)" }
    let fake = FakeCloze { call in
      switch call.target {
      case "/v1/people/timeline": (200, #"{"messages":[\#(keys.map { #"{"key":"\#($0)"}"# }.joined(separator: ","))]}"#)
      case "/v1/messages/get":
        (200, #"{"messages":[\#(keys.map { #"{"key":"\#($0)","type":"mail"}"# }.joined(separator: ","))]}"#)
      case "/v1/messages/body" where call.body == #"{"key":"m1"}"#: (200, #"{"errorcode":62}"#)
      default: (200, #"{"body":"<p>Hi &amp; bye</p>","mimeType":"text/html"}"#)
      }
    }
    let items = try await page(fake).items
    #expect(items.filter { $0.body == "Hi & bye" }.map(\.id) == ["m0", "m2", "m3", "m4", "m5"])
    #expect(items.count == 20)
    #expect(fake.mostRunning <= 3)
  }

  @Test func bodiesGoToTheItemsThatNeedThemMost() async throws {
    let messages = #"""
      {"key":"a","style":"note","preview":"All there is"},{"key":"b","style":"note"},{"key":"c","style":"todo"},
      {"key":"d","style":"call","preview":"Spoke at length…"},{"key":"e","style":"call"},{"key":"f","style":"note","body":"x"}
      """#
    let fake = FakeCloze(paths: [
      "people/timeline": #"{"messages":["a","b","c","d","e","f"]}"#, "messages/get": #"{"messages":[\#(messages)]}"#,
      "messages/body": #"{"body":"whole"}"#,
    ])
    _ = try await page(fake)
    let asked = fake.calls.filter { $0.target == "/v1/messages/body" }.compactMap(\.body)
    #expect(Set(asked) == [#"{"key":"a"}"#, #"{"key":"b"}"#, #"{"key":"d"}"#])
    #expect(asked.count == 3)
  }

  @Test func recipientsByRole() async throws {
    let found = try await item(
      #"""
      {"key":"m1","style":"email","subject":"s","body":"b","recipients":[{"value":"bo@b.c","role":"from","name":"Bo"},
      {"value":"ada@acme.com","role":"to"},{"value":"x@y.z","role":"cc"},{"name":"Hid","role":"bcc"},null,{}]}
      """#)
    #expect(found?.actor == "Bo")
    #expect(found?.body == "To: Ada Lovelace\nCc: x@y.z\nBcc: Hid\n\nb")
  }

  @Test(
    arguments: [
      (
        #"{"stage":{"before":"lead","after":"current"},"_since":3}"#, TimelineItem.Kind.statusChange,
        "Stage: Prospect → Active"
      ),
      (#"{"role":{"before":"none","after":"vp"}}"#, .change, "Role: nothing → vp"),
      (#"{"businessSize":{"after":["a",1]}}"#, .change, "Business size: nothing → a, 1"),
      (#"{"odd":3}"#, .change, nil), ("[]", .change, nil),
    ] as [(String, TimelineItem.Kind, String?)])
  func auditedChanges(_ changes: String, _ kind: TimelineItem.Kind, _ line: String?) async throws {
    let found = try await item(#"{"key":"m1","type":"audit","changes":\#(changes)}"#)
    #expect(found?.kind == kind)
    #expect(found?.body == line)
    #expect(found?.title == line ?? "Change")
  }

  @Test(arguments: [
    ("call", TimelineItem.Kind.call), ("mail", .email), ("email", .email), ("sms", .text), ("text", .text),
    ("message", .text), ("inapp", .text), ("direct", .text), ("meeting", .meeting), ("note", .note), ("todo", .task),
    ("nextstep", .task), ("audit", .change), ("external", .other), ("event", .other), ("carrier-pigeon", .other),
  ])
  func kinds(_ word: String, _ kind: TimelineItem.Kind) async throws {
    for member in ["type", "style"] {
      #expect(try await item(#"{"key":"m1","\#(member)":"\#(word)","body":"x"}"#)?.kind == kind)
    }
  }

  @Test func anEmailWithEverything() async throws {
    let found = try await item(
      #"""
      {"key":"m1","style":"email","date":1600000000000,"subject":"Offer\r\nBcc: x","body":"<div>Dear&nbsp;Bo</div>",
      "bodytype":"html","from":{"value":"ada@acme.com"},"recipients":[{"value":"bo@b.c","name":"Bo"},"ada@acme.com"]}
      """#)
    #expect(
      found
        == TimelineItem(
          id: "m1", kind: .email, at: Instant(milliseconds: 1_600_000_000_000), title: "Offer",
          body: "To: Bo, Ada Lovelace\n\nDear Bo", actor: "Ada Lovelace", direction: .outbound, source: "Cloze timeline"
        ))
  }

  @Test func aCall() async throws {
    let found = try await item(
      #"""
      {"key":"m1","style":"call","date":"2021-07-13T11:39:05Z","duration":2.5,"direction":"inbound","outcome":"leftvm",
      "from":"bo@b.c","name":"Bo"}
      """#)
    #expect(
      found
        == TimelineItem(
          id: "m1", kind: .call, at: Instant(seconds: 1_626_176_345), title: "Call", body: "Outcome: left voicemail",
          actor: "Bo", direction: .inbound, duration: 150, source: "Cloze timeline"))
  }

  @Test(
    arguments: [
      (#""due":1600000000000,"done":true"#, 1_600_000_000_000, true),
      (#""when":1600000000000"#, 1_600_000_000_000, false),
      (#""when":1"#, 1_700_000_000_000, false),
      (#""due":"2020-01-02","completed":1600000000000"#, 1_577_966_400_000, true),
      (#""status":"done""#, 1_700_000_000_000, true), (#""done":"false""#, 1_700_000_000_000, false),
    ] as [(String, Int64, Bool)])
  func todos(_ members: String, _ at: Int64, _ isDone: Bool) async throws {
    let found = try await item(#"{"key":"m1","type":"todo","subject":"Ring",\#(members)}"#)
    #expect(found?.kind == .task && found?.title == "Ring")
    #expect(found?.at == Instant(milliseconds: at))
    #expect(found?.isDone == isDone)
  }

  @Test(arguments: [
    #"{}"#, #"{"key":"m1","style":[],"date":{},"subject":3,"body":[1],"from":[],"recipients":7,"duration":"long"}"#,
    #"{"style":"call","duration":1e300,"date":1e300}"#, #"{"style":"call","duration":-5,"direction":"sideways"}"#,
    #"{"key":"","subject":"\n \n"}"#,
  ])
  func oddMessagesAreStillItems(_ message: String) async throws {
    let found = try #require(try await item(message))
    #expect(found.id == "m1")
    #expect(!found.title.isEmpty)
    #expect(found.at == Instant(milliseconds: 1_700_000_000_000))
    #expect(found.duration == nil && found.direction == nil)
  }
}
