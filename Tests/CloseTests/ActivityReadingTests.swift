import CRM
import Testing

@testable import Close

@Suite struct ActivityReadingTests {
  private static let vocabulary = Vocabulary(users: [Choice("user_1", "Ann Bee")])

  private func item(_ text: String, _ types: [String: ActivityType] = [:]) throws -> TimelineItem {
    ActivityReading(vocabulary: Self.vocabulary, types: types).item(try json(text))
  }

  @Test(arguments: [
    (#"{"_type":"Note","note":"First line\nsecond"}"#, TimelineItem.Kind.note, "First line"),
    (#"{"_type":"Note","note_html":"<body><p>From HTML</p><p>more</p></body>"}"#, .note, "From HTML"),
    (#"{"_type":"Note","title":"Named","note":"x","pinned":true}"#, .note, "Pinned: Named"),
    (#"{"_type":"Note","note":"","note_html":null}"#, .note, "Note without text"),
    (
      #"{"_type":"Call","direction":"outbound","duration":720,"disposition":"answered"}"#, .call,
      "Outbound call, connected"
    ),
    (
      #"{"_type":"Call","direction":"inbound","duration":45,"status":"completed"}"#, .call,
      "Inbound call, connected"
    ),
    (#"{"_type":"Call","direction":"outbound","duration":0,"status":"no-answer"}"#, .call, "Outbound call, no answer"),
    (
      #"{"_type":"Call","direction":"outbound","duration":3900,"disposition":"vm-left"}"#, .call,
      "Outbound call, voicemail left"
    ),
    (#"{"_type":"Call"}"#, .call, "Call"),
    (#"{"_type":"Email","subject":"Offer","status":"sent"}"#, .email, "E-mail: Offer"),
    (#"{"_type":"Email","subject":"","status":"draft"}"#, .email, "E-mail draft: no subject"),
    (#"{"_type":"Email","subject":"X","status":"error"}"#, .email, "E-mail not sent: X"),
    (#"{"_type":"EmailThread","latest_normalized_subject":"Offer"}"#, .email, "E-mail thread: Offer"),
    (#"{"_type":"SMS","text":"See you\nat 5","direction":"inbound"}"#, .text, "Text message: See you"),
    (#"{"_type":"WhatsAppMessage","message_markdown":"hi"}"#, .text, "WhatsApp: hi"),
    (#"{"_type":"Meeting","title":"Demo","duration":1800,"status":"completed"}"#, .meeting, "Meeting: Demo"),
    (#"{"_type":"Meeting","title":"Demo","status":"canceled"}"#, .meeting, "Meeting: Demo, canceled"),
    (#"{"_type":"Created","source_type":"import"}"#, .created, "Lead created: import"),
    (
      #"{"_type":"LeadStatusChange","old_status_label":"Potential","new_status_label":"Qualified"}"#, .statusChange,
      "Status: Potential → Qualified"
    ),
    (
      #"{"_type":"LeadStatusChange","old_status_label":null,"new_status_label":"Qualified"}"#, .statusChange,
      "Status: none → Qualified"
    ),
    (
      #"{"_type":"OpportunityStatusChange","old_status_label":"Active","new_status_label":"Won","opportunity_value_formatted":"$5"}"#,
      .dealChange, "Opportunity: Active → Won ($5)"
    ),
    (#"{"_type":"TaskCompleted","task_text":"Call back"}"#, .task, "Task done: Call back"),
    (#"{"_type":"LeadMerge","source_lead_name":"Old Acme"}"#, .change, "Merged with Old Acme"),
    (#"{"_type":"FormSubmission","form_name":"Contact us"}"#, .custom, "Form submitted: Contact us"),
    (#"{"_type":"Custom","custom_activity_type_id":"actitype_9"}"#, .custom, "Custom activity"),
    (#"{"_type":"SequenceTouched","text":"x"}"#, .other, "SequenceTouched"),
    (#"{}"#, .other, "Activity"),
  ])
  func namesWhatHappened(_ text: String, _ kind: TimelineItem.Kind, _ title: String) throws {
    let item = try item(text)
    #expect(item.kind == kind)
    #expect(item.title == title)
    #expect(!item.id.isEmpty && item.source == "Close activity")
  }

  @Test func readsACallWhole() throws {
    let item = try item(
      #"""
      {"id":"acti_1","_type":"Call","direction":"outbound","duration":61,"disposition":"answered","user_name":"Ann",
       "note":"Wants a demo.\nSoon.","remote_phone_formatted":"+44 1234","has_recording":true,
       "activity_at":"2021-07-13T11:39:05.012000+00:00","date_created":"2021-07-14T00:00:00+00:00"}
      """#)
    #expect(item.at == Instant(iso8601: "2021-07-13T11:39:05.012Z"))
    #expect(item.direction == .outbound && item.duration == 61 && item.actor == "Ann")
    #expect(item.body == "Wants a demo.\nSoon.\n\nPhone: +44 1234\nRecorded")
  }

  @Test func readsAnEmailWhole() throws {
    let item = try item(
      #"""
      {"id":"acti_2","_type":"Email","status":"inbox","subject":"Re: Offer","sender":"Bob <b@x.test>","to":["a@x.test"],
       "cc":[],"bcc":null,"body_html":"<p>Yes</p><p>please</p>","body_text":"","opens":[{},{}],"user_name":"Ann",
       "attachments":[{"filename":"a.pdf"}],"date_created":"2022-11-08T12:07:48.623996"}
      """#)
    #expect(item.direction == .inbound && item.actor == "Bob <b@x.test>")
    #expect(
      item.body == "From: Bob <b@x.test>\nTo: a@x.test\nOpened: 2×\nAttached: a.pdf\n\nYes\n\nplease")
    #expect(item.at == Instant(iso8601: "2022-11-08T12:07:48.623996Z"))
  }

  @Test func aMeetingStandsAtItsStart() throws {
    let item = try item(
      #"""
      {"_type":"Meeting","title":"Demo","starts_at":"2024-05-01T10:00:00+02:00","ends_at":"2024-05-01T10:45:00+02:00",
       "activity_at":"2024-04-01T00:00:00","location":"Zoom","attendees":[{"name":"Bob","status":"yes"},{"email":"c@x"}],
       "user_note_html":"<p>Went well</p>"}
      """#)
    #expect(item.at == Instant(iso8601: "2024-05-01T08:00:00Z") && item.duration == 2700)
    #expect(item.body == "Went well\n\nWhere: Zoom\nWith: Bob (yes), c@x")
  }

  @Test func namesUsersFromTheVocabulary() throws {
    #expect(try item(#"{"_type":"Note","user_id":"user_1"}"#).actor == "Ann Bee")
    #expect(try item(#"{"_type":"Note","created_by":"user_7"}"#).actor == nil)
  }

  @Test func showsACustomActivityUnderItsNames() throws {
    let types = [
      "actitype_1": ActivityType(
        name: "Site visit", fields: [CustomField(id: "cf_1", name: "Outcome", type: "text", kinds: [])])
    ]
    let item = try item(
      #"""
      {"_type":"Custom","custom_activity_type_id":"actitype_1","status":"draft","custom.cf_1":"Good","custom.cf_2":null}
      """#, types)
    #expect(item.title == "Site visit (draft)")
    #expect(item.body == "Outcome: Good")
  }

  @Test func longTitlesAreCutAndBodiesAreNot() throws {
    let long = String(repeating: "word ", count: 12_000)
    let item = try item(#"{"_type":"Note","note":"\#(long)"}"#)
    #expect(item.title.count <= 120 && item.title.hasSuffix("…"))
    #expect(item.body == long)
  }
}
