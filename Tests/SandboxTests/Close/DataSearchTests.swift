import CRM
import Testing

@testable import Sandbox

@Suite struct DataSearchTests {
  let close = CloseCaller()

  private func body(_ filters: [JSON], type: String = "lead", _ more: [(String, JSON)] = []) -> JSON {
    var body = JSONObject([
      (
        key: "query",
        value: [
          "type": "and", "negate": false,
          "queries": [
            ["type": "object_type", "object_type": .string(type)],
            ["type": "and", "negate": false, "queries": .array(filters)],
          ],
        ]
      ),
      (key: "_comment", value: "extra keys are tolerated"),
    ])
    for (name, value) in more { body[name] = value }
    return .object(body)
  }

  private func field(_ name: String, _ condition: JSON, type: String = "lead", negate: Bool = false) -> JSON {
    [
      "type": "field_condition", "negate": .bool(negate),
      "field": ["type": "regular_field", "object_type": .string(type), "field_name": .string(name)],
      "condition": condition,
    ]
  }

  @Test func rowsAreBareUnlessFieldsAreAskedFor() {
    let bare = close.post("data/search/", body([["type": "match_all"]], [("_limit", 1)]))
    #expect(bare.data == [["__object_type": "lead", "id": .string(close.lead(0))]])
    #expect(bare.body["count"] == nil && bare.body["has_more"] == nil)
    let more: [(String, JSON)] = [("_limit", 1), ("_fields", ["lead": ["id", "display_name"]])]
    #expect(close.post("data/search", body([], more)).data[0].object?.keys == ["__object_type", "id", "display_name"])
  }

  @Test func theCursorLeadsThroughEverythingOnce() {
    var ids: [String] = []
    var cursor: JSON = nil
    repeat {
      let answer = close.post(
        "data/search/", body([["type": "match_all"]], [("_limit", 80), ("cursor", cursor), ("include_counts", true)]))
      #expect(answer.status == 200)
      #expect(answer.body["count"] == ["limited": 300, "total": 300])
      ids += answer.ids
      cursor = answer.body["cursor"] ?? nil
    } while !cursor.isNull
    #expect(ids == (0..<300).map(close.lead))
  }

  @Test func aCursorBelongsToItsQueryAndExpires() throws {
    let first = close.post("data/search/", body([["type": "match_all"]], [("_limit", 10)]))
    let cursor = try #require(first.body["cursor"])
    let other = body([field("url", ["type": "exists"])], [("_limit", 10), ("cursor", cursor)])
    #expect(close.post("data/search/", other).status == 400)
    let same = body([["type": "match_all"]], [("_limit", 10), ("cursor", cursor)])
    #expect(close.post("data/search/", same).status == 200)
    close.dialect.expireCursors()
    #expect(close.post("data/search/", same).status == 400)
    #expect(close.post("data/search/", body([], [("cursor", "wibble")])).status == 400)
  }

  @Test func resultsLimitCapsAndCounts() {
    let none = close.post("data/search/", body([], [("results_limit", 0), ("include_counts", true)]))
    #expect(none.data.isEmpty && none.body["cursor"]?.isNull == true)
    #expect(none.body["count"] == ["limited": 0, "total": 300])
    let some = close.post("data/search/", body([], [("results_limit", 3), ("_limit", 200)]))
    #expect(some.data.count == 3 && some.body["cursor"]?.isNull == true)
  }

  @Test func agreesWithTheTextSearch() {
    func count(_ filters: [JSON]) -> Int? {
      close.post("data/search/", body(filters, [("results_limit", 0), ("include_counts", true)])).body["count"]?[
        "total"]?.int
    }
    let status = field("status_label", ["type": "text", "mode": "exact_value", "value": "potential"])
    #expect(count([status]) == close.count("status:potential"))
    #expect(count([field("url", ["type": "exists"], negate: true)]) == close.count("not url:*"))
    let won: JSON = [
      "type": "has_related", "this_object_type": "lead", "related_object_type": "opportunity",
      "related_query": field("status_type", ["type": "term", "values": ["won"]], type: "opportunity"),
    ]
    #expect(count([won]) == close.count("opportunity:won"))
    let recent: JSON = [
      "type": "moment_range",
      "on_or_after": ["type": "fixed_local_date", "value": "2025-01-01", "which": "start"],
      "before": ["type": "start_end_of_predefined_relative_period", "range": "today", "which": "end"],
    ]
    #expect(count([field("date_created", recent)]) == close.count("created >= 2025-01-01"))
    let longCall: JSON = [
      "type": "has_related", "this_object_type": "lead", "related_object_type": "activity.call",
      "related_query": field("duration", ["type": "number_range", "gt": 600], type: "activity.call"),
    ]
    #expect(count([longCall]) == close.count("call(duration > 600)"))
  }

  @Test func searchesContactsThroughTheirAddresses() throws {
    let person = try #require((0..<300).first { !close.world.person($0).emails.isEmpty })
    let address = close.world.person(person).emails[0].address
    let email: JSON = [
      "type": "has_related", "this_object_type": "contact", "related_object_type": "contact_email",
      "related_query": field(
        "email", ["type": "text", "mode": "exact_value", "value": .string(address)], type: "contact_email"),
    ]
    let answer = close.post("data/search/", body([email], type: "contact", [("_fields", ["contact": ["lead_id"]])]))
    #expect(answer.data.map { $0["lead_id"] } == [.string(close.lead(person))])
    #expect(answer.data[0]["__object_type"] == "contact")
  }

  @Test func sortsWithMissingValuesLast() throws {
    let names = close.post(
      "data/search/",
      body(
        [],
        [
          ("_limit", 200), ("_fields", ["lead": ["url"]]),
          (
            "sort",
            [
              [
                "direction": "desc",
                "field": ["type": "regular_field", "object_type": "lead", "field_name": "url"],
              ]
            ]
          ),
        ])
    ).data.map { $0["url"]?.string }
    let present = names.prefix { $0 != nil }.compactMap(\.self)
    #expect(present == present.sorted(by: >) && present.count > 100)
  }

  @Test func everyStructuredViewRuns() throws {
    for view in close.get("saved_search/", ["type__in": "lead,contact"]).data {
      guard let query = view["s_query"]?["query"] else { continue }
      let answer = close.post("data/search/", ["query": query, "include_counts": true, "results_limit": 0])
      #expect(answer.status == 200)
      #expect((answer.body["count"]?["total"]?.int ?? 0) > 0)
    }
  }

  private static let badQueries: [JSON] = [
    [:], ["query": ["type": "match_all"]],
    ["query": ["type": "object_type", "object_type": "spaceship"]],
    ["query": ["type": "and", "queries": [["type": "object_type", "object_type": "lead"], ["type": "riddle"]]]],
    [
      "query": [
        "type": "and",
        "queries": [
          ["type": "object_type", "object_type": "lead"],
          [
            "type": "field_condition", "condition": ["type": "exists"],
            "field": ["type": "regular_field", "object_type": "lead", "field_name": "shoe_size"],
          ],
        ],
      ]
    ],
    ["query": ["type": "object_type", "object_type": "lead"], "_limit": 201],
  ]

  @Test(arguments: badQueries) func refusesBadQueries(body: JSON) {
    let answer = close.post("data/search/", body)
    #expect(answer.status == 400)
    #expect(answer.body["error"]?.string != nil)
  }
}
