import CRM

/// Collects the members of a record in their order and leaves out what is not there.
struct ClozeMembers {
  private(set) var members: [(key: String, value: JSON)] = []

  var object: JSONObject { JSONObject(members) }

  mutating func put(_ key: String, _ value: JSON) { members.append((key, value)) }

  mutating func put(_ key: String, _ text: String?) {
    if let text, !text.isEmpty { members.append((key, .string(text))) }
  }

  mutating func put(_ key: String, _ list: [JSON]) {
    if !list.isEmpty { members.append((key, .array(list))) }
  }

  mutating func put(_ key: String, milliseconds: Int64) { members.append((key, .number(Int(milliseconds)))) }

  /// Stage, segment, step, assignee and node: an unset one reads `none`; a sparse record has none of them.
  mutating func put(_ facets: ClozeFacets) {
    guard !facets.isSparse else { return }
    put("stage", facets.stage)
    put("segment", facets.segment)
    put("step", facets.step)
    put("assignee", facets.assignee)
    put("node", facets.node)
  }
}

extension JSON {
  /// An object of the members that are there.
  static func members(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(JSONObject(members.compactMap { member in member.value.map { (key: member.key, value: $0) } }))
  }

  static func text(_ text: String?) -> JSON? { text.map { .string($0) } }
}
