import CRM
import Cloze
import Testing

/// What can be written about which record, and what it is filed under [cloze-api.md, 9.1].
@Suite struct EntryFormTests {
  private let person = Record(
    .person,
    [
      "emails": [
        ["value": "old@x.com", "archived": true], ["value": "bo@b.c"], ["value": "bo@work.com", "preferred": true],
      ],
      "phones": [
        ["value": "+1 650 555 1212", "work": true], ["value": "+16505550000", "mobile": true], ["value": "555"],
      ],
      "socials": [["type": "linkedin", "value": "bo"], ["type": "github", "value": "bo"]],
      "appLinks": [["source": "crm.example", "uniqueid": "7", "label": "File"]],
      "companies": [["name": "Acme", "domains": ["acme.com"]], ["syncKey": "C1", "name": "No address"]],
    ])

  @Test(arguments: [RecordKind.person, .company, .project])
  func everyKindIsOffered(_ kind: RecordKind) throws {
    let kinds = try quietService().rules.entryKinds(for: kind)
    #expect(
      kinds.map(\.kind) == [.call, .note, .todo, .email, .text, .meeting, .directMessage, .postal, .event])
    #expect(kinds.allSatisfy { $0.unavailable == nil && !$0.label.isEmpty })
    #expect(Set(kinds.map(\.label)).count == kinds.count)
  }

  @Test func recordsOfOtherServicesHaveNone() throws {
    #expect(try quietService().rules.entryKinds(for: .lead).isEmpty)
    #expect(try quietService().rules.form(for: .note, about: Record(.lead, [:]), vocabulary: writingVocabulary) == nil)
  }

  @Test(
    arguments: [
      (.call, [.text, .direction, .outcome, .at, .duration, .subject, .participants, .references, .contact]),
      (.note, [.text, .title, .references, .contact]), (.todo, [.text, .due, .assignee, .participants, .contact]),
      (.email, [.text, .subject, .direction, .at, .participants, .references, .contact]),
      (.text, [.text, .direction, .at, .participants, .references, .contact]),
      (.meeting, [.subject, .text, .at, .duration, .location, .participants, .references, .contact]),
      (.directMessage, [.text, .direction, .at, .participants, .references, .contact]),
      (.postal, [.text, .subject, .direction, .at, .participants, .references, .contact]),
      (.event, [.subject, .text, .at, .references, .contact]),
    ] as [(EntryKind, [EntryField])])
  func fieldsInTabOrder(_ kind: EntryKind, _ fields: [EntryField]) throws {
    let form = try quietService().rules.form(for: kind, about: person, vocabulary: writingVocabulary)
    #expect(form?.fields.map(\.field) == fields)
  }

  @Test func theSurestAddressComesFirst() throws {
    let form = try quietService().rules.form(for: .call, about: person, vocabulary: writingVocabulary)
    let contact = try #require(form?[.contact])
    #expect(contact.isRequired && contact.initial == .choice("bo@work.com"))
    #expect(
      contact.type
        == .choice([
          Choice("bo@work.com", "bo@work.com"), Choice("bo@b.c", "bo@b.c"), Choice("+16505550000", "+16505550000"),
          Choice("+16505551212", "+1 650 555 1212"), Choice("linkedin:bo", "linkedin:bo"),
          Choice("crm.example:7", "File 7"),
        ]))
  }

  @Test func companiesGoByDomainAndProjectsByAppLink() throws {
    let company = Record(.company, ["domains": ["Acme.com"], "emails": [["value": "info@acme.com"]]])
    let project = Record(.project, ["appLinks": [["source": "crm.example", "uniqueid": "D 9"]]])
    let service = try quietService()
    let first = service.rules.form(for: .note, about: company, vocabulary: writingVocabulary)
    #expect(first?[.contact]?.type == .choice([Choice("acme.com", "Acme.com")]))
    let second = service.rules.form(for: .note, about: project, vocabulary: writingVocabulary)
    #expect(second?[.contact]?.initial == .choice("crm.example:D 9"))
  }

  @Test(
    arguments: [
      (.person, ["name": "Bo", "syncKey": "abc"], "e-mail address or phone number"),
      (.person, ["phones": [["value": "555-1212"]], "emails": [["value": "bo"]]], "e-mail address or phone number"),
      (.company, ["emails": [["value": "info@acme.com"]]], "domain"), (.project, ["name": "P"], "app link"),
    ] as [(RecordKind, JSON, String)])
  func aRecordWithoutAnAddressHasNoFormAndSaysWhy(_ kind: RecordKind, _ json: JSON, _ words: String) throws {
    let service = try quietService()
    let record = Record(kind, json, id: "abcDEF")
    for entry in EntryKind.allCases {
      #expect(service.rules.form(for: entry, about: record, vocabulary: writingVocabulary) == nil)
      #expect(service.rules.unavailable(entry, about: record)?.contains(words) == true)
    }
  }

  @Test func aRecordThatIsKnownByAnAddressAloneHasAForm() throws {
    let record = Record(.person, "bo@b.c", id: "bo@b.c")
    let service = try quietService()
    #expect(service.rules.unavailable(.note, about: record) == nil)
    #expect(
      service.rules.form(for: .note, about: record, vocabulary: writingVocabulary)?[.contact]?.initial
        == .choice("bo@b.c"))
  }

  @Test func whatIsKnownIsFilledInAndOffered() throws {
    let service = try quietService()
    let call = try #require(service.rules.form(for: .call, about: person, vocabulary: writingVocabulary))
    #expect(call[.direction]?.initial == .choice("outbound"))
    #expect(
      call[.outcome]?.type
        == .choice([
          Choice("connected", "connected"), Choice("leftvm", "left message"), Choice("noanwser", "no answer"),
        ]))
    #expect(call[.at]?.type == .moment(mayBeFuture: false, mayBeDay: false))
    #expect(call[.references]?.type == .list([Choice("acme.com", "Acme")], acceptsOthers: true))
    let todo = try #require(service.rules.form(for: .todo, about: person, vocabulary: writingVocabulary))
    #expect(todo[.assignee]?.initial == .choice("ada@acme.com"))
    #expect(todo[.due]?.type == .moment(mayBeFuture: true, mayBeDay: true))
    #expect(todo[.due]?.isRequired == false)
  }

  @Test func aSingleUserAssignsNothing() throws {
    let form = try quietService().rules.form(for: .todo, about: person, vocabulary: emptyVocabulary)
    #expect(form?.fields.map(\.field) == [.text, .due, .participants, .contact])
  }

  @Test func aProjectsToDoHasNoAssignee() throws {
    let project = Record(.project, ["appLinks": [["source": "crm.example", "uniqueid": "9"]]])
    let form = try quietService().rules.form(for: .todo, about: project, vocabulary: writingVocabulary)
    #expect(form?.fields.map(\.field) == [.text, .due, .participants, .contact])
  }

  @Test func anEmailOfACompanyNeedsAPerson() throws {
    let service = try quietService()
    let company = Record(.company, ["domains": ["acme.com"]])
    #expect(
      service.rules.form(for: .email, about: company, vocabulary: emptyVocabulary)?[.participants]?.isRequired == true)
    #expect(
      service.rules.form(for: .email, about: person, vocabulary: emptyVocabulary)?[.participants]?.isRequired == false)
  }
}
