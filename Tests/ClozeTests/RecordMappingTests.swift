import CRM
import Cloze
import Testing

/// [cloze-api.md, 3.2 and 7]
@Suite struct RecordMappingTests {
  private func records(_ kind: RecordKind, _ elements: String) async throws -> [Record] {
    let plural = [RecordKind.person: "people", .company: "companies", .project: "projects"][kind] ?? ""
    let service = try FakeCloze(#"{"errorcode":0,"\#(plural)":[\#(elements)]}"#).service()
    return try await service.page(of: Question(kind: kind), next: nil, vocabulary: smallVocabulary).records
  }

  @Test func aWholePerson() async throws {
    let person = try #require(
      try await records(
        .person,
        #"""
        {"syncKey":"S1","portableId":"P1","direct":"D1","name":"Grace Hopper","jobtitle":"Admiral","stage":"current",
        "workHistory":[{"organization":"Old","title":"Old","archived":true},{"organization":"Navy"}],
        "firstSeen":1400000000000,"lastChanged":"1500000000123","x":[1,{"y":null}]}
        """#
      ).first)
    #expect(person.id == RecordID(.person, "S1"))
    #expect(person.title == "Grace Hopper")
    #expect(person.subtitle == "Admiral, Navy")
    #expect(person.status == "Active")
    #expect(person.created == Instant(milliseconds: 1_400_000_000_000))
    #expect(person.updated == Instant(milliseconds: 1_500_000_000_123))
    #expect(!person.isPartial)
    #expect(person.original["x"]?.text == #"[1,{"y":null}]"#)
  }

  @Test(arguments: [
    (#"{"syncKey":"S","portableId":"P","direct":"D"}"#, "S"),
    (#"{"portableId":"P","direct":"D","emails":[{"value":"a@b.c"}]}"#, "P"),
    (#"{"syncKey":"none","direct":"D"}"#, "D"),
    (#"{"syncKey":"","emails":[{"value":"a@b.c"}]}"#, "a@b.c"),
    (#"{"syncKey":null,"phones":[{"value":"+15550100"}],"name":"A"}"#, "+15550100"),
    (#"{"domains":["acme.com"],"name":"A"}"#, "acme.com"),
    (#"{"appLinks":[{"label":"x"},{"source":"crm.com","uniqueid":"7"}],"name":"A"}"#, "crm.com:7"),
    (#"{"syncKey":42}"#, "42"),
  ])
  func keys(_ record: String, _ key: String) async throws {
    #expect(try await records(.person, record).map(\.id.id) == [key])
  }

  @Test func aRecordWithoutAnyKeyIsListedButNotAskedFor() async throws {
    let first = try await records(.person, #"{"name":"Nobody"},{"name":"Noone"}"#)
    let again = try await records(.person, #"{"name":"Nobody"}"#)
    #expect(first.map(\.title) == ["Nobody", "Noone"])
    #expect(Set(first.map(\.id)).count == 2)
    #expect(first.first?.id == again.first?.id)
    let fake = FakeCloze(#"{"errorcode":0,"person":{"name":"Somebody else"}}"#)
    let service = try fake.service()
    for record in first {
      #expect(await serviceError { try await service.record(record.id, vocabulary: emptyVocabulary) } != nil)
      #expect(
        await serviceError { try await service.timeline(of: record.id, next: nil, vocabulary: emptyVocabulary) } != nil)
    }
    #expect(fake.calls.isEmpty)
  }

  @Test(arguments: [
    (#"{"name":"  Ada\n","first":"X"}"#, "Ada"),
    (#"{"name":"none","first":"Ada","last":"Lovelace"}"#, "Ada Lovelace"),
    (#"{"name":"","last":"Lovelace"}"#, "Lovelace"),
    (
      #"{"emails":[{"value":"old@b.c","archived":true},{"value":"a@b.c"},{"value":"best@b.c","preferred":true}]}"#,
      "best@b.c"
    ),
    (#"{"emails":[{"value":"old@b.c","archived":true},{"value":"a@b.c"}]}"#, "a@b.c"),
    (#"{"emails":[{"value":"old@b.c","archived":true}]}"#, "old@b.c"),
    (#"{"emails":"a@b.c"}"#, "a@b.c"),
    (#"{"emails":[],"phones":[{"value":"+15550100"}]}"#, "+15550100"),
    (#"{"domains":["acme.com"]}"#, "acme.com"),
    (#"{"direct":"D9"}"#, "D9"),
    (#"{"gender":"f"}"#, "Person without a name"),
    (#"{"name":["a"],"first":{},"emails":[[1],{"value":{}}],"gender":"f"}"#, "Person without a name"),
  ])
  func titles(_ record: String, _ title: String) async throws {
    #expect(try await records(.person, record).map(\.title) == [title])
  }

  @Test(
    arguments: [
      (#"{"name":"A","stage":"none"}"#, nil), (#"{"name":"A","stage":""}"#, nil), (#"{"name":"A"}"#, nil),
      (#"{"name":"A","stage":{"a":1}}"#, nil), (#"{"name":"A","stage":"lead"}"#, "Prospect"),
      (#"{"name":"A","stage":"invented"}"#, "invented"),
    ] as [(String, String?)])
  func stages(_ record: String, _ status: String?) async throws {
    #expect(try await records(.person, record).map(\.status) == [status])
  }

  @Test(arguments: ["1e30", "-1e30", "\"soon\"", "[]", "{}", "true", "9223372036854775807", "null"])
  func momentsOutOfReasonAreNone(_ value: String) async throws {
    let record = try #require(
      try await records(.person, #"{"name":"A","firstSeen":\#(value),"lastChanged":\#(value)}"#).first)
    #expect(record.created == nil && record.updated == nil)
  }

  @Test func aProjectHasAValueAndIsCompletedWhenOpened() async throws {
    let project = try #require(
      try await records(
        .project,
        #"""
        {"syncKey":"S","name":"Roof","stage":"won","clientcompanies":[{"name":"Acme"}],
        "customFields":[{"id":"n","value":1},{"id":"value","type":"currency","value":12500.50,"unit":"EUR"}]}
        """#
      ).first)
    #expect(project.value == "EUR 12,500.50")
    #expect(project.subtitle == "Acme")
    #expect(project.status == "Signed")
    #expect(project.isPartial)
  }

  @Test(
    arguments: [
      (#"{"id":"value","value":"1234567"}"#, "1,234,567"), (#"{"id":"value","value":-999}"#, "-999"),
      (#"{"id":"value","value":1e6,"unit":"USD"}"#, "USD 1e6"),
      (#"{"id":"value","value":1000,"unit":"EUR/hour"}"#, "EUR 1,000/hour"), (#"{"id":"value"}"#, nil),
      (#"{"id":"value","value":"none"}"#, nil), (#"{"id":"other","value":5}"#, nil), ("7", nil),
    ] as [(String, String?)])
  func values(_ field: String, _ value: String?) async throws {
    #expect(try await records(.project, #"{"name":"A","customFields":[\#(field)]}"#).map(\.value) == [value])
  }

  @Test func aCompany() async throws {
    let company = try #require(
      try await records(.company, #"{"syncKey":"S","name":"Acme","domains":["acme.com"],"stage":"current"}"#).first)
    #expect(company.subtitle == "acme.com")
    #expect(company.status == "Active")
    #expect(company.value == nil && !company.isPartial)
  }
}
