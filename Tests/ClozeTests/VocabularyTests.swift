import CRM
import Cloze
import Testing

/// [cloze-api.md, 8]
@Suite struct VocabularyTests {
  private static let replies = [
    "user/profile": #"{"errorcode":0,"profile":{"email":"ada@acme.com","name":"Ada","key":"k1","rights":{}}}"#,
    "user/stages/people": #"{"errorcode":0,"list":[{"name":"Prospect","key":"lead"},{"name":"None","key":"none"}]}"#,
    "user/stages/projects": #"{"errorcode":0,"list":[{"name":"Signed","key":"won"},{"key":"lost"},{"name":"x"},7]}"#,
    "user/segments/people": #"{"errorcode":0,"list":[{"name":"Clients","key":"customer"},{"name":"-","key":"none"}]}"#,
    "user/segments/projects": #"{"errorcode":0,"list":[{"name":"Deals","key":"project"}]}"#,
    "user/steps": #"""
    {"errorcode":0,"segments":{
      "customer":{"lead":{"steps":[{"name":"Call","key":"s-0"}]},"current":{"steps":[{"name":"Renew","key":"s-0"}]}},
      "supplier":{"current":{"steps":[{"name":"Order","key":"*s-1"}]},"odd":[]}}}
    """#,
    "user/views":
      #"{"people":{"label":{},"views":[{"id":"my","name":"My People"}]},"projects":{"views":[{"id":"my"}]}}"#,
    "team/members/list":
      #"{"errorcode":0,"list":[{"name":"Ada","email":"ada@acme.com"},{"isMe":true,"key":"u2","name":"Bo"}]}"#,
    "user/fields": #"""
    {"errorcode":0,"list":[
      {"id":"role","type":"keyword","name":"Role","relations":{"person":true},
       "values":{"cxo":{"label":"CxO","locked":true},"vp":{}}},
      {"id":"size","type":"number","name":"Size","relations":{"entity":true,"only":true}},
      {"id":"limit","type":"number","name":"Limit"},{"name":"no id"}]}
    """#,
  ]

  @Test func theAccountsWords() async throws {
    let vocabulary = try await FakeCloze(paths: Self.replies).service().vocabulary()
    #expect(vocabulary.identity == Identity(id: "k1", name: "Ada", email: "ada@acme.com"))
    #expect(vocabulary.stages[.person] == [Choice("lead", "Prospect")])
    #expect(vocabulary.stages[.company] == vocabulary.stages[.person])
    #expect(vocabulary.stages[.project] == [Choice("won", "Signed"), Choice("lost", "lost")])
    #expect(vocabulary.segments[.person] == [Choice("customer", "Clients")])
    #expect(vocabulary.segments[.company] == vocabulary.segments[.person])
    #expect(vocabulary.segments[.project] == [Choice("project", "Deals")])
    #expect(vocabulary.users == [Choice("ada@acme.com", "Ada"), Choice("u2", "Bo")])
  }

  @Test func fieldsBelongToTheKindsTheyName() async throws {
    let fields = try await FakeCloze(paths: Self.replies).service().vocabulary().fields
    #expect(
      fields.filter { $0.type != "step" } == [
        CustomField(
          id: "role", name: "Role", type: "keyword", kinds: [.person],
          choices: [Choice("cxo", "CxO"), Choice("vp", "vp")]),
        CustomField(id: "limit", name: "Limit", type: "number", kinds: [.person, .company, .project]),
        CustomField(id: "size", name: "Size", type: "number", kinds: [.company]),
      ])
  }

  @Test func viewsAreListedAndSayThatTheyCannotBeRun() async throws {
    let views = try await FakeCloze(paths: Self.replies).service().vocabulary().views
    #expect(views.map(\.name) == ["My People", "my"])
    #expect(views.map(\.kind) == [.person, .project])
    #expect(views.allSatisfy { $0.unavailable != nil })
  }

  @Test(
    arguments: [
      (#"{"name":"A","segment":"customer","stage":"current","step":"s-0"}"#, "Renew"),
      (#"{"name":"A","segment":"customer","stage":"lead","step":"s-0"}"#, "Call"),
      (#"{"name":"A","segment":"none","step":"s-0"}"#, "s-0"), (#"{"name":"A","step":"*s-1"}"#, "Order"),
      (#"{"name":"A","step":"unheard-of"}"#, "unheard-of"), (#"{"name":"A","step":"none"}"#, nil),
    ] as [(String, String?)])
  func stepsAreCalledAsTheirSegmentAndStageCallThem(_ person: String, _ step: String?) async throws {
    let service = try FakeCloze(paths: Self.replies).service()
    let vocabulary = try await service.vocabulary()
    let record = Record(id: RecordID(.person, "S"), title: "A", original: try JSON(parsing: person))
    let fields = service.detail(of: record, vocabulary: vocabulary).groups.flatMap(\.fields)
    #expect(fields.first { $0.label == "Step" }?.value == step.map { .text($0) })
  }

  @Test func noMoreThanThreeCallsAtOnce() async throws {
    let fake = FakeCloze(paths: Self.replies)
    _ = try await fake.service().vocabulary()
    #expect(fake.calls.count == 11)
    #expect(fake.mostRunning <= 3)
  }

  @Test(arguments: [
    "user/segments/people", "user/segments/projects", "user/steps", "user/fields", "user/views", "team/members/list",
  ])
  func anAccountMayDoWithout(_ path: String) async throws {
    var replies = Self.replies
    replies[path] = nil
    #expect(try await FakeCloze(paths: replies).service().vocabulary().stages[.person]?.isEmpty == false)
    replies[path] = #"{"errorcode":5,"message":"Not in a team"}"#
    #expect(try await FakeCloze(paths: replies).service().vocabulary().stages[.person]?.isEmpty == false)
  }

  @Test(arguments: ["user/profile", "user/stages/people", "user/stages/projects"])
  func butNotWithoutTheseParts(_ path: String) async throws {
    var replies = Self.replies
    replies[path] = #"{"errorcode":5,"message":"No"}"#
    let service = try FakeCloze(paths: replies).service()
    #expect(await serviceError { try await service.vocabulary() }?.reason == .rejected)
  }

  @Test func aWrongKeyIsNoMissingPart() async throws {
    let service = try FakeCloze { call in
      call.target.contains("steps") ? (401, "{}") : (200, #"{"profile":{"key":"k"}}"#)
    }.service()
    #expect(await serviceError { try await service.vocabulary() }?.reason == .authentication)
  }

  @Test(arguments: ["null", "[]", "3", #""list""#, #"{"a":[]}"#])
  func partsOfAnyOtherFormAreEmpty(_ value: String) async throws {
    let body = #"""
      {"profile":{"key":"k"},"list":\#(value),"segments":\#(value),"people":\#(value),"companies":{"views":\#(value)}}
      """#
    let vocabulary = try await FakeCloze(body).service().vocabulary()
    #expect(vocabulary.fields.isEmpty && vocabulary.views.isEmpty && vocabulary.users.isEmpty)
  }
}
