import CRM
import Close
import Testing

/// The requests writes are put into, to the letter. [close-api.md, 10, 12]
@Suite struct RequestBodyTests {
  private let service: CloseService

  init() throws { service = try FakeClose([:]).service() }

  private static let moment = Instant(seconds: 1_795_000_000)

  static let creations: [(Entry, String, String)] = [
    (
      Entry(.note, [.text: .text("One\n二 👩🏽‍🚀 https://x.example/ \u{1}")]), "activity/note/",
      #"{"lead_id":"lead_1","note":"One\n二 👩🏽‍🚀 https://x.example/ \u0001","activity_at":"2026-11-20T09:26:40.123456+00:00"}"#
    ),
    (
      Entry(
        .note,
        [
          .text: .text("n"), .title: .text(" T "), .pinned: .flag(true), .contact: .choice("cont_1"),
          .at: .moment(moment),
        ]), "activity/note/",
      #"{"lead_id":"lead_1","contact_id":"cont_1","title":"T","note":"n","pinned":true,"activity_at":"2026-11-18T11:06:40+00:00"}"#
    ),
    (
      Entry(.call), "activity/call/",
      #"{"lead_id":"lead_1","direction":"outbound","activity_at":"2026-11-20T09:26:40.123456+00:00"}"#
    ),
    (
      Entry(
        .call,
        [
          .text: .text("Spoke"), .contact: .choice("cont_1"), .direction: .choice("inbound"),
          .status: .choice("no-answer"), .duration: .seconds(3900), .phone: .text("+14155550100"),
          .outcome: .choice("outcome_1"), .at: .moment(moment),
        ]), "activity/call/",
      #"{"lead_id":"lead_1","contact_id":"cont_1","direction":"inbound","status":"no-answer","duration":3900,"phone":"+14155550100","outcome_id":"outcome_1","note":"Spoke","activity_at":"2026-11-18T11:06:40+00:00"}"#
    ),
    (
      Entry(.todo, [.text: .text("Call back")]), "task/",
      #"{"lead_id":"lead_1","_type":"lead","text":"Call back","is_complete":false}"#
    ),
    (
      Entry(
        .todo,
        [
          .text: .text("t"), .due: .day(CalendarDate(daysSince1970: 20_788)), .assignee: .choice("user_2"),
          .contact: .choice("cont_1"),
        ]), "task/",
      #"{"lead_id":"lead_1","contact_id":"cont_1","_type":"lead","text":"t","assigned_to":"user_2","date":"2026-12-01","is_complete":false}"#
    ),
    (
      Entry(.todo, [.text: .text("t"), .due: .moment(moment)]), "task/",
      #"{"lead_id":"lead_1","_type":"lead","text":"t","date":"2026-11-18T11:06:40+00:00","is_complete":false}"#
    ),
    (
      Entry(.text, [.text: .text("hi"), .phone: .text("+1415")]), "activity/sms/",
      #"{"lead_id":"lead_1","status":"sent","direction":"outbound","text":"hi","remote_phone":"+1415","activity_at":"2026-11-20T09:26:40.123456+00:00"}"#
    ),
    (
      Entry(.text, [.text: .text("hi"), .direction: .choice("inbound")]), "activity/sms/",
      #"{"lead_id":"lead_1","status":"inbox","direction":"inbound","text":"hi","activity_at":"2026-11-20T09:26:40.123456+00:00"}"#
    ),
    (
      Entry(.email, [.subject: .text("S"), .text: .text("B"), .participants: .list(["a@x.example", "b@x.example"])]),
      "activity/email/",
      #"{"lead_id":"lead_1","status":"sent","to":["a@x.example","b@x.example"],"subject":"S","body_text":"B","activity_at":"2026-11-20T09:26:40.123456+00:00"}"#
    ),
    (
      Entry(.email, [.direction: .choice("inbound"), .participants: .list(["a@x.example", "b@x.example"])]),
      "activity/email/",
      #"{"lead_id":"lead_1","status":"inbox","sender":"a@x.example","to":["robin@us.example"],"cc":["b@x.example"],"body_text":"","activity_at":"2026-11-20T09:26:40.123456+00:00"}"#
    ),
  ]

  @Test(arguments: creations) func creating(_ entry: Entry, _ path: String, _ body: String) throws {
    let preview = try service.rules.preview(Sample.write(.create(entry)), vocabulary: Sample.vocabulary)
    #expect(preview.method == "POST" && preview.path == path)
    #expect(preview.body?.text == body)
  }

  static let changes: [(Write.Change, String, String, String?)] = [
    (
      .edit(Sample.target("acti_1", .note), Entry(.note, [.text: .text("n"), .pinned: .flag(true)])), "PUT",
      "activity/note/acti_1/", #"{"note":"n","title":null,"pinned":true}"#
    ),
    (
      .edit(
        Sample.target("acti_1", .call),
        Entry(.call, [.text: .text("n"), .direction: .choice("inbound"), .duration: .seconds(60)])), "PUT",
      "activity/call/acti_1/", #"{"note":"n","direction":"inbound","duration":60}"#
    ),
    (
      .edit(Sample.target("task_1", .task), Entry(.todo, [.text: .text("t")])), "PUT", "task/task_1/",
      #"{"text":"t","date":null}"#
    ),
    (.delete(Sample.target("acti_1", .call)), "DELETE", "activity/call/acti_1/", nil),
    (.delete(Sample.target("acti_1", .text, title: "Text message: x")), "DELETE", "activity/sms/acti_1/", nil),
    (.delete(Sample.target("acti_1", .text, title: "WhatsApp")), "DELETE", "activity/whatsapp_message/acti_1/", nil),
    (.delete(Sample.target("acti_1", .email)), "DELETE", "activity/email/acti_1/", nil),
    (.delete(Sample.target("acti_1", .meeting)), "DELETE", "activity/meeting/acti_1/", nil),
    (.delete(Sample.target("acti_1", .custom)), "DELETE", "activity/custom/acti_1/", nil),
    (.delete(Sample.target("acti_1", .statusChange)), "DELETE", "activity/status_change/lead/acti_1/", nil),
    (.delete(Sample.target("acti_1", .dealChange)), "DELETE", "activity/status_change/opportunity/acti_1/", nil),
    (.delete(Sample.target("acti_1", .task)), "DELETE", "activity/task_completed/acti_1/", nil),
    (.delete(Sample.target("task_1", .task)), "DELETE", "task/task_1/", nil),
    (.delete(Sample.target("acti_1/../x", .note)), "DELETE", "activity/note/acti_1%2F%2E%2E%2Fx/", nil),
    (.complete(Sample.target("task_1", .task), true), "PUT", "task/task_1/", #"{"is_complete":true}"#),
    (.complete(Sample.target("noti_1", .task), false), "PUT", "task/noti_1/", #"{"is_complete":false}"#),
    (
      .complete(Sample.target("acti_1", .task), false), "PUT", "task/<the task of acti_1>/", #"{"is_complete":false}"#
    ),
    (.postpone(Sample.target("task_1", .task), to: nil), "PUT", "task/task_1/", #"{"date":null}"#),
    (
      .postpone(Sample.target("task_1", .task), to: .day(CalendarDate(daysSince1970: 20_788))), "PUT", "task/task_1/",
      #"{"date":"2026-12-01"}"#
    ),
    (
      .postpone(Sample.target("noti_1", .task), to: .moment(moment)), "PUT", "task/noti_1/",
      #"{"date":"2026-11-18T11:06:40+00:00"}"#
    ),
    (.reassign(Sample.target("task_1", .task), to: "user_2"), "PUT", "task/task_1/", #"{"assigned_to":"user_2"}"#),
  ]

  @Test(arguments: changes) func changing(_ change: Write.Change, _ method: String, _ path: String, _ body: String?)
    throws
  {
    let preview = try service.rules.preview(Sample.write(change), vocabulary: Sample.vocabulary)
    #expect(preview.method == method && preview.path == path && preview.body?.text == body)
  }

  @Test(arguments: [RecordID(.contact, "cont_1"), RecordID(.deal, "oppo_1")])
  func whatIsAboutAContactOrDealGoesToTheLeadTheFormNames(_ record: RecordID) throws {
    var entry = Entry(.note, [.text: .text("n")])
    #expect(throws: ServiceError.self) {
      try service.rules.preview(Sample.write(.create(entry), about: record), vocabulary: Vocabulary())
    }
    entry[.references] = .choice("lead_9")
    let preview = try service.rules.preview(Sample.write(.create(entry), about: record), vocabulary: Vocabulary())
    #expect(preview.body?["lead_id"] == "lead_9")
  }

  static let refusals: [(Write.Change, ServiceError.Reason)] = [
    (.create(Entry(.note)), .rejected), (.create(Entry(.note, [.text: .text(" \n")])), .rejected),
    (.create(Entry(.todo, [.title: .text("t")])), .rejected), (.create(Entry(.text)), .rejected),
    (.create(Entry(.email, [.text: .text("t")])), .rejected),
    (.create(Entry(.email, [.participants: .list(["ann"])])), .rejected),
    (.create(Entry(.email, [.participants: .list(["a@b c@d"])])), .rejected),
    (.create(Entry(.call, [.direction: .choice("sideways")])), .rejected),
    (.create(Entry(.call, [.status: .choice("in-progress")])), .rejected),
    (.create(Entry(.call, [.duration: .seconds(-1)])), .rejected),
    (.create(Entry(.call, [.at: .text("noon")])), .rejected),
    (.create(Entry(.todo, [.text: .text("t"), .due: .text("noon")])), .rejected),
    (.create(Entry(.meeting)), .unsupported), (.create(Entry(.postal)), .unsupported),
    (.create(Entry(.directMessage)), .unsupported), (.create(Entry(.event)), .unsupported),
    (.edit(Sample.target("acti_1", .note), Entry(.call)), .rejected),
    (.edit(Sample.target("acti_1", .note), Entry(.note)), .rejected),
    (.edit(Sample.target("acti_1", .email), Entry(.email)), .unsupported),
    (.delete(Sample.target("local-1", .note)), .rejected), (.delete(Sample.target("acti_1", .created)), .unsupported),
    (.complete(Sample.target("acti_1", .note), true), .unsupported),
    (.complete(Sample.target("acti_1", .task), true), .unsupported),
    (.postpone(Sample.target("task_1", .task), to: .text("soon")), .rejected),
    (.reassign(Sample.target("acti_1", .task), to: "user_2"), .unsupported),
  ]

  @Test(arguments: refusals) func nothingIsSentThatCannotBe(_ change: Write.Change, _ reason: ServiceError.Reason) async
  {
    let close = FakeClose([:])
    let error = await failure {
      _ = try await close.service().deliver(Sample.write(change), vocabulary: Sample.vocabulary)
    }
    #expect(error?.reason == reason && error?.mayHaveArrived == false && error?.summary.isEmpty == false)
    #expect(close.calls.isEmpty)
    #expect(throws: ServiceError.self) {
      try service.rules.preview(Sample.write(change), vocabulary: Sample.vocabulary)
    }
  }

  /// `outbox` and `scheduled` would send the message.
  @Test(arguments: ["outbox", "scheduled", "draft"])
  func noEntryCanMakeCloseSend(_ word: String) throws {
    for kind in [EntryKind.text, .email] {
      var entry = Entry(kind, [.text: .text("t"), .participants: .list(["a@x.example"])])
      for field in [EntryField.status, .outcome, .subject, .title] { entry[field] = .choice(word) }
      for direction in ["inbound", "outbound"] {
        entry[.direction] = .choice(direction)
        let body = try service.rules.preview(Sample.write(.create(entry)), vocabulary: Sample.vocabulary).body
        #expect(body?["status"]?.string == (direction == "inbound" ? "inbox" : "sent"))
        #expect(body?["date_scheduled"] == nil && body?["send_in"] == nil)
      }
    }
  }
}
