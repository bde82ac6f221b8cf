import CRM
import ServiceTransport

/// The ids of all records of a kind, by `POST /data/search/`. [close-api.md, 15]
struct KeyList {
  let wire: CloseWire
  let kind: RecordKind

  func page(at cursor: String?) async throws(ServiceError) -> KeyPage {
    let type = try CloseWire.resource(kind)
    let body: JSON = [
      "query": [
        "type": "and", "queries": [["type": "object_type", "object_type": .string(type)], ["type": "match_all"]],
      ],
      "_limit": .number(CloseWire.pageSize), "results_limit": nil, "sort": [],
      "cursor": cursor.map { .string($0) } ?? nil,
    ]
    let answer = try await wire.searchAnswer(body)
    let list = try CloseList(answer.json())
    let ids = list.rows.compactMap { $0["id"]?.filled }
    return KeyPage(
      ids: ids, next: list.rows.isEmpty ? nil : list.cursor, isUsable: ids.count == list.rows.count,
      budget: RequestAllowance(answer.headers))
  }
}
