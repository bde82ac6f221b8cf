import CRM
import Close
import Testing

@Suite struct LeadListTests {
  private static let words = Vocabulary()

  private func rows(_ range: Range<Int>) -> [JSON] {
    range.map { ["id": .string("lead_\($0)"), "display_name": .string("Lead \($0)"), "status_label": "Potential"] }
  }

  @Test func pagesUntilThereIsNoMore() async throws {
    let close = FakeClose { call in
      let skip = Int(call.query["_skip"] ?? "") ?? -1
      return .list(rows(skip..<min(skip + 100, 230)), hasMore: skip + 100 < 230, total: 230)
    }
    let service = try close.service()
    let question = Question(kind: .lead)
    var next: String?
    var ids: [String] = []
    repeat {
      let page = try await service.page(of: question, next: next, vocabulary: Self.words)
      #expect(page.total == 230)
      ids += page.records.map(\.id.id)
      next = page.next
    } while next != nil
    #expect(ids == (0..<230).map { "lead_\($0)" })
    #expect(close.calls.map { $0.query["_skip"] } == ["0", "100", "200"])
    #expect(close.calls.allSatisfy { $0.query["query"] == "* sort:-date_created" && $0.query["_limit"] == "100" })
    #expect(close.calls.first?.query["_fields"]?.contains("status_label") == true)
    #expect(close.calls.first?.query["_fields"]?.contains("opportunities") == false)
  }

  @Test(
    arguments: [
      ("acme", nil, "acme sort:-date_created"),
      ("a or b", nil, "(a or b) sort:-date_created"),
      ("Minogue OR Princess", nil, "(Minogue OR Princess) sort:-date_created"),
      ("created > 2020-01-01 sort:-updated", nil, "created > 2020-01-01 sort:-updated"),
      (#"name:"Bluth Comp"#, nil, #"name:"Bluth Comp" sort:-date_created"#),
      ("(a or b) c", nil, "(a or b) c sort:-date_created"),
      (#""bed or breakfast""#, nil, #""bed or breakfast" sort:-date_created"#),
      ("(a) OR (b)", nil, "((a) OR (b)) sort:-date_created"),
      ("  ", nil, "* sort:-date_created"),
      ("acme", SortOrder("display_name", label: "", isDescending: false), "acme sort:display_name"),
      ("slice:1/10 a or b", nil, "slice:1/10 a or b sort:-date_created"),
      ("a\nb", nil, "a b sort:-date_created"),
    ] as [(String, SortOrder?, String)])
  func asksForTextInAStableOrder(_ text: String, _ sort: SortOrder?, _ query: String) async throws {
    let close = FakeClose(["GET lead/": .list([])])
    let question = Question(kind: .lead, text: text, sort: sort)
    let page = try await close.service().page(of: question, next: nil, vocabulary: Self.words)
    #expect(page.records.isEmpty && page.next == nil && page.total == nil)
    #expect(close.calls.first?.query["query"] == query)
  }

  @Test func readsRowsWithHolesInThem() async throws {
    let close = FakeClose([
      "GET lead/": .text(
        json: #"""
          {"data":[{"id":"lead_1","display_name":"  ","name":null,"contacts":[{"name":"Ann","emails":[{"email":"a@x"}]}]},
           {"id":"lead_2"},{"display_name":"no id"},7,null,
           {"id":"lead_3","display_name":"Two\nlines","contacts":{},"status_label":4,"date_created":"2022-11-12T18:00:00+00:00"}]}
          """#)
    ])
    let page = try await close.service().page(of: Question(kind: .lead), next: nil, vocabulary: Self.words)
    #expect(page.records.map(\.title) == ["Ann", "lead_2", "Two lines"])
    #expect(page.records.map(\.subtitle) == ["a@x", nil, nil])
    #expect(page.records.last?.created == Instant(iso8601: "2022-11-12T18:00:00Z"))
    #expect(page.records.allSatisfy { $0.isPartial })
  }

  @Test func anEmptyPageEndsTheListWhateverItSays() async throws {
    let close = FakeClose(["GET lead/": .list([], hasMore: true)])
    #expect(try await close.service().page(of: Question(kind: .lead), next: nil, vocabulary: Self.words).next == nil)
  }

  @Test func saysThatPagingGoesOnlySoFar() async throws {
    let close = FakeClose { call in
      call.query["_skip"] == "0"
        ? .list(rows(0..<100), hasMore: true)
        : .refusal(
          400, #"{"error":"The skip you set is larger than the maximum skip for this resource (max_skip = 100)."}"#)
    }
    let service = try close.service()
    let first = try await service.page(of: Question(kind: .lead, text: "x"), next: nil, vocabulary: Self.words)
    let error = await failure {
      _ = try await service.page(of: Question(kind: .lead, text: "x"), next: first.next, vocabulary: Self.words)
    }
    #expect(error?.reason == .rejected)
    #expect(error?.advice?.contains("Narrow") == true)
    #expect(error?.serverWords?.contains("max_skip") == true)
  }

  @Test(arguments: [
    "", "{}", "x", #"{"kind":"deal","query":{},"skip":0}"#, #"{"kind":"lead","query":{},"skip":-1}"#,
    #"{"kind":"lead","query":{},"skip":9223372036854775807}"#,
  ])
  func aPlaceThatIsNoneSaysToRefresh(_ next: String) async throws {
    let close = FakeClose([:])
    let service = try close.service()
    let error = await failure {
      _ = try await service.page(of: Question(kind: .lead), next: next, vocabulary: Self.words)
    }
    #expect(error?.reason == .rejected)
    #expect(error?.advice == "Refresh the list to start again.")
    #expect(close.calls.isEmpty)
  }

  @Test func showsTheServersWordsForABadQuery() async throws {
    let close = FakeClose(["GET lead/": .refusal(400, #"{"error":"Unexpected ) at 3"}"#)])
    let service = try close.service()
    let error = await failure {
      _ = try await service.page(of: Question(kind: .lead, text: "a )"), next: nil, vocabulary: Self.words)
    }
    #expect(error?.serverWords == "Unexpected ) at 3")
    #expect(close.calls.count == 1)
  }

  @Test(arguments: [400, 404])
  func listsByTheNewerSearchWhereTextQueriesAreGone(_ status: Int) async throws {
    let close = FakeClose { call in
      if call.path == "lead/" { return .refusal(status, #"{"error":"query is not supported"}"#) }
      // Refuses the sort entries, whose form is not settled.
      if call.body?["sort"]?.array?.isEmpty == false { return .refusal(400, #"{"error":"sort"}"#) }
      return .text(
        #"{"data":[{"__object_type":"lead","id":"lead_1","display_name":"A"}],"cursor":"c1","count":{"limited":1,"total":9}}"#,
        status: 200)
    }
    let sort = SortOrder("date_updated", label: "", isDescending: true)
    let page = try await close.service().page(
      of: Question(kind: .lead, sort: sort), next: nil, vocabulary: Self.words)
    #expect(page.records.map(\.title) == ["A"])
    #expect(page.total == 9)
    #expect(close.calls.map(\.path) == ["lead/", "data/search/", "data/search/"])
    #expect(page.next != nil)
  }
}
