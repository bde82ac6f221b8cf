import CRM
import Cloze
import Testing

/// The requests letter by letter [cloze-api.md, 9.1].
@Suite struct RequestBodyTests {
  private func body(
    _ entry: Entry, about kind: RecordKind = .person, _ vocabulary: Vocabulary = writingVocabulary
  ) throws -> String {
    let preview = try quietService().rules.preview(Write(entry, about: kind), vocabulary: vocabulary)
    #expect(preview.method == "POST")
    return "\(preview.path) \(preview.body?.text ?? "")"
  }

  @Test func aCallWithEverything() throws {
    let entry = Entry(
      .call, to: "bo@b.c",
      [
        .text: .text("Wants two.\nCalls back."), .direction: .choice("outbound"), .outcome: .choice("noanwser"),
        .at: .moment(Instant(microseconds: 1_773_063_000_700_000)), .duration: .seconds(61), .subject: .text("Roof"),
        .participants: .list(["+1 650-555-1212", "BO@b.c"]), .references: .list(["Acme.com", "crm.example:D-1"]),
      ])
    #expect(
      try body(entry)
        == #"v1/timeline/communication/create {"style":"call","date":"2026-03-09T13:30:00Z","from":"ada@acme.com","#
        + #""name":"Ada","recipients":[{"value":"bo@b.c","role":"to"},{"value":"+16505551212","role":"to"}],"#
        + #""references":[{"value":"acme.com","type":"company","ids":["acme.com"]},"#
        + #"{"value":"crm.example:D-1","type":"project","ids":["crm.example:D-1"]}],"subject":"Roof","#
        + #""body":"Wants two.\nCalls back.","bodytype":"text","duration":2,"outcome":"noanwser","#
        + #""direction":"outbound","key":"W-1"}"#)
  }

  @Test func aCallWithNothingIsOutgoingAndOfTheTimeItWasWritten() throws {
    #expect(
      try body(Entry(.call, to: "bo@b.c"))
        == #"v1/timeline/communication/create {"style":"call","date":"2026-03-09T14:30:00Z","from":"ada@acme.com","#
        + #""name":"Ada","recipients":[{"value":"bo@b.c","role":"to"}],"subject":"Call","direction":"outbound","#
        + #""key":"W-1"}"#)
  }

  @Test func whatCameInIsFromThemToTheUser() throws {
    let entry = Entry(
      .text, to: "+16505551212",
      [.text: .text("Hi"), .direction: .choice("inbound"), .participants: .list(["x@y.z"])])
    #expect(
      try body(entry)
        == #"v1/timeline/communication/create {"style":"text","date":"2026-03-09T14:30:00Z","from":"+16505551212","#
        + #""recipients":[{"value":"ada@acme.com","role":"to"},{"value":"x@y.z","role":"to"}],"#
        + #""body":"Hi","bodytype":"text","direction":"inbound","key":"W-1"}"#)
  }

  @Test func anAccountWithoutAProfileLeavesTheSenderToCloze() throws {
    #expect(
      try body(Entry(.text, to: "bo@b.c", [.text: .text("Hi")]), emptyVocabulary)
        == #"v1/timeline/communication/create {"style":"text","date":"2026-03-09T14:30:00Z","#
        + #""recipients":[{"value":"bo@b.c","role":"to"}],"body":"Hi","bodytype":"text","direction":"outbound","#
        + #""key":"W-1"}"#)
  }

  @Test func aMeetingOfACompany() throws {
    let entry = Entry(
      .meeting, to: "acme.com",
      [
        .subject: .text("Kick-off"), .duration: .seconds(3600), .location: .text("Room 2"),
        .participants: .list(["ben@acme.com"]), .at: .day(CalendarDate(daysSince1970: 20_520)),
      ])
    #expect(
      try body(entry, about: .company)
        == #"v1/timeline/communication/create {"style":"meeting","date":"2026-03-08T12:00:00Z","from":"ada@acme.com","#
        + #""name":"Ada","recipients":[{"value":"ben@acme.com","role":"to"}],"#
        + #""references":[{"value":"acme.com","type":"company","ids":["acme.com"]}],"subject":"Kick-off","#
        + #""duration":60,"location":"Room 2","key":"W-1"}"#)
  }

  @Test(arguments: [
    (EntryKind.email, "email", #""subject":"E-mail","#), (.directMessage, "direct", ""),
    (.postal, "postal", #""subject":"Letter","#),
  ])
  func otherCommunications(_ kind: EntryKind, _ style: String, _ subject: String) throws {
    #expect(
      try body(Entry(kind, to: "bo@b.c", [.text: .text("Hello")]))
        == #"v1/timeline/communication/create {"style":"\#(style)","date":"2026-03-09T14:30:00Z","#
        + #""from":"ada@acme.com","name":"Ada","recipients":[{"value":"bo@b.c","role":"to"}],\#(subject)"#
        + #""body":"Hello","bodytype":"text","key":"W-1"}"#)
  }

  @Test func todayWithoutATimeIsNotInTheFuture() throws {
    var entry = Entry(.call, to: "bo@b.c")
    entry[.at] = .day(CalendarDate(daysSince1970: 20_521))
    #expect(try body(entry).contains(#""date":"2026-03-09T12:00:00Z""#))
    let morning = Write(
      id: WriteID("W-1"), ref: RecordRef(AccountID("work"), RecordID(.person, "S1")), change: .create(entry),
      madeAt: Instant(seconds: 1_773_066_600 - 6 * 3600))
    let early = try quietService().rules.preview(morning, vocabulary: writingVocabulary)
    #expect(early.body?["date"] == "2026-03-09T08:30:00Z")
  }

  @Test func anEventOfADayIsAtItsNoon() throws {
    let entry = Entry(
      .event, to: "bo@b.c", [.subject: .text("Fair"), .at: .day(CalendarDate(daysSince1970: 20_530))])
    #expect(try body(entry).contains(#""date":"2026-03-18T12:00:00Z""#))
  }

  @Test func whatCameInFromNobodyNamedHasItsDirectionAlone() throws {
    #expect(
      try body(Entry(.call, to: "acme.com", [.direction: .choice("inbound")]), about: .company)
        == #"v1/timeline/communication/create {"style":"call","date":"2026-03-09T14:30:00Z","#
        + #""references":[{"value":"acme.com","type":"company","ids":["acme.com"]}],"subject":"Call","#
        + #""direction":"inbound","key":"W-1"}"#)
  }

  @Test func aNoteIsContentUnderItsOwnID() throws {
    let entry = Entry(
      .note, to: "bo@b.c", [.text: .text("Met.\nLikes tea."), .title: .text("Tea"), .references: .list(["acme.com"])])
    #expect(
      try body(entry)
        == #"v1/timeline/content/create {"style":"note","uniqueid":"W-1","source":"closeup.app","#
        + #""date":"2026-03-09T14:30:00Z","from":"ada@acme.com","name":"Ada","#
        + #""references":[{"value":"bo@b.c","type":"person","ids":["bo@b.c"]},"#
        + #"{"value":"acme.com","type":"company","ids":["acme.com"]}],"subject":"Tea","#
        + #""body":"Met.\nLikes tea.","bodytype":"text"}"#)
  }

  @Test func anEventMayBeToCome() throws {
    let entry = Entry(
      .event, to: "crm.example:9", [.subject: .text("Launch"), .at: .moment(writtenAt.adding(seconds: 86_400))])
    #expect(
      try body(entry, about: .project, emptyVocabulary)
        == #"v1/timeline/content/create {"style":"event","uniqueid":"W-1","source":"closeup.app","#
        + #""date":"2026-03-10T14:30:00Z","#
        + #""references":[{"value":"crm.example:9","type":"project","ids":["crm.example:9"]}],"subject":"Launch"}"#)
  }

  @Test func aToDoNamesItsRecordsBothWays() throws {
    let entry = Entry(
      .todo, to: "bo@b.c",
      [
        .text: .text("Send the offer\nWith the roof.\n"), .due: .moment(writtenAt.adding(seconds: 3600)),
        .assignee: .choice("ben@acme.com"), .participants: .list(["acme.com"]),
      ])
    #expect(
      try body(entry)
        == #"v1/timeline/todo/create {"subject":"Send the offer","when":"2026-03-09T15:30:00Z","#
        + #""participants":["bo@b.c","acme.com"],"#
        + #""references":[{"value":"bo@b.c","type":"person","ids":["bo@b.c"]},"#
        + #"{"value":"acme.com","type":"company","ids":["acme.com"]}],"assignee":"ben@acme.com","#
        + #""preview":"With the roof."}"#)
  }

  @Test(
    arguments: [
      (nil, ""), (.day(CalendarDate(daysSince1970: 20_530)), #""when":"2026-03-18T12:00:00Z","#),
      (.moment(Instant(seconds: 0)), #""when":"1970-01-01T00:00:00Z","#),
    ] as [(EntryValue?, String)])
  func aToDoIsDueAtAMomentOnADayOrSomeday(_ due: EntryValue?, _ when: String) throws {
    var entry = Entry(.todo, to: "acme.com", [.text: .text("x"), .assignee: .choice("ADA@acme.com")])
    entry[.due] = due
    #expect(
      try body(entry, about: .company)
        == #"v1/timeline/todo/create {"subject":"x",\#(when)"participants":["acme.com"],"#
        + #""references":[{"value":"acme.com","type":"company","ids":["acme.com"]}]}"#)
  }

  @Test func aProjectsToDoIsContent() throws {
    let entry = Entry(
      .todo, to: "crm.example:9",
      [.text: .text("Order"), .due: .day(CalendarDate(daysSince1970: 20_530)), .participants: .list(["bo@b.c"])])
    #expect(
      try body(entry, about: .project, emptyVocabulary)
        == #"v1/timeline/content/create {"style":"todo","uniqueid":"W-1","source":"closeup.app","#
        + #""date":"2026-03-09T14:30:00Z","references":[{"value":"crm.example:9","type":"project","#
        + #""ids":["crm.example:9"]},{"value":"bo@b.c","type":"person","ids":["bo@b.c"]}],"subject":"Order","#
        + #""due":"2026-03-18T12:00:00Z"}"#)
  }

  @Test func anEventFromHereIsWrittenOver() throws {
    let service = try quietService()
    let written = TimelineItem(written: Write(Entry(.event, to: "bo@b.c", [.subject: .text("Launch")]), id: "W-0"))
    var entry = try #require(service.rules.entry(of: written))
    #expect(service.rules.unavailable(.edit, of: written) == nil)
    #expect(entry.text(.subject) == "Launch" && entry[.at] == .moment(writtenAt))
    entry[.subject] = .text("Launch 2")
    entry[.contact] = .choice("bo@b.c")
    let edit = Write(.edit(ItemTarget(written), entry))
    #expect(
      try service.rules.preview(edit, vocabulary: emptyVocabulary).body?.text
        == #"{"style":"event","uniqueid":"W-0","source":"closeup.app","date":"2026-03-09T14:30:00Z","#
        + #""references":[{"value":"bo@b.c","type":"person","ids":["bo@b.c"]}],"subject":"Launch 2","update":true}"#)
  }
}
