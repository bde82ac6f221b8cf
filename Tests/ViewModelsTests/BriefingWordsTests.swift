import CRM
import MirrorStore
import Testing

@testable import ViewModels

@Suite struct BriefingWordsTests {
  private typealias Fixture = BriefingFixture

  @Test func readsFromTheTop() {
    let briefing = Fixture.briefing(
      [
        Fixture.item("t", .task, "2026-11-22T12:00:00Z", "Send the list", precision: .day, isDone: false, actor: "Mei"),
        Fixture.item(
          "c", .call, "2026-11-20T10:00:00Z", "Outbound call", body: "They are keen.", actor: "Mei", seconds: 720),
        Fixture.item("n", .note, "2026-11-19T10:00:00Z", "They pay late…", body: "They pay late, but they pay."),
      ],
      detail: [
        FieldGroup("Reach", [Field("E-mail", .email("info@acme.example"))]),
        FieldGroup(
          "Contacts",
          [Field("Contact", .text("Ann, CFO"), link: RecordID(.contact, "c1")), Field("P", .phone("+43 1"))]),
        FieldGroup("Opportunities", [Field("Offer", .text("€ 4,000"), link: RecordID(.deal, "o1"))]),
      ])
    #expect(briefing.byline == "Lead · Potential · Vienna · work")
    let sections = briefing.sections(Fixture.time)
    #expect(sections.map(\.title) == [nil, "People", "Open deals", "To-dos", "Timeline"])
    #expect(
      sections.map(\.rows) == [
        [
          .init("E-mail", "info@acme.example"),
          .init("Last contact", "yesterday 10:00: Outbound call, 12 min, Mei"),
          .init("Next step", "tomorrow: Send the list (Mei)"),
        ],
        [.init("", "Ann, CFO", detail: "+43 1")], [.init("Offer", "€ 4,000")],
        [.init("tomorrow", "Send the list (Mei)")],
        [
          .init("yesterday 10:00", "Outbound call, 12 min, Mei", detail: "They are keen."),
          .init("19 Nov 10:00", "Note", detail: "They pay late, but they pay."),
        ],
      ])
  }

  @Test(arguments: [
    (false, true, false, "From the mirror: record 3 h ago, timeline 2 d ago."),
    (
      true, false, false,
      "From the mirror: record 3 h ago (only what lists show), timeline never fetched; --live asks the service."
    ),
    (false, true, true, "Fetched 3 h ago, timeline 2 d ago."),
  ])
  func saysHowOldItIs(_ isPartial: Bool, _ hasTimeline: Bool, _ isLive: Bool, _ words: String) {
    let briefing = Fixture.briefing(hasTimeline ? [] : nil, isPartial: isPartial)
    #expect(briefing.source(Fixture.time, isLive: isLive) == words)
  }

  @Test func saysWhyThereIsNothing() {
    let unknown = Fixture.briefing(nil).sections(Fixture.time)
    #expect(unknown.map(\.rows) == [[.init("Last contact", "not known"), .init("Next step", "none")]])
    let limited = Fixture.briefing([], limitation: "This account has no timelines.").sections(Fixture.time)
    #expect(limited[0].rows.last == .init("Timeline", "This account has no timelines."))
    #expect(limited[0].rows.first == .init("Last contact", "none that the timeline tells of"))
  }

  @Test(arguments: [
    ("2026-11-20T12:00:00Z", TimelineItem.Precision.day, "yesterday, overdue: Call"),
    ("2026-11-21T11:00:00Z", .moment, "today 11:00, overdue: Call"), ("2026-11-21T12:00:00Z", .day, "today: Call"),
    ("2026-11-21T12:00:00Z", .someday, "someday: Call"),
  ])
  func saysWhenTheNextStepIsDue(_ at: String, _ precision: TimelineItem.Precision, _ words: String) {
    let briefing = Fixture.briefing([Fixture.item("t", .task, at, "Call", precision: precision, isDone: false)])
    #expect(briefing.sections(Fixture.time)[0].rows.last == .init("Next step", words))
  }

  @Test(arguments: [
    ("From: A <a@b.example>\nTo: c@d.example\n\nDear all,\n\nyes.", "Dear all,\n\nyes."),
    ("To: be or not\nthat is it\n\nMore", "To: be or not\nthat is it\n\nMore"), ("Short", "Short"),
  ])
  func ofAnEMailTheWordsAreShown(_ body: String, _ words: String) {
    let briefing = Fixture.briefing([Fixture.item("e", .email, "2026-11-20T10:00:00Z", "E-mail: Hi", body: body)])
    #expect(briefing.sections(Fixture.time).last?.rows.map(\.detail) == [words])
  }

  @Test func jsonHasStableNames() {
    let briefing = Fixture.briefing(
      [
        Fixture.item("t", .task, "2026-11-22T12:00:00Z", "List", precision: .day, isDone: false, actor: "Mei"),
        Fixture.item("c", .call, "2026-11-20T10:00:00Z", "Call", body: "Keen.", seconds: 60),
      ],
      detail: [
        FieldGroup("Reach", [Field("E-mail", .email("i@a.example"))]),
        FieldGroup(
          "Contacts", [Field("C", .text("Ann"), link: RecordID(.contact, "c1")), Field("P", .phone("+43 1"))]),
        FieldGroup("Opportunities", [Field("Offer", .text("€ 4,000"), link: RecordID(.deal, "o1"))]),
      ])
    let call = """
      {"id":"c","kind":"call","title":"Call","at":"2026-11-20T10:00:00Z","text":"Keen.","seconds":60,\
      "source":"Close activity"}
      """
    let todo = #"{"title":"List","id":"t","due":"2026-11-22","is_overdue":false,"who":"Mei"}"#
    #expect(
      briefing.json.text == """
        {"account":"work","kind":"lead","id":"lead_1","name":"Acme","subtitle":"Vienna","stage":"Potential",\
        "emails":["i@a.example"],"phones":[],"companies":[],\
        "people":[{"name":"Ann","emails":[],"phones":["+43 1"],"id":"c1"}],\
        "last_contact":\(call),"next_step":\(todo),"deals":[{"id":"o1","stage":"Offer","value":"€ 4,000"}],\
        "todos":[\(todo)],"timeline":[\(call)],"is_partial":false,"fetched_at":"2026-11-21T09:00:00Z",\
        "timeline_fetched_at":"2026-11-19T12:00:00Z"}
        """)
  }
}
