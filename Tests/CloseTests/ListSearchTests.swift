import CRM
import Close
import Testing

/// What is typed into the search line, in Close's words. [close-api.md, 9, 11, 15, Search query grammar]
@Suite struct ListSearchTests {
  private static let vocabulary = Vocabulary(
    identity: Identity(id: "user_me", name: "Mei-Lin Zhou"),
    stages: [
      .lead: [Choice("stat_1", "Potential"), Choice("stat_2", "Bad Fit"), Choice("stat_3", "Former Customer")],
      .deal: [Choice("stat_a", "Sales: Active"), Choice("stat_w", "Sales: Won")],
    ],
    users: [Choice("user_1", "Ada Lovelace"), Choice("user_me", "Mei-Lin Zhou")])
  private static let now = Instant(iso8601: "2026-11-21T10:30:00.5Z")!

  private func ask(_ kind: RecordKind, _ text: String, rows: [JSON] = []) async throws -> (FakeClose, RecordPage) {
    let close = FakeClose([
      "GET lead/": .list(rows), "GET opportunity/": .list(rows),
      "POST data/search/": .text(json: #"{"data":\#(JSON.array(rows).text),"cursor":null}"#),
    ])
    let service = try close.service(now: { Self.now })
    let page = try await service.page(of: Question(kind: kind, text: text), next: nil, vocabulary: Self.vocabulary)
    return (close, page)
  }

  @Test(
    arguments: [
      ("acme widgets", "acme widgets"),
      ("jagoda stage:potential", #"jagoda status:"Potential""#),
      ("stage:fit", #"status:"Bad Fit""#),
      ("stage:potential,bad", #"(status:"Potential" or status:"Bad Fit")"#),
      ("a or b stage:former", #"(a or b) status:"Former Customer""#),
      ("has:phone", "has:phone_numbers"),
      ("updated:<7d", #"date_updated >= "2026-11-14T10:30:00Z""#),
      ("updated:>2w kind:lead", #"date_updated < "2026-11-07T10:30:00Z""#),
      ("+1 (415) 555-0132", #""+1 (415) 555-0132""#),
      (#""stage:potential""#, #""stage:potential""#),
      ("foo:bar", #""foo:bar""#),
      ("-x", #""-x""#),
      ("ada@acme.example", "ada@acme.example"),
      (#"custom.Region:North stage:bad"#, #"custom.Region:North status:"Bad Fit""#),
      (#""custom.Favorite Color":x"#, #""custom.Favorite Color":x"#),
      ("opportunity:won", "opportunity:won"),
      ("stage:", "*"),
    ])
  func leadsAreAskedForInTheGrammar(_ typed: String, _ query: String) async throws {
    let (close, _) = try await ask(.lead, typed)
    #expect(close.calls.map { $0.query["query"] } == ["\(query) sort:-date_created"])
  }

  @Test(
    arguments: [
      ("stage:won", ["status_id__in": "stat_w"]), ("stage:sales", ["status_id__in": "stat_a,stat_w"]),
      ("owner:me", ["user_id__in": "user_me"]), ("owner:ada", ["user_id__in": "user_1"]),
      ("updated:<1d", ["date_updated__gte": "2026-11-20T10:30:00Z"]),
      ("updated:>1d", ["date_updated__lt": "2026-11-20T10:30:00Z"]),
      ("note:important", ["query": "note:important"]),
      ("chairs owner:me", ["query": "chairs", "user_id__in": "user_me"]),
    ] as [(String, [String: String])])
  func dealsAreAskedForByParameters(_ typed: String, _ parameters: [String: String]) async throws {
    let (close, _) = try await ask(.deal, typed)
    let asked = close.calls.first?.query.filter { !["_fields", "_limit", "_skip", "_order_by"].contains($0.key) }
    #expect(asked == parameters)
  }

  @Test func whatCannotBeSaidIsAppliedToTheAnswer() async throws {
    let rows: [JSON] = [
      ["id": "cont_1", "name": "Ann", "phones": [["phone": "+14155550132"]]], ["id": "cont_2", "name": "Ann B."],
    ]
    let (close, page) = try await ask(.contact, "ann has:phone", rows: rows)
    #expect(close.calls.first?.body?["query"]?["queries"]?[1]?["queries"]?[0]?["value"]?.string == "ann")
    #expect(page.records.map(\.id.id) == ["cont_1"])
    #expect(page.total == nil, "how many of the rest have one is known to nobody")
  }

  @Test(arguments: [
    (RecordKind.lead, "jagoda tag:vip"), (.lead, "owner:me"), (.lead, "is:overdue"), (.lead, "note:price"),
    (.contact, "stage:potential"), (.deal, "segment:x"), (.lead, "has:todo"),
  ])
  func whatNobodyThereCanTellIsNotAskedFor(_ kind: RecordKind, _ typed: String) async throws {
    let (close, page) = try await ask(kind, typed)
    #expect(close.calls.isEmpty)
    #expect(page.records.isEmpty && page.next == nil)
    let limitation = try close.service().searchLimitation(
      of: Question(kind: kind, text: typed), vocabulary: Self.vocabulary)
    #expect(limitation?.hasPrefix("Close cannot be asked for ") == true)
  }

  @Test(arguments: ["stage:potental", "kind:deal"])
  func whatHoldsForNoLeadIsNotAskedFor(_ typed: String) async throws {
    let (close, page) = try await ask(.lead, typed)
    #expect(close.calls.isEmpty && page.records.isEmpty)
  }

  @Test func ofASavedViewTheRowsAreLookedAt() async throws {
    let close = FakeClose([
      "GET saved_search/save_1/": .text(json: #"{"id":"save_1","query":"calls > 0"}"#),
      "GET lead/": .list([
        ["id": "lead_1", "display_name": "A", "status_label": "Bad Fit"],
        ["id": "lead_2", "display_name": "B", "status_label": "Potential"],
      ]),
    ])
    let page = try await close.service().page(
      of: Question(kind: .lead, text: "acme stage:bad", view: "save_1"), next: nil, vocabulary: Self.vocabulary)
    #expect(close.calls.last?.query["query"] == "calls > 0 acme sort:-date_created")
    #expect(page.records.map(\.id.id) == ["lead_1"])
  }
}
