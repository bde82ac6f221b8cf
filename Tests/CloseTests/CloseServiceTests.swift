import CRM
import Close
import ServiceTransport
import Testing

@Suite struct CloseServiceTests {
  @Test func saysWhoseTheKeyIs() async throws {
    let close = FakeClose([
      "GET me/": .text(
        json: """
          {"id":"user_1","first_name":"Ann","last_name":"Bee","email":"ann@x.test",
           "organizations":[{"id":"orga_1","name":"Acme"}]}
          """)
    ])
    #expect(
      try await close.service().verify()
        == Identity(id: "user_1", name: "Ann Bee", email: "ann@x.test", organization: "Acme"))
    #expect(close.calls.first?.headers["x-tz-offset"] == "-3.5")
  }

  @Test(arguments: [#"{"id":"user_1"}"#, #"{"id":"user_1","first_name":null,"organizations":["orga_1"],"email":""}"#])
  func takesAnIdentityWithHolesInIt(_ me: String) async throws {
    let close = FakeClose(["GET me/": .text(json: me)])
    #expect(try await close.service().verify() == Identity(id: "user_1", name: "user_1"))
  }

  @Test(
    arguments: [
      (401, #"{"error":"Unauthorized"}"#, ServiceError.Reason.authentication, "Unauthorized"),
      (401, "", .authentication, nil),
      (
        404, #"{"error":"Empty query: Lead matching query does not exist."}"#, .notFound,
        "Empty query: Lead matching query does not exist."
      ),
      (
        400, #"{"errors":[],"field-errors":{"lead":"This field is required."}}"#, .rejected,
        "lead: This field is required."
      ),
      (400, #"{"errors":["It's not allowed."],"field-errors":{}}"#, .rejected, "It's not allowed."),
      (404, "{\"errors\":[\"Source lead does not exist.\"]}\n", .notFound, "Source lead does not exist."),
      (
        400, #"{"field-errors":{"steps":{"errors":{"0":{"delay":"Too \"short\"."}}}}}"#, .rejected,
        "steps.0.delay: Too \"short\"."
      ),
      (
        429, #"{"error":{"message":"API call count exceeded","rate_reset":0.87}}"#, .rateLimited,
        "API call count exceeded"
      ),
      (403, #"{"message":"No."}"#, .permission, "No."),
      (402, #"{"error":12}"#, .unsupported, nil),
      (400, "<html><body>nginx</body></html>", .rejected, nil),
      (400, "upstream   said\nno", .rejected, "upstream said no"),
      (504, "", .serverFailure, nil),
    ] as [(Int, String, ServiceError.Reason, String?)])
  func repeatsTheServersWords(_ status: Int, _ body: String, _ reason: ServiceError.Reason, _ words: String?)
    async throws
  {
    let service = try FakeClose(["GET me/": .refusal(status, body)]).service()
    let error = await failure { _ = try await service.verify() }
    #expect(error?.reason == reason)
    #expect(error?.status == status)
    #expect(error?.serverWords == words)
  }

  @Test(arguments: ["<!doctype html><title>Sign in</title>", "", "[]", "{\"id\":", "null", "{}", "{\"id\":7}"])
  func anAnswerThatIsNoneIsSaidSo(_ body: String) async throws {
    let service = try FakeClose(["GET me/": .text(body, status: 200)]).service()
    let error = await failure { _ = try await service.verify() }
    #expect(error?.reason == .malformedAnswer)
  }

  @Test func fetchesWholeRecords() async throws {
    let close = FakeClose([
      "GET lead/lead_1/": .text(json: #"{"id":"lead_1","display_name":"Acme","x_new":[1]}"#),
      "GET contact/cont_1/": .text(json: #"{"id":"cont_1","name":"Ann"}"#),
      "GET opportunity/oppo_1/": .text(json: #"{"id":"oppo_1","lead_name":"Acme","value":500}"#),
    ])
    let service = try close.service()
    let lead = try await service.record(RecordID(.lead, "lead_1"), vocabulary: Vocabulary())
    #expect(lead.title == "Acme" && !lead.isPartial)
    #expect(lead.original["x_new"]?[0]?.int == 1)
    #expect(try await service.record(RecordID(.contact, "cont_1"), vocabulary: Vocabulary()).title == "Ann")
    #expect(try await service.record(RecordID(.deal, "oppo_1"), vocabulary: Vocabulary()).value == "5.00")
  }

  @Test func anIdCannotChangeTheCall() async throws {
    let close = FakeClose([:])
    let service = try close.service()
    _ = await failure { _ = try await service.record(RecordID(.lead, "../me/?a#"), vocabulary: Vocabulary()) }
    #expect(close.calls.map(\.path) == ["lead/%2E%2E%2Fme%2F%3Fa%23/"])
  }

  @Test(arguments: [RecordKind.person, .company, .project])
  func kindsCloseDoesNotHaveAreUnsupported(_ kind: RecordKind) async throws {
    let close = FakeClose([:])
    let service = try close.service()
    let record = await failure { _ = try await service.record(RecordID(kind, "x"), vocabulary: Vocabulary()) }
    let page = await failure {
      _ = try await service.page(of: Question(kind: kind), next: nil, vocabulary: Vocabulary())
    }
    #expect(record?.reason == .unsupported && page?.reason == .unsupported)
    #expect(close.calls.isEmpty)
  }

  @Test func offersWhatItsListsCanDo() throws {
    let capabilities = try FakeClose([:]).service().capabilities
    #expect(capabilities.kinds.map(\.plural) == ["Leads", "Contacts", "Opportunities"])
    for kind in capabilities.kinds { #expect(Set(kind.sorts).count == kind.sorts.count) }
  }
}
