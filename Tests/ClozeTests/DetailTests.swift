import CRM
import Cloze
import Testing

/// [cloze-api.md, 7]
@Suite struct DetailTests {
  private func detail(_ kind: RecordKind, _ original: String) throws -> RecordDetail {
    let record = Record(id: RecordID(kind, "S"), title: "T", original: try JSON(parsing: original))
    return try FakeCloze("{}").service().detail(of: record, vocabulary: smallVocabulary)
  }

  private func fields(_ kind: RecordKind, _ original: String) throws -> [Field] {
    try detail(kind, original).groups.flatMap(\.fields)
  }

  @Test func aWholePersonInGroups() throws {
    let detail = try detail(
      .person,
      #"""
      {"mystery":{"a":1,"b":["x","y"]},"syncKey":"S","name":"Grace Hopper","headline":"Rear admiral",
      "emails":[{"value":"g@navy.mil","work":true,"preferred":true},{"value":"g@home.org","home":true,"archived":true}],
      "phones":[{"value":"+15550100","mobile":true}],"stage":"current","segment":"customer","step":"none",
      "assignee":"ADA@acme.com","keywords":["cobol","navy"],"birthday":"1906-12-09","firstSeen":1400000000000,
      "doNotContact":{"no-calls":true,"no-texts":false,"no-mass-emails":true},
      "customFields":[{"id":"role","type":"keyword","value":"cxo"}],
      "workHistory":[{"organization":"Navy","title":"Admiral"},{"organization":"Vassar","archived":true}],
      "companies":[{"name":"Navy","syncKey":"C1"}],"projects":["COBOL"],"notes":["One\nTwo","none"],
      "atAGlanceNotes":"Pioneer","appLinks":[{"source":"crm.com","uniqueid":"7","label":"CRM","url":"https://crm.com/7"}],
      "views":["my"],"visibility":"visible","country":""}
      """#)
    let expected: [FieldGroup] = [
      FieldGroup("Person", [Field("Name", .text("Grace Hopper")), Field("Headline", .text("Rear admiral"))]),
      FieldGroup(
        "Contact",
        [
          Field("E-mail (work, preferred)", .email("g@navy.mil")),
          Field("E-mail (home, archived)", .email("g@home.org")),
          Field("Phone (mobile)", .phone("+15550100")),
        ]),
      FieldGroup(
        "Relationship",
        [
          Field("Stage", .text("Active")), Field("Segment", .text("Clients")),
          Field("Assigned to", .text("Ada Lovelace")), Field("Keywords", .list(["cobol", "navy"])),
          Field("Do not contact", .list(["No calls", "No mass e-mails"])), Field("Views", .text("My People")),
          Field("Visibility", .text("visible")),
        ]),
      FieldGroup(
        "Dates",
        [
          Field("Birthday", .date(try #require(CalendarDate(year: 1906, month: 12, day: 9)))),
          Field("First seen", .moment(Instant(milliseconds: 1_400_000_000_000))),
        ]),
      FieldGroup("Custom fields", [Field("Role", .text("CxO"))]),
      FieldGroup(
        "Work history", [Field("Position", .text("Admiral, Navy")), Field("Position (archived)", .text("Vassar"))]),
      FieldGroup("Companies", [Field("Company", .text("Navy"), link: RecordID(.company, "C1"))]),
      FieldGroup("Projects", [Field("Project", .text("COBOL"))]),
      FieldGroup("Notes", [Field("At a glance", .longText("Pioneer")), Field("About", .longText("One\nTwo"))]),
      FieldGroup("App links", [Field("CRM", .url("https://crm.com/7")), Field("CRM, key", .text("crm.com:7"))]),
      FieldGroup("Identifiers", [Field("Sync key", .text("S"))]),
      FieldGroup("Other", [Field("Mystery", .list(["A: 1", "B: x, y"]))]),
    ]
    for (group, wanted) in zip(detail.groups, expected) { #expect(group == wanted) }
    #expect(detail.groups.map(\.title) == expected.map(\.title))
  }

  @Test(arguments: [
    (#"{"emails":["a@b.c"]}"#, [Field("E-mail", .email("a@b.c"))]),
    (#"{"emails":{"value":"a@b.c","type":"bulk"}}"#, [Field("E-mail (bulk)", .email("a@b.c"))]),
    (#"{"emails":[{"value":"a@b.c","type":"work","work":true}]}"#, [Field("E-mail (work)", .email("a@b.c"))]),
    (
      #"{"emails":[{"value":"a@b.c","bounced":3}]}"#,
      [Field("E-mail", .email("a@b.c")), Field("E-mail, more", .list(["Bounced: 3"]))]
    ),
    (#"{"emails":[{"email":"a@b.c"}]}"#, [Field("E-mail", .list(["Email: a@b.c"]))]),
    (#"{"emails":7}"#, [Field("E-mail", .text("7"))]),
    (#"{"faxes":[{"value":"+1555","work":true}]}"#, [Field("Fax (work)", .phone("+1555"))]),
    (
      #"{"addresses":[{"street":"1 Main St","city":"Berlin","postcode":"10115","country":"DE","home":true}]}"#,
      [Field("Address (home)", .text("1 Main St, 10115 Berlin, DE"))]
    ),
    (
      #"{"addresses":[{"formatted":"1 Main St\n10115 Berlin","street":"1 Main St","city":"Berlin","postcode":"10115"}]}"#,
      [Field("Address", .longText("1 Main St\n10115 Berlin"))]
    ),
    (
      #"{"addresses":[{"formatted":"Berlin","region":"BE","latitude":52.5,"longitude":13.4}]}"#,
      [
        Field("Address", .text("Berlin")),
        Field("Address, more", .list(["Region: BE", "Latitude: 52.5", "Longitude: 13.4"])),
      ]
    ),
    (
      #"{"socials":[{"type":"linkedin","value":"ada","work":true},{"type":"mastodon","value":"https://m.org/@a"}]}"#,
      [Field("LinkedIn (work)", .text("ada")), Field("Mastodon", .url("https://m.org/@a"))]
    ),
    (
      #"{"urls":[{"name":"Blog","address":"http://b.org","archived":true},{"address":"javascript:alert(1)"}]}"#,
      [Field("Blog (archived)", .url("http://b.org")), Field("Web", .text("javascript:alert(1)"))]
    ),
    (#"{"pictures":[{"type":"web","url":"https://p.org/1"}]}"#, [Field("Picture (web)", .url("https://p.org/1"))]),
  ])
  func contactData(_ person: String, _ expected: [Field]) throws {
    #expect(try fields(.person, person) == expected)
  }

  @Test(
    arguments: [
      (#"{"id":"renewal","value":"2026-03-09"}"#, [Field("Renewal", .text("2026-03-09"))]),
      (#"{"id":"role","value":["vp","other"]}"#, [Field("Role", .list(["VP", "other"]))]),
      (#"{"id":"role","value":"vp","private":true}"#, [Field("Role (private)", .text("VP"))]),
      (#"{"id":"role","value":"none"}"#, []), (#"{"id":"role","value":[]}"#, []), (#"{"id":"role"}"#, []),
      (
        #"{"id":"made-up","type":"text","value":"v","note":"n"}"#,
        [Field("made-up", .text("v")), Field("made-up, more", .list(["Note: n"]))]
      ),
      (#"{"id":"b","type":"boolean","value":"true"}"#, [Field("b", .flag(true))]),
      (#"{"id":"b","type":"boolean","value":"maybe"}"#, [Field("b", .text("maybe"))]),
      (#"{"id":"n","type":"number","value":2024}"#, [Field("n", .text("2024"))]),
      (#"{"id":"n","type":"decimal","value":1.50,"unit":"kg"}"#, [Field("n", .text("1.50 kg"))]),
      (#"{"id":"m","type":"currency","value":1500000,"unit":"USD"}"#, [Field("m", .text("USD 1,500,000"))]),
      (#"{"id":"m","type":"currency","value":{"amount":3}}"#, [Field("m", .list(["Amount: 3"]))]),
      (#"{"id":"r","type":"range","min":10,"max":100,"unit":"people"}"#, [Field("r", .text("10 – 100 people"))]),
      (#"{"id":"r","type":"range","min":1000,"unit":"EUR"}"#, [Field("r", .text("from EUR 1,000"))]),
      (#"{"id":"r","type":"range","value":{"max":5}}"#, [Field("r", .text("up to 5"))]),
      (
        #"{"id":"t","type":"datetime","value":1500000000000}"#,
        [Field("t", .moment(Instant(milliseconds: 1_500_000_000_000)))]
      ),
      (
        #"{"id":"t","type":"datetime","value":"2021-07-13T11:39:05Z"}"#,
        [Field("t", .moment(Instant(seconds: 1_626_176_345)))]
      ),
      (
        #"{"id":"p","type":"person","value":{"name":"Bo","syncKey":"S2"}}"#,
        [Field("p", .text("Bo"), link: RecordID(.person, "S2"))]
      ),
      (
        #"{"id":"p","type":"people","value":["bo@b.c",{"name":"Cy","note":"n"}]}"#,
        [Field("p", .email("bo@b.c")), Field("p", .text("Cy")), Field("p, more", .list(["Note: n"]))]
      ),
      (
        #"{"id":"e","type":"entity","value":{"name":"Acme","portableId":"P"}}"#,
        [Field("e", .text("Acme"), link: RecordID(.company, "P"))]
      ),
      (
        #"{"id":"x","type":"project","value":{"name":"Roof","direct":"D"}}"#,
        [Field("x", .text("Roof"), link: RecordID(.project, "D"))]
      ),
      (#"{"value":"no id"}"#, [Field("Custom fields", .list(["Value: no id"]))]),
      ("7", [Field("Custom fields", .text("7"))]),
    ] as [(String, [Field])])
  func customFields(_ field: String, _ expected: [Field]) throws {
    var expected = expected
    if field.contains("renewal") {
      // The configured type holds where the record names none.
      expected = [Field("Renewal", .date(try #require(CalendarDate(year: 2026, month: 3, day: 9))))]
    }
    #expect(try fields(.person, #"{"customFields":[\#(field)]}"#) == expected)
  }

  @Test func aProjectLinksItsPeopleAndCompanies() throws {
    let fields = try fields(
      .project,
      #"""
      {"stage":"won","segment":"project","projectTeam":["ada@acme.com","x@y.z"],"startDate":"2026-01-02",
      "clientpeople":[{"name":"Bo","direct":"D1"},"bo@b.c"],"partnercompanies":[{"name":"Acme","domains":["acme.com"]}]}
      """#)
    #expect(
      fields == [
        Field("Stage", .text("Signed")), Field("Segment", .text("Deals")),
        Field("Team", .list(["Ada Lovelace", "x@y.z"])),
        Field("Start", .date(try #require(CalendarDate(year: 2026, month: 1, day: 2)))),
        Field("Partner", .text("Acme")), Field("Partner, more", .list(["Domains: acme.com"])),
        Field("Client", .text("Bo"), link: RecordID(.person, "D1")), Field("Client", .email("bo@b.c")),
      ])
  }

  @Test(arguments: [RecordKind.person, .company, .project])
  func everyMemberIsShownSomewhereWhateverItsForm(_ kind: RecordKind) throws {
    let members = [
      "name", "first", "headline", "emails", "phones", "faxes", "addresses", "socials", "urls", "domains", "picture",
      "pictures", "stage", "segment", "step", "assignee", "projectTeam", "keywords", "doNotContact", "views", "node",
      "birthday", "createdDate", "firstSeen", "customFields", "workHistory", "companies", "clientpeople", "projects",
      "notes", "atAGlanceNotes", "appLinks", "syncKey", "uniqueids", "never-heard-of",
    ]
    let forms = ["\"needle\"", "[\"needle\"]", "{\"odd\":\"needle\"}", "[{\"odd\":[\"needle\"]}]", "[[[\"needle\"]]]"]
    for member in members {
      for form in forms {
        let fields = try fields(kind, "{\"\(member)\":\(form)}")
        #expect(fields.contains { String(describing: $0.value).contains("needle") }, "\(member) \(form)")
      }
    }
  }

  @Test(arguments: ["null", "\"\"", "\"none\"", "\" \"", "[]", "{}", "[null,\"none\",{}]", "[{\"a\":null}]"])
  func whatHasNoValueIsLeftOut(_ value: String) throws {
    let members = ["name", "emails", "addresses", "stage", "birthday", "customFields", "companies", "notes", "other"]
    let text = members.map { "\"\($0)\":\(value)" }.joined(separator: ",")
    #expect(try detail(.person, "{\(text)}").groups.isEmpty)
  }

  @Test func aRecordThatIsOnlyAnIdentifier() throws {
    #expect(try fields(.person, "\"a@b.c\"") == [Field("Id", .text("a@b.c"))])
  }
}
