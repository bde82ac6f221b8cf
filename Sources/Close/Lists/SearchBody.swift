import CRM

/// Bodies for `POST /data/search/`. [close-api.md, 15]
enum SearchBody {
  static func everything(_ kind: RecordKind, sort: SortOrder?) -> JSON {
    body(kind, filters: [], resultsLimit: .null, sort: entries(sort, kind))
  }

  /// Free text over the records of a kind.
  static func text(_ text: String, _ kind: RecordKind) -> JSON {
    body(kind, filters: [node(text)], resultsLimit: .null, sort: [])
  }

  /// A Smart View's `s_query`, narrowed by `text`. The view's own order wins over `sort`.
  static func view(_ view: JSON, _ kind: RecordKind, text: String?, sort: SortOrder?) -> JSON {
    let own = view["sort"]?.elements ?? []
    let query = view["query"].flatMap { $0.object == nil ? nil : $0 }
    let body = body(
      kind, filters: [query, text.map(node)].compactMap { $0 }, resultsLimit: view["results_limit"] ?? .null,
      sort: own.isEmpty ? entries(sort, kind) : own)
    guard text == nil, let query, var object = body.object else { return body }
    // A view's query names its object type already and is sent as Close keeps it.
    object["query"] = query
    return .object(object)
  }

  /// For the next page: the same but for the cursor, and without counting again, which is slow.
  static func continued(_ body: JSON, cursor: String) -> JSON {
    guard var object = body.object else { return body }
    object["cursor"] = .string(cursor)
    object["include_counts"] = false
    return .object(object)
  }

  private static func body(_ kind: RecordKind, filters: [JSON], resultsLimit: JSON, sort: [JSON]) -> JSON {
    let type = objectType(kind)
    let filter: JSON = filters.isEmpty ? ["type": "match_all"] : ["type": "and", "queries": .array(filters)]
    return [
      "query": ["type": "and", "queries": [["type": "object_type", "object_type": .string(type)], filter]],
      "_fields": .object(JSONObject([(type, .array(ListFields.of(kind).map { .string($0) }))])),
      "_limit": .number(CloseWire.pageSize),
      "results_limit": resultsLimit,
      "sort": .array(sort),
      "cursor": nil,
      "include_counts": true,
    ]
  }

  private static func node(_ text: String) -> JSON {
    ["type": "text", "mode": "full_words", "value": .string(text)]
  }

  private static func entries(_ sort: SortOrder?, _ kind: RecordKind) -> [JSON] {
    guard let sort else { return [] }
    return [
      [
        "direction": sort.isDescending ? "desc" : "asc",
        "field": [
          "type": "regular_field", "object_type": .string(objectType(kind)), "field_name": .string(sort.key),
        ],
      ]
    ]
  }

  private static func objectType(_ kind: RecordKind) -> String { kind == .deal ? "opportunity" : kind.rawValue }
}
