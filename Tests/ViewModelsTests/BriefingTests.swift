import CRM
import MirrorStore
import Testing

@testable import ViewModels

@Suite struct BriefingTests {
  private typealias Fixture = BriefingFixture

  @Test(
    arguments: [
      ([("c", .call, "2026-11-20T10:00:00Z"), ("m", .meeting, "2026-11-19T10:00:00Z")], "c"),
      // What is still to come, and what is no contact, does not count.
      ([("m", .meeting, "2026-11-22T10:00:00Z"), ("e", .email, "2026-11-18T10:00:00Z")], "e"),
      (
        [
          ("n", .note, "2026-11-21T10:00:00Z"), ("o", .emailOpen, "2026-11-21T10:00:00Z"),
          ("t", .text, "2025-01-01T00:00:00Z"),
        ], "t"
      ),
      ([("k", .task, "2026-11-20T10:00:00Z"), ("s", .statusChange, "2026-11-20T10:00:00Z")], nil),
      ([], nil),
    ] as [([(String, TimelineItem.Kind, String)], String?)])
  func lastContactIsTheNewestThatHappened(_ items: [(String, TimelineItem.Kind, String)], _ expected: String?) {
    let briefing = Fixture.briefing(items.map { Fixture.item($0.0, $0.1, $0.2) })
    #expect(briefing.lastContact?.item.id == expected)
  }

  @Test func nextStepIsTheOpenToDoThatIsDueFirst() {
    let briefing = Fixture.briefing([
      Fixture.item("someday", .task, "2026-11-01T12:00:00Z", precision: .someday, isDone: false),
      Fixture.item("done", .task, "2026-11-10T12:00:00Z", precision: .day, isDone: true),
      Fixture.item("late", .task, "2026-11-20T12:00:00Z", precision: .day, isDone: false),
      Fixture.item("today", .task, "2026-11-21T12:00:00Z", precision: .day, isDone: false),
      Fixture.item("soon", .task, "2026-11-21T15:00:00Z", isDone: false),
    ])
    #expect(briefing.todos.map(\.id) == ["late", "today", "soon", "someday"])
    #expect(briefing.todos.map(\.isOverdue) == [true, false, false, false])
    #expect(briefing.nextStep?.id == "late")
    // They have their own place; what is done is history.
    #expect(briefing.timeline.map(\.item.id) == ["done"])
  }

  @Test func toDosOfTheRecordAreThereThatTheTimelineLacks() {
    let lines = [
      "Call back", "Send the list (due 2026-11-25, Mei)", "Ask Bob (due 2026-11-20)",
      "Call (Ann) (due 2026-11-19, Mei)",
      "Call (Ann) (due 2026-12-01, Mei)", "Odd (due soon)", "(due 2026-11-30, Mei)",
    ]
    let tasks = FieldGroup("Tasks", lines.map { Field("To do", .text($0)) } + [Field("Done", .text("Paint the shed"))])
    let alone = Fixture.briefing(nil, detail: [tasks]).todos
    #expect(
      alone.map(\.title) == [
        "Call (Ann)", "Ask Bob", "Send the list", "Call (Ann)", "Call back", "Odd (due soon)", "(due 2026-11-30, Mei)",
      ])
    #expect(alone.map(\.isOverdue) == [true, true, false, false, false, false, false])
    #expect(alone.map(\.who) == ["Mei", nil, "Mei", "Mei", nil, nil, nil])

    let known = [
      // Put off, and done, in the meantime, which the record does not know yet.
      Fixture.item("t1", .task, "2026-11-29T12:00:00Z", "Send the list", precision: .day, isDone: false),
      Fixture.item("t2", .task, "2026-11-20T12:00:00Z", "Ask Bob", precision: .day, isDone: true),
      Fixture.item("t3", .task, "2026-12-01T12:00:00Z", "Call (Ann)", precision: .day, isDone: false),
    ]
    let both = Fixture.briefing(known, detail: [tasks]).todos
    #expect(both.map(\.id) == [nil, "t1", "t3", nil, nil, nil])
    #expect(both.first?.title == "Call (Ann)")
  }

  @Test func addressesBelongToThePersonBeforeThem() {
    let briefing = Fixture.briefing(
      detail: [
        FieldGroup(
          "Reach", [Field("E-mail", .email("info@acme.example")), Field("E-mail", .email("info@acme.example"))]),
        FieldGroup(
          "Contacts",
          [
            Field("Contact", .text("Ann, CFO"), link: RecordID(.contact, "c1")),
            Field("E-mail", .email("ann@acme.example")), Field("Phone", .phone("+43 1 1")),
            Field("Contact", .text("Bob"), link: RecordID(.contact, "c2")),
            Field("Contact", .text("Cyd"), link: RecordID(.contact, "c3")), Field("Phone", .phone("+43 1 3")),
          ]),
        FieldGroup(
          "Other", [Field("Phone", .phone("+43 1 0")), Field("Seat", .text("Graz"), link: RecordID(.company, "g"))]),
        FieldGroup("Record", [Field("Itself", .text("Acme"), link: RecordID(.lead, "lead_1"))]),
      ])
    let people = briefing.people
    #expect(people.own.emails == ["info@acme.example"])
    #expect(people.own.phones == ["+43 1 0"])
    #expect(people.others.map(\.name) == ["Ann, CFO", "Bob", "Cyd"])
    #expect(people.others.map(\.emails) == [["ann@acme.example"], [], []])
    #expect(people.others.map(\.phones) == [["+43 1 1"], [], ["+43 1 3"]])
    #expect(people.companies.map(\.name) == ["Graz"])
  }

  @Test(
    arguments: [
      // What the mirror has of the deal counts, then what the record says of it.
      ("active", nil, true), ("won", nil, false), ("Lost", nil, false), (nil, "won", false), (nil, "active", true),
      (nil, nil, true), ("active", "lost", false),
    ] as [(String?, String?, Bool)])
  func dealsThatAreOverAreLeftOut(_ own: String?, _ inRecord: String?, _ isShown: Bool) {
    let id = RecordID(.deal, "oppo_1")
    let deal = own.map { Record(id: id, title: "Chairs", status: "Proposal", original: ["status_type": .string($0)]) }
    let briefing = Fixture.briefing(
      detail: [FieldGroup("Opportunities", [Field("Offer", .text("€ 4,000, 70 %"), link: id)])],
      deals: deal.map { [$0] } ?? [],
      original: ["opportunities": [["id": "oppo_1", "status_type": inRecord.map(JSON.string) ?? .null]]])
    #expect(briefing.deals.map(\.id) == (isShown ? [id] : []))
    #expect(briefing.deals.first?.value == (isShown ? "€ 4,000, 70 %" : nil))
    #expect(briefing.deals.first?.stage == (isShown ? (own == nil ? "Offer" : "Proposal") : nil))
  }

  @Test func whatWaitsInTheOutboxIsThereAndSaysSo() {
    let call = Write(
      id: WriteID("w1"), ref: RecordRef(Fixture.account, RecordID(.lead, "lead_1")),
      change: .create(Entry(.call, [.text: .text("They want chairs")])), madeAt: Fixture.at("2026-11-21T11:00:00Z"))
    let briefing = Fixture.briefing(
      [Fixture.item("c", .call, "2026-11-20T10:00:00Z")], outbox: [OutboxItem(write: call, dueAt: Fixture.now)])
    #expect(briefing.lastContact?.waiting == "queued")
    #expect(briefing.timeline.count == 2)
  }

  @Test func theTimelineIsNoLongerThanAskedFor() {
    let items = (10..<20).map { Fixture.item("n\($0)", .note, "2026-11-\($0)T10:00:00Z") }
    #expect(Fixture.briefing(items, length: 3).timeline.map(\.item.id) == ["n19", "n18", "n17"])
    #expect(Fixture.briefing(items, length: 0).timeline.isEmpty)
  }
}
