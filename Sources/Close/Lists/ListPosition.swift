import CRM

/// How to fetch a page of a list; as a token it is the page's `next`.
struct ListPosition {
  enum Source {
    /// A list paged by `_skip`, with its parameters but for the paging.
    case rows(query: [String: String], skip: Int)
    /// A body for `/data/search/`, cursor included. It has to stay the same from page to page. [close-api.md, 15]
    case search(body: JSON)
  }

  let kind: RecordKind
  let source: Source
  /// Whether another way to the same list exists.
  let mayFallBack: Bool

  init(_ kind: RecordKind, _ source: Source, mayFallBack: Bool = false) {
    self.kind = kind
    self.source = source
    self.mayFallBack = mayFallBack
  }

  static func rows(_ kind: RecordKind, _ query: [String: String], mayFallBack: Bool = false) -> ListPosition {
    ListPosition(kind, .rows(query: query, skip: 0), mayFallBack: mayFallBack)
  }

  static func search(_ kind: RecordKind, _ body: JSON) -> ListPosition {
    ListPosition(kind, .search(body: body))
  }

  /// Nil for a text that is no token of this service.
  init?(token: String) {
    guard let json = try? JSON(parsing: token), let kind = json["kind"]?.string.flatMap(RecordKind.init) else {
      return nil
    }
    if let body = json["search"], body.object != nil {
      self.init(kind, .search(body: body))
    } else if let query = json["query"]?.object, let skip = json["skip"]?.skip {
      let pairs = query.members.compactMap { member in member.value.string.map { (member.key, $0) } }
      self.init(kind, .rows(query: Dictionary(pairs) { _, last in last }, skip: skip))
    } else {
      return nil
    }
  }

  var token: String {
    switch source {
    case .rows(let query, let skip):
      let members = query.sorted { $0.key < $1.key }.map { (key: $0.key, value: JSON.string($0.value)) }
      return (["kind": .string(kind.rawValue), "query": .object(JSONObject(members)), "skip": .number(skip)] as JSON)
        .text
    case .search(let body): return (["kind": .string(kind.rawValue), "search": body] as JSON).text
    }
  }
}
