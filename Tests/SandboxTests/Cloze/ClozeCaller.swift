import CRM

@testable import Sandbox

/// Calls the dialect as a client would, in a pinned world, with the right key unless told otherwise.
struct ClozeCaller {
  static let today = CalendarDate(daysSince1970: 20_521)
  let dialect: ClozeDialect
  /// What the sandbox takes for the time of a request.
  var now = Instant(seconds: 20_521 * 86_400 + 43_200)

  init(size: Int = 400, seed: UInt64 = 7, timelines: Bool = true, quirks: ClozeQuirks = ClozeQuirks()) {
    dialect = ClozeDialect(
      world: World(seed: seed, size: size, today: Self.today), key: "secret", timelines: timelines, quirks: quirks)
  }

  func send(
    _ method: String, _ path: String, _ query: [(name: String, value: String)] = [], body: JSON? = nil,
    headers: [(name: String, value: String)] = [("authorization", "Bearer secret")]
  ) -> SandboxResponse {
    dialect.answer(
      SandboxRequest(
        method: method, path: ["v1"] + path.split(separator: "/").map(String.init), query: query, headers: headers,
        body: body?.bytes ?? [], at: now))
  }

  func get(_ path: String, _ query: KeyValuePairs<String, String> = [:]) throws -> JSON {
    try JSON(parsing: send("GET", path, query.map { ($0.key, $0.value) }).body)
  }

  func post(_ path: String, _ body: JSON) throws -> JSON { try JSON(parsing: send("POST", path, body: body).body) }

  /// The errorcode of a write.
  func write(_ path: String, _ body: JSON) throws -> Int? { try post(path, body)["errorcode"]?.int }

  /// The record that an identifier names; nil when there is none.
  func record(_ kind: String, _ id: String) throws -> JSON? {
    let singular = ["people": "person", "companies": "company", "projects": "project"][kind] ?? kind
    return try get("\(kind)/get", ["uniqueid": id])[singular]
  }

  /// Every record of a find, all pages.
  func all(_ kind: String, _ query: [(name: String, value: String)] = []) throws -> [JSON] {
    var records: [JSON] = []
    var page = 1
    while true {
      let paging = [(name: "pagesize", value: "1000"), (name: "pagenumber", value: String(page))]
      let reply = try JSON(parsing: send("GET", "\(kind)/find", query + paging).body)
      let found = reply[kind]?.array ?? []
      records += found
      if found.count < 1000 { return records }
      page += 1
    }
  }
}

extension JSON {
  func texts(_ member: String) -> [String] { (self[member]?.array ?? []).compactMap(\.string) }
  func values(_ member: String) -> [String] { (self[member]?.array ?? []).compactMap { $0["value"]?.string } }
}
