import CRM
import Cloze
import Testing

/// What goes over the wire, letter by letter: Cloze ignores what is misspelt and answers with everything
/// [cloze-api.md, 3].
@Suite struct RequestTests {
  private let fake = FakeCloze(#"{"errorcode":0,"profile":{"key":"k"},"person":{"name":"A"},"project":{"name":"P"}}"#)

  @Test func everyCallIsABearerGetUnderV1() async throws {
    _ = try await fake.service().verify()
    #expect(
      fake.calls == [
        .init(method: "GET", target: "/v1/user/profile", body: nil, authorization: "Bearer sesame")
      ])
  }

  @Test func theUserIsSentOnlyWhenThereIsOne() async throws {
    _ = try await fake.service(user: "").verify()
    _ = try await fake.service(user: "ada+crm@acme.com").verify()
    #expect(fake.targets == ["/v1/user/profile", "/v1/user/profile?user=ada%2Bcrm%40acme.com"])
  }

  @Test func findOfEverything() async throws {
    let service = try fake.service()
    for kind in [RecordKind.person, .company, .project] {
      _ = try await service.page(of: Question(kind: kind), next: nil, vocabulary: emptyVocabulary)
    }
    let query = "pagesize=100&pagenumber=1&sort=lastchanged&sortdir=dec"
    #expect(
      fake.targets == ["/v1/people/find?\(query)", "/v1/companies/find?\(query)", "/v1/projects/find?\(query)"])
  }

  @Test func findWithTextOrderAndPage() async throws {
    let question = Question(
      kind: .person, text: #"  #value>1200 "Ünal" & co "#,
      sort: SortOrder("last", label: "Last name", isDescending: false))
    _ = try await fake.service(user: "a@b.c").page(of: question, next: "7", vocabulary: emptyVocabulary)
    #expect(
      fake.targets == [
        "/v1/people/find?pagesize=100&pagenumber=7&sort=last&sortdir=asc"
          + "&freeformquery=%23value%3E1200%20%22%C3%9Cnal%22%20%26%20co&user=a%40b.c"
      ])
  }

  @Test func blankTextIsNoText() async throws {
    _ = try await fake.service().page(
      of: Question(kind: .person, text: " \n"), next: nil, vocabulary: emptyVocabulary)
    #expect(fake.targets == ["/v1/people/find?pagesize=100&pagenumber=1&sort=lastchanged&sortdir=dec"])
  }

  @Test func getNamesTheRecordAndAsksForAllOfAProject() async throws {
    let service = try fake.service()
    _ = try await service.record(RecordID(.person, "a/b?c&d"), vocabulary: emptyVocabulary)
    _ = try await service.record(RecordID(.project, "P1"), vocabulary: emptyVocabulary)
    #expect(
      fake.targets == ["/v1/people/get?uniqueid=a%2Fb%3Fc%26d", "/v1/projects/get?uniqueid=P1&detailed=true"])
  }

  @Test func vocabularyAsksEachPartOnce() async throws {
    _ = try await fake.service().vocabulary()
    #expect(
      fake.targets.sorted() == [
        "/v1/team/members/list", "/v1/user/fields?relationtype=company", "/v1/user/fields?relationtype=person",
        "/v1/user/fields?relationtype=project", "/v1/user/profile", "/v1/user/segments/people",
        "/v1/user/segments/projects", "/v1/user/stages/people", "/v1/user/stages/projects", "/v1/user/steps",
        "/v1/user/views",
      ])
  }

  @Test func everyOfferedOrderIsOneOfTheContract() throws {
    let contract: Set<String> = [
      "lastchanged", "bestrelationship", "firstmet", "lasttalked", "wentquiet", "assigned", "duenext", "duepast",
      "first", "last", "nextstep", "distance", "value", "created", "start", "end", "name",
    ]
    let kinds = try fake.service().capabilities.kinds
    #expect(kinds.map(\.plural) == ["People", "Companies", "Projects"])
    for kind in kinds {
      #expect(!kind.sorts.isEmpty && kind.searchUnavailable == nil)
      #expect(Set(kind.sorts.map(\.key)).isSubset(of: contract))
      #expect(Set(kind.sorts.map(\.key)).count == kind.sorts.count)
    }
  }

  @Test(arguments: [
    Question(kind: .lead), Question(kind: .contact), Question(kind: .deal), Question(kind: .person, view: "my"),
    Question(kind: .person, sort: SortOrder("age", label: "Age", isDescending: false)),
  ])
  func whatClozeWouldIgnoreIsNotAsked(_ question: Question) async throws {
    let service = try fake.service()
    let error = await serviceError {
      try await service.page(of: question, next: nil, vocabulary: emptyVocabulary)
    }
    #expect(error?.reason == .unsupported)
    #expect(fake.calls.isEmpty)
  }

  @Test(arguments: ["", "0", "1", "-3", "x", "99999999999999999999", "2&pagesize=1000"])
  func aPageThatNoPageNamedIsRefused(_ next: String) async throws {
    let service = try fake.service()
    let error = await serviceError {
      try await service.page(of: Question(kind: .person), next: next, vocabulary: emptyVocabulary)
    }
    #expect(error?.reason == .rejected)
    #expect(fake.calls.isEmpty)
  }
}
