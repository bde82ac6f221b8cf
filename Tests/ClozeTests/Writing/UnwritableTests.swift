import CRM
import Cloze
import Testing

/// What is refused before anything is sent.
@Suite struct UnwritableTests {
  private func preview(_ write: Write) throws -> ServiceError? {
    let service = try quietService()
    return refusal { () throws(ServiceError) in try service.rules.preview(write, vocabulary: writingVocabulary) }
  }

  @Test(arguments: [
    (RecordKind.person, "acme.com"), (.person, "Bo"), (.person, "555-1212"), (.company, "bo@b.c"),
    (.company, "+16505551212"), (.project, "acme.com"), (.project, "direct:abc"), (.person, "direct:abc"),
    (.person, ""),
  ])
  func anAddressThatCannotNameTheRecord(_ kind: RecordKind, _ address: String) throws {
    for entry in EntryKind.allCases {
      let write = Write(Entry(entry, to: address, [.text: .text("x"), .subject: .text("x")]), about: kind)
      let error = try preview(write)
      #expect(error?.reason == .rejected && error?.summary.contains("“\(address)”") == true)
    }
  }

  /// Cloze refuses its own keys as addresses, with error 32 [cloze-api.md, 2.3].
  @Test func aRecordsOwnKeyIsNoAddress() throws {
    let error = try preview(Write(Entry(.note, [.text: .text("x")]), "AAAAAAAAAAAAAAAAAAAAAA"))
    #expect(error?.reason == .rejected && error?.summary.contains("e-mail address or phone number") == true)
    #expect(try preview(Write(Entry(.note, [.text: .text("x")]), "bo@b.c")) == nil)
  }

  @Test(arguments: ["Bo", "650 555 1212", "a@b@c.d", "@b.c", "x y@b.c", "acme", "-x.com", "source:", "a:b", "+12"])
  func othersHaveToBeAddressesToo(_ text: String) throws {
    for field in [EntryField.participants, .references] {
      let error = try preview(Write(Entry(.call, to: "bo@b.c", [field: .list([text])])))
      #expect(error?.reason == .rejected && error?.summary.contains(text) == true)
    }
  }

  @Test func companiesAreNoRecipients() throws {
    let error = try preview(Write(Entry(.call, to: "bo@b.c", [.participants: .list(["acme.com"])])))
    #expect(error?.summary.contains("acme.com is a company") == true)
    #expect(
      try preview(Write(Entry(.todo, to: "bo@b.c", [.text: .text("x"), .participants: .list(["acme.com"])]))) == nil)
  }

  @Test(arguments: [EntryKind.call, .email, .text, .meeting, .directMessage, .postal])
  func communicationsOfTheFuture(_ kind: EntryKind) throws {
    func error(after seconds: Int64) throws -> ServiceError? {
      try preview(Write(Entry(kind, to: "bo@b.c", [.at: .moment(writtenAt.adding(seconds: seconds))])))
    }
    #expect(try error(after: 1)?.summary.contains("of the future") == true)
    #expect(try error(after: 0) == nil)
  }

  @Test(
    arguments: [
      Entry(.note, to: "bo@b.c"), Entry(.todo, to: "bo@b.c", [.text: .text(" \n ")]), Entry(.event, to: "bo@b.c"),
      Entry(.todo, to: "bo@b.c", [.text: .text("x\n" + String(repeating: "y", count: 1025))]),
      Entry(.todo, to: "bo@b.c", [.text: .text("x"), .due: .text("tomorrow")]),
      Entry(.call, to: "bo@b.c", [.at: .flag(true)]), Entry(.call, to: "bo@b.c", [.duration: .seconds(-1)]),
      Entry(.call, to: "bo@b.c", [.outcome: .choice("noanswer")]),
      Entry(.call, to: "bo@b.c", [.direction: .choice("up")]),
    ])
  func entriesThatClozeWouldRefuse(_ entry: Entry) throws {
    #expect(try preview(Write(entry))?.reason == .rejected)
  }

  @Test func anEmailWithNobody() throws {
    #expect(try preview(Write(Entry(.email, to: "acme.com"), about: .company))?.reason == .rejected)
    #expect(try preview(Write(Entry(.call, to: "acme.com"), about: .company)) == nil)
  }

  @Test func recordsThatClozeDoesNotHave() throws {
    #expect(try preview(Write(Entry(.note, to: "bo@b.c", [.text: .text("x")]), about: .lead))?.reason == .unsupported)
  }

  @Test func nothingIsChangedOnceItIsThere() async throws {
    let fake = FakeCloze("{}")
    let service = try fake.service()
    let target = ItemTarget(id: "m1", kind: .task, title: "Ring")
    let event = ItemTarget(id: "m2", kind: .custom, title: "Launch")
    for change in [
      Write.Change.complete(target, true), .complete(target, false), .delete(target), .postpone(target, to: nil),
      .reassign(target, to: "ben@acme.com"), .edit(target, Entry(.todo, to: "bo@b.c", [.text: .text("x")])),
      .edit(event, Entry(.event, to: "bo@b.c", [.subject: .text("x")])),
    ] {
      let error = await serviceError { try await service.deliver(Write(change), vocabulary: writingVocabulary) }
      #expect(error?.reason == .unsupported && error?.summary.contains("in Cloze") == true)
    }
    #expect(fake.calls.isEmpty)
  }

  @Test(arguments: ItemChange.allCases)
  func everyChangeSaysWhyNot(_ change: ItemChange) throws {
    let service = try quietService()
    var reasons: Set<String> = []
    for kind in [TimelineItem.Kind.task, .note] {
      let item = TimelineItem(id: "m1", kind: kind, at: writtenAt, title: "x", source: "Cloze timeline")
      reasons.insert(try #require(service.rules.unavailable(change, of: item)))
      #expect(service.rules.entry(of: item) == nil)
    }
    #expect(reasons.count == 2)
  }
}
