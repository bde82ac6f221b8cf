import CRM
import Close
import Testing

@Suite struct OtherListTests {
  private static let words = Vocabulary()

  @Test func listsContacts() async throws {
    let close = FakeClose([
      "GET contact/": .text(
        json: #"""
          {"data":[{"id":"cont_1","name":"Ann","title":"CEO","lead_id":"lead_1"},
           {"id":"cont_2","name":"","emails":[{"email":"b@x"}],"phones":[{"phone":"+441234"}]},
           {"id":"cont_3","name":null,"emails":null,"phones":[{"phone":"+441234","phone_formatted":"+44 1234"}]}],"has_more":false}
          """#)
    ])
    let page = try await close.service().page(of: Question(kind: .contact), next: nil, vocabulary: Self.words)
    #expect(page.records.map(\.title) == ["Ann", "b@x", "+44 1234"])
    #expect(page.records.map(\.subtitle) == ["CEO", nil, nil])
  }

  @Test func searchesContactsByTheNewerSearch() async throws {
    let close = FakeClose(["POST data/search/": .text(json: #"{"data":[{"id":"cont_1","name":"Ann"}],"cursor":null}"#)])
    let page = try await close.service().page(
      of: Question(kind: .contact, text: "ann"), next: nil, vocabulary: Self.words)
    #expect(page.records.map(\.id) == [RecordID(.contact, "cont_1")])
    let body = close.calls.first?.body
    #expect(body?["query"]?["queries"]?[0]?["object_type"]?.string == "contact")
    #expect(body?["_fields"]?["contact"]?.array?.contains("lead_id") == true)
  }

  @Test func listsOpportunities() async throws {
    let close = FakeClose([
      "GET opportunity/": .text(
        json: #"""
          {"data":[{"id":"oppo_1","lead_name":"Acme","status_label":"Active","value":50000,"value_formatted":"$500 monthly",
            "note":"\nRenewal\nsoon"},
           {"id":"oppo_2","value":-1205,"value_currency":"EUR","value_period":"annual"},
           {"id":"oppo_3","lead_name":null,"contact_name":"Ann","value":null}],"has_more":true,"total_results":7}
          """#)
    ])
    let service = try close.service()
    let question = Question(
      kind: .deal, text: "note:important", sort: SortOrder("value", label: "", isDescending: true))
    let page = try await service.page(of: question, next: nil, vocabulary: Self.words)
    #expect(page.records.map(\.title) == ["Acme", "oppo_2", "Ann"])
    #expect(page.records.map(\.subtitle) == ["Renewal", nil, nil])
    #expect(page.records.map(\.value) == ["$500 monthly", "-12.05 EUR annual", nil])
    #expect(page.total == 7)
    _ = try await service.page(of: question, next: page.next, vocabulary: Self.words)
    #expect(close.calls.map { $0.query["_order_by"] } == ["-value", "-value"])
    #expect(close.calls.map { $0.query["query"] } == ["note:important", "note:important"])
    #expect(close.calls.map { $0.query["_skip"] } == ["0", "3"])
  }

  @Test func opportunitiesWithoutWordsHaveNoQuery() async throws {
    let close = FakeClose(["GET opportunity/": .list([])])
    _ = try await close.service().page(of: Question(kind: .deal), next: nil, vocabulary: Self.words)
    #expect(close.calls.first?.query["query"] == nil)
    #expect(close.calls.first?.query["_order_by"] == "-date_created")
  }
}
