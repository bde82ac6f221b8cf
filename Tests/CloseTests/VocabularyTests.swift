import CRM
import Close
import Testing

@Suite struct VocabularyTests {
  private static let me = #"""
    {"id":"user_1","first_name":"Ann","organizations":[{"id":"orga_1","name":"Acme",
     "lead_statuses":[{"id":"stat_9","label":"From me"}],
     "pipelines":[{"id":"pipe_1","name":"Sales","statuses":[{"id":"stat_d","label":"Won"}]}]}]}
    """#

  private static let routes: [String: FakeClose.Reply] = [
    "GET me/": .text(json: me),
    "GET status/lead/": .text(
      json: #"{"has_more":false,"data":[{"id":"stat_1","label":"Potential"},{"id":"stat_2","label":"Bad Fit"}]}"#),
    "GET status/opportunity/": .text(
      json: #"[{"id":"stat_3","label":"Active","pipeline_id":"pipe_1"},{"id":"stat_8","label":"Loose"}]"#),
    "GET pipeline/": .text(
      json: #"""
        {"data":[{"id":"pipe_1","name":"Sales","statuses":[{"id":"stat_4","label":"Won"},{"id":"stat_3","label":"Active"}]},
         {"id":"pipe_2","name":"Renewals","statuses":[{"id":"stat_5","label":"Active"}]}]}
        """#),
    "GET custom_field_schema/lead/": .text(
      json: #"""
        {"fields":[{"id":"name","name":"Name","type":"text"},{"id":"cf_2","name":"Shared","type":"user"},
         {"id":"cf_1","name":"Source","type":"choices","choices":["Web","Fair"]}]}
        """#),
    "GET custom_field/lead/": .text(json: #"{"data":[{"id":"cf_1","name":"Source"},{"id":"lcf_3","name":"Old"}]}"#),
    "GET custom_field_schema/contact/": .text(json: #"{"fields":[{"id":"cf_2","name":"Shared","type":"user"}]}"#),
    "GET custom_field/contact/": .list([]),
    "GET custom_field/opportunity/": .text(json: #"{"data":[{"id":"cf_4","name":"Term","type":"number"}]}"#),
    "GET user/": .text(
      json: #"{"data":[{"id":"user_1","first_name":"Ann","last_name":"Bee"},{"id":"user_2","email":"b@x"}]}"#),
    "GET saved_search/": .text(
      json: #"""
        {"data":[{"id":"save_1","name":"All","type":"lead","query":"*","s_query":null},
         {"id":"save_2","name":"New","type":"contact","query":null,"s_query":{"query":{"type":"and"}}},
         {"id":"save_3","name":"Calls","type":"call","s_query":{}},
         {"id":"save_4","name":"By text","type":"contact","query":"ann"},
         {"id":"save_5","name":"Nothing","type":"opportunity","query":null,"s_query":null},
         {"name":"no id"}]}
        """#),
    "GET outcome/": .text(
      json: #"""
        {"data":[{"id":"outcome_1","name":"Interested","applies_to":["calls","meetings"]},
         {"id":"outcome_2","name":"No show","applies_to":["meetings"]},{"id":"outcome_3","name":"Old"}]}
        """#),
  ]

  @Test func gathersTheAccountsWords() async throws {
    let close = FakeClose(Self.routes)
    let vocabulary = try await close.service().vocabulary()
    #expect(vocabulary.identity?.name == "Ann")
    #expect(vocabulary.stages[.lead] == [Choice("stat_1", "Potential"), Choice("stat_2", "Bad Fit")])
    #expect(
      vocabulary.stages[.deal]
        == [
          Choice("stat_4", "Sales: Won"), Choice("stat_3", "Sales: Active"), Choice("stat_5", "Renewals: Active"),
          Choice("stat_8", "Loose"),
        ])
    #expect(vocabulary.users == [Choice("user_1", "Ann Bee"), Choice("user_2", "b@x")])
    #expect(vocabulary.fields.map(\.id) == ["cf_2", "cf_1", "lcf_3", "cf_4"])
    #expect(vocabulary.fields.first?.kinds == [.lead, .contact])
    #expect(vocabulary.fields.dropFirst().first?.choices == [Choice("Web", "Web"), Choice("Fair", "Fair")])
    #expect(
      close.calls.contains { $0.path == "saved_search/" && $0.query["type__in"]?.contains("opportunity") == true })
  }

  @Test func takesTheOutcomesOfCalls() async throws {
    let words = try await FakeClose(Self.routes).service().vocabulary()
    #expect(words.outcomes == [Choice("outcome_1", "Interested"), Choice("outcome_3", "Old")])
  }

  @Test func saysWhyAViewCannotBeRun() async throws {
    let views = try await FakeClose(Self.routes).service().vocabulary().views
    #expect(views.map(\.id) == ["save_1", "save_2", "save_3", "save_4", "save_5"])
    #expect(views.map { $0.unavailable == nil } == [true, true, false, false, false])
    #expect(views.map(\.kind) == [.lead, .contact, .lead, .contact, .deal])
  }

  @Test(arguments: [402, 403, 404])
  func goesWithoutWhatTheKeyMayNotSee(_ status: Int) async throws {
    let close = FakeClose { call in
      call.path == "me/" ? .text(Self.me, status: 200) : .refusal(status, #"{"error":"no"}"#)
    }
    let vocabulary = try await close.service().vocabulary()
    #expect(vocabulary.identity?.organization == "Acme")
    #expect(vocabulary.stages[.lead] == [Choice("stat_9", "From me")])
    #expect(vocabulary.stages[.deal] == [Choice("stat_d", "Won")])
    #expect(vocabulary.users.isEmpty && vocabulary.fields.isEmpty && vocabulary.views.isEmpty)
  }

  @Test func aFailureIsNotTakenForNothing() async throws {
    var routes = Self.routes
    routes["GET user/"] = .refusal(500, "")
    let service = try FakeClose(routes).service()
    let error = await failure { _ = try await service.vocabulary() }
    #expect(error?.reason == .serverFailure)
  }

  @Test func readsAllPagesOfViews() async throws {
    let close = FakeClose { call in
      guard call.path == "saved_search/" else { return Self.routes["GET \(call.path)"] ?? .refusal(404, "") }
      let skip = Int(call.query["_skip"] ?? "") ?? 0
      let rows = (skip..<min(skip + 100, 250)).map { ["id": .string("save_\($0)"), "name": "v", "query": "*"] as JSON }
      return .list(rows, hasMore: skip + 100 < 250)
    }
    #expect(try await close.service().vocabulary().views.count == 250)
  }

  @Test func listsViewsOfLeadsWhereTypesCannotBeChosen() async throws {
    let close = FakeClose { call in
      call.query["type__in"] != nil
        ? .refusal(400, #"{"error":"unknown parameter"}"#) : Self.routes["GET \(call.path)"] ?? .refusal(404, "")
    }
    #expect(try await close.service().vocabulary().views.count == 5)
  }
}
