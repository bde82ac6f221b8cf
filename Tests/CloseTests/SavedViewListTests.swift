import CRM
import Close
import Testing

@Suite struct SavedViewListTests {
  private static let words = Vocabulary()

  private static let newer = #"""
    {"id":"save_1","type":"lead","query":null,"s_query":{"query":{"type":"and","queries":[
      {"type":"object_type","object_type":"lead"},{"type":"match_all"}]},"results_limit":50,
      "sort":[{"direction":"desc","field":{"type":"regular_field"}}]}}
    """#

  @Test func runsATextViewAsText() async throws {
    let close = FakeClose([
      "GET saved_search/save_1/": .text(
        json: #"{"id":"save_1","query":"status:potential or calls = 0","s_query":null}"#),
      "GET lead/": .list([]),
    ])
    let service = try close.service()
    _ = try await service.page(of: Question(kind: .lead, view: "save_1"), next: nil, vocabulary: Self.words)
    _ = try await service.page(
      of: Question(kind: .lead, text: "acme", view: "save_1"), next: nil, vocabulary: Self.words)
    #expect(
      close.calls.compactMap { $0.query["query"] }
        == [
          "(status:potential or calls = 0) sort:-date_created",
          "(status:potential or calls = 0) acme sort:-date_created",
        ])
  }

  @Test func keepsTheOrderATextViewNames() async throws {
    let close = FakeClose([
      "GET saved_search/save_1/": .text(json: #"{"id":"save_1","query":"calls = 0 sort:created"}"#),
      "GET lead/": .list([]),
    ])
    _ = try await close.service().page(of: Question(kind: .lead, view: "save_1"), next: nil, vocabulary: Self.words)
    #expect(close.calls.last?.query["query"] == "calls = 0 sort:created")
  }

  @Test func runsANewerViewBySearchWithItsCursor() async throws {
    let close = FakeClose { call in
      if call.path == "saved_search/save_1/" { return .text(Self.newer, status: 200) }
      let isFirst = call.body?["cursor"]?.string == nil
      return .text(
        isFirst
          ? #"{"data":[{"id":"lead_1"}],"cursor":"c1","count":{"limited":2,"total":2}}"#
          : #"{"data":[{"id":"lead_2"}],"cursor":null}"#, status: 200)
    }
    let service = try close.service()
    let question = Question(kind: .lead, view: "save_1")
    let first = try await service.page(of: question, next: nil, vocabulary: Self.words)
    let next: String = try #require(first.next)
    let second = try await service.page(of: question, next: next, vocabulary: Self.words)
    #expect(first.records.map(\.id.id) + second.records.map(\.id.id) == ["lead_1", "lead_2"])
    #expect(first.total == 2 && second.total == nil && second.next == nil)
    let bodies = close.calls.compactMap(\.body)
    #expect(bodies.count == 2)
    #expect(bodies[0]["query"]?["queries"]?[1]?["type"]?.string == "match_all")
    #expect(bodies[0]["results_limit"]?.int == 50)
    #expect(bodies[0]["sort"]?[0]?["direction"]?.string == "desc")
    #expect(bodies.map { $0["include_counts"]?.bool } == [true, false])
    #expect(bodies.map { $0["cursor"]?.string } == [nil, "c1"])
    for key in ["query", "_fields", "_limit", "results_limit", "sort"] { #expect(bodies[0][key] == bodies[1][key]) }
    #expect(bodies[0]["_fields"]?["lead"]?.array?.contains("status_label") == true)
  }

  @Test func narrowsANewerViewByText() async throws {
    let close = FakeClose([
      "GET saved_search/save_1/": .text(json: Self.newer),
      "POST data/search/": .text(json: #"{"data":[],"cursor":null}"#),
    ])
    _ = try await close.service().page(
      of: Question(kind: .lead, text: "acme", view: "save_1"), next: nil, vocabulary: Self.words)
    let query = close.calls.last?.body?["query"]
    #expect(query?["queries"]?[0]?["object_type"]?.string == "lead")
    let filters = query?["queries"]?[1]?["queries"]
    #expect(filters?[0]?["type"]?.string == "and")
    #expect(filters?[1] == ["type": "text", "mode": "full_words", "value": "acme"])
  }

  @Test func aCursorThatRanOutSaysToRefresh() async throws {
    let close = FakeClose { call in
      if call.path == "saved_search/save_1/" { return .text(Self.newer, status: 200) }
      return call.body?["cursor"]?.string == nil
        ? .text(#"{"data":[{"id":"lead_1"}],"cursor":"c1"}"#, status: 200)
        : .refusal(400, #"{"error":"Invalid cursor."}"#)
    }
    let service = try close.service()
    let question = Question(kind: .lead, view: "save_1")
    let first = try await service.page(of: question, next: nil, vocabulary: Self.words)
    let error = await failure { _ = try await service.page(of: question, next: first.next, vocabulary: Self.words) }
    #expect(error?.reason == .rejected)
    #expect(error?.advice == "Refresh the list to start again.")
    #expect(error?.serverWords == "Invalid cursor.")
  }

  @Test func aViewThatCannotBeRunSaysSo() async throws {
    let close = FakeClose(["GET saved_search/save_1/": .text(json: #"{"id":"save_1","query":null,"s_query":null}"#)])
    let service = try close.service()
    let error = await failure {
      _ = try await service.page(of: Question(kind: .lead, view: "save_1"), next: nil, vocabulary: Self.words)
    }
    #expect(error?.reason == .unsupported)
  }
}
