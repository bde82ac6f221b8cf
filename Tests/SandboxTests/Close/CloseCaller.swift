import CRM
import Testing

@testable import Sandbox

/// Calls a Close dialect directly, as a client with the right key.
struct CloseCaller {
  static let key = "api_test"
  static let today = CalendarDate(daysSince1970: 20_500)
  /// Noon of the day the world is told relative to.
  static let noon = Instant(seconds: Int64(today.daysSince1970) * 86_400 + 43_200)

  struct Answer {
    let status: Int
    let body: JSON
    let headers: [(name: String, value: String)]
    let writtenID: String?

    var data: [JSON] { body["data"]?.array ?? [] }
    var ids: [String] { data.compactMap { $0["id"]?.string } }
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
  }

  let dialect: CloseDialect
  let world: World

  init(size: Int = 300, seed: UInt64 = 7, rateLimit: RateLimit? = nil) {
    world = World(seed: seed, size: size, today: Self.today)
    dialect = CloseDialect(world: world, key: Self.key, rateLimit: rateLimit)
  }

  static let authorization = (name: "authorization", value: "Basic \(Base64.encode("\(key):".utf8))")

  func call(
    _ method: String, _ path: String, _ query: [(name: String, value: String)] = [], body: [UInt8] = [],
    headers: [(name: String, value: String)] = [authorization, ("content-type", "application/json")],
    at: Instant = noon
  ) -> Answer {
    let segments = "api/v1/\(path)".split(separator: "/").map(String.init)
    let response = dialect.answer(
      SandboxRequest(method: method, path: segments, query: query, headers: headers, body: body, at: at))
    return Answer(
      status: response.status, body: (try? JSON(parsing: response.body)) ?? .null, headers: response.headers,
      writtenID: response.writtenID)
  }

  func get(_ path: String, _ query: KeyValuePairs<String, String> = [:]) -> Answer {
    call("GET", path, query.map { (name: $0.key, value: $0.value) })
  }

  func post(_ path: String, _ body: JSON, at: Instant = noon) -> Answer { call("POST", path, body: body.bytes, at: at) }
  func put(_ path: String, _ body: JSON, at: Instant = noon) -> Answer { call("PUT", path, body: body.bytes, at: at) }
  func delete(_ path: String) -> Answer { call("DELETE", path) }

  /// The id of lead `index`.
  func lead(_ index: Int) -> String { CloseIDs(seed: world.seed).text(.lead, index) }

  /// How many leads a text query finds.
  func count(_ query: String) -> Int? { get("lead/", ["query": query, "_limit": "0"]).body["total_results"]?.int }
}
