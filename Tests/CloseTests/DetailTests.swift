import CRM
import Close
import Testing

@Suite struct DetailTests {
  private static let vocabulary = Vocabulary(
    stages: [.lead: [Choice("stat_1", "Potential")]],
    users: [Choice("user_1", "Ann Bee"), Choice("user_2", "Bob Cee")],
    fields: [
      CustomField(id: "cf_date", name: "Renewal", type: "date", kinds: [.lead]),
      CustomField(id: "cf_user", name: "Owner", type: "user", kinds: [.lead]),
      CustomField(id: "cf_many", name: "Products", type: "choices", kinds: [.lead]),
      CustomField(id: "cf_text", name: "Code", type: "text", kinds: [.lead]),
      CustomField(id: "cf_cont", name: "Buyer", type: "contact", kinds: [.lead]),
      CustomField(id: "cf_when", name: "Last visit", type: "datetime", kinds: [.lead]),
    ])

  private func detail(_ kind: RecordKind, _ text: String) throws -> RecordDetail {
    let record = Record(id: RecordID(kind, "x"), title: "x", original: try json(text))
    return try FakeClose([:]).service().detail(of: record, vocabulary: Self.vocabulary)
  }

  private func group(_ detail: RecordDetail, _ title: String) -> [Field] {
    detail.groups.first { $0.title == title }?.fields ?? []
  }

  private func day(_ text: String) -> FieldValue { CalendarDate(iso8601: text).map(FieldValue.date) ?? .text("no day") }

  private func moment(_ text: String) -> FieldValue {
    Instant(iso8601: text).map(FieldValue.moment) ?? .text("no moment")
  }

  private static let lead = #"""
    {"id":"lead_1","display_name":"Acme","name":"Acme","status_id":"stat_1","status_label":"Potential",
     "description":"Line one\nLine two","url":"","html_url":"https://app.close.com/lead/lead_1/","organization_id":"orga_1",
     "contacts":[{"id":"cont_1","name":"Ann","title":"CEO","emails":[{"type":"office","email":"a@x","is_unsubscribed":true}],
       "phones":[{"type":"mobile","phone":"+441","phone_formatted":"+44 1"}],"urls":[{"type":"url","url":"https://a.x"}]}],
     "contact_ids":["cont_1","cont_2"],
     "opportunities":[{"id":"oppo_1","status_label":"Active","value_formatted":"$5 monthly","confidence":60,"note":"n"}],
     "tasks":[{"id":"task_1","text":"Call","date":"2026-01-15","is_complete":false,"assigned_to_name":"Ann"}],
     "addresses":[{"label":"business","address_1":"1 Main St","address_2":null,"city":"Town","state":"TX","zipcode":"77","country":"US"}],
     "integration_links":[{"name":"Billing","url":"https://b.x/1"}],
     "created_by":"user_1","created_by_name":"Ann Bee","updated_by":"user_2","updated_by_name":null,
     "date_created":"2021-07-13T11:39:05.012000+00:00","date_updated":"2022-11-08T12:07:48.623996",
     "custom.cf_text":"2019-01-15","custom.cf_date":"2027-01-31","custom.cf_user":["user_1","user_9"],
     "custom.cf_many":["A","B"],"custom.cf_cont":"cont_1","custom.cf_when":"2022-11-12T18:00:00+00:00",
     "custom.cf_empty":null,"custom.cf_new":7,
     "custom":{"Renewal":"2027-01-31","Code":"2019-01-15","Only by name":"kept","Anew":7},
     "localtime":"","future_thing":{"deep":[1,{"x":true}]},"score":4.50,"tags":[],"flag":false}
    """#

  @Test func groupsALead() throws {
    let detail = try detail(.lead, Self.lead)
    #expect(
      detail.groups.map(\.title)
        == ["Lead", "Contacts", "Opportunities", "Tasks", "Addresses", "Custom fields", "Links", "Record", "Other"])
    #expect(
      group(detail, "Lead")
        == [
          Field("Name", .text("Acme")), Field("Status", .text("Potential")),
          Field("Description", .longText("Line one\nLine two")),
        ])
    #expect(
      group(detail, "Contacts")
        == [
          Field("Contact", .text("Ann, CEO"), link: RecordID(.contact, "cont_1")),
          Field("E-mail (office, unsubscribed)", .email("a@x")), Field("Phone (mobile)", .phone("+44 1")),
          Field("Web", .url("https://a.x")), Field("Contact", .text("cont_2"), link: RecordID(.contact, "cont_2")),
        ])
    #expect(
      group(detail, "Opportunities") == [Field("Active", .text("$5 monthly, 60 %, n"), link: RecordID(.deal, "oppo_1"))]
    )
    #expect(group(detail, "Tasks") == [Field("To do", .text("Task: Call (due 2026-01-15, Ann)"))])
    #expect(group(detail, "Addresses") == [Field("Business", .longText("1 Main St\nTown TX 77\nUS"))])
    #expect(group(detail, "Links") == [Field("Billing", .url("https://b.x/1"))])
  }

  @Test func readsCustomFieldsByTypeAndOnce() throws {
    #expect(
      try group(detail(.lead, Self.lead), "Custom fields")
        == [
          Field("Renewal", day("2027-01-31")),
          Field("Owner", .list(["Ann Bee", "user_9"])),
          Field("Products", .list(["A", "B"])),
          Field("Code", .text("2019-01-15")),
          Field("Buyer", .text("Ann"), link: RecordID(.contact, "cont_1")),
          Field("Last visit", moment("2022-11-12T18:00:00Z")),
          Field("cf_new", .text("7")),
          Field("Only by name", .text("kept")),
        ])
  }

  @Test func showsWhoChangedItAndWhen() throws {
    #expect(
      try group(detail(.lead, Self.lead), "Record")
        == [
          Field("Created", moment("2021-07-13T11:39:05.012Z")),
          Field("Created by", .text("Ann Bee")),
          Field("Updated", moment("2022-11-08T12:07:48.623996Z")),
          Field("Updated by", .text("Bob Cee")),
          Field("In Close", .url("https://app.close.com/lead/lead_1/")),
          Field("Organization", .text("orga_1")), Field("Id", .text("lead_1")),
        ])
  }

  @Test func losesNothingAndShowsNothingEmpty() throws {
    #expect(
      try group(detail(.lead, Self.lead), "Other")
        == [
          Field("Future thing", .longText("Deep: 1, X: yes")),
          Field("Score", .text("4.50")), Field("Flag", .flag(false)),
        ])
  }

  @Test func groupsAContact() throws {
    let detail = try detail(
      .contact,
      #"""
      {"id":"cont_1","lead_id":"lead_1","name":"Ann","title":"","emails":[{"email":"a@x"}],"phones":null,"urls":[],
       "timezone":"Europe/Berlin","timezone_source":"phone","custom.cf_user":"user_1"}
      """#)
    #expect(
      group(detail, "Contact")
        == [
          Field("Name", .text("Ann")), Field("Lead", .text("lead_1"), link: RecordID(.lead, "lead_1")),
          Field("Time zone", .text("Europe/Berlin")),
        ])
    #expect(group(detail, "Reach") == [Field("E-mail", .email("a@x"))])
    #expect(group(detail, "Custom fields") == [Field("Owner", .text("Ann Bee"))])
    #expect(group(detail, "Other") == [Field("Timezone source", .text("phone"))])
  }

  @Test func groupsAnOpportunity() throws {
    let detail = try detail(
      .deal,
      #"""
      {"id":"oppo_1","lead_id":"lead_1","lead_name":"Acme","contact_id":null,"contact_name":null,"user_id":"user_1",
       "status_label":"Won","status_display_name":"Sales - Won","status_type":"won","pipeline_id":"pipe_1","pipeline_name":"Sales",
       "value":50000,"value_formatted":"$500 monthly","value_period":"monthly","value_currency":"USD",
       "expected_value":30000,"confidence":60,"date_won":"2019-01-15","date_lost":null,
       "note":"","note_html":"<p>From HTML</p>","is_stalled":false,"attachments":[]}
      """#)
    #expect(
      group(detail, "Opportunity")
        == [
          Field("Lead", .text("Acme"), link: RecordID(.lead, "lead_1")), Field("Status", .text("Won")),
          Field("State", .text("won")), Field("Pipeline", .text("Sales")), Field("Owner", .text("Ann Bee")),
          Field("Won on", day("2019-01-15")), Field("Stalled", .flag(false)),
          Field("Note", .longText("From HTML")),
        ])
    #expect(
      group(detail, "Value")
        == [
          Field("Value", .text("$500 monthly")), Field("Expected", .text("300.00 USD")),
          Field("Confidence", .text("60 %")),
        ])
    #expect(group(detail, "Other") == [])
  }

  @Test(arguments: [("won", "Won on"), ("active", "Expected to close"), ("lost", "Expected to close")])
  func theDayOfAnOpportunityIsWhatItsStateMakesIt(_ state: String, _ label: String) throws {
    let detail = try detail(.deal, #"{"id":"oppo_1","status_type":"\#(state)","date_won":"2019-01-15"}"#)
    #expect(group(detail, "Opportunity").last == Field(label, day("2019-01-15")))
  }

  @Test(arguments: ["null", "7", "[]", "{}", #""text""#, #"{"custom":7,"custom.":"x","contacts":"no"}"#])
  func takesWhatIsNoRecord(_ text: String) throws {
    for kind in [RecordKind.lead, .contact, .deal] {
      for group in try detail(kind, text).groups { #expect(!group.fields.isEmpty) }
    }
  }
}
