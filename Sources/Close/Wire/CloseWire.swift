import CRM
import ServiceTransport
import Strings

/// Calls to Close and its answers as JSON.
struct CloseWire: Sendable {
  let transport: ServiceTransport
  /// Seconds east of UTC, now.
  let zoneOffset: @Sendable () -> Int

  init(transport: ServiceTransport, zoneOffset: @escaping @Sendable () -> Int) {
    self.transport = transport
    self.zoneOffset = zoneOffset
  }

  /// Rows of one page. [close-api.md, 5] advises this size everywhere but for the event log.
  static let pageSize = 100

  func get(_ path: String, _ query: [ServiceRequest.Pair] = []) async throws(ServiceError) -> JSON {
    try await call(ServiceRequest(.get, path, query: query, headers: headers))
  }

  /// A POST that only reads.
  func search(_ body: JSON) async throws(ServiceError) -> JSON {
    try await call(ServiceRequest(.post, "data/search/", headers: headers, body: body, mayRepeat: true))
  }

  /// A list of any of the shapes Close has: `{"data":[…]}`, or bare. [close-api.md, 5]
  func list(_ path: String, _ query: [ServiceRequest.Pair] = []) async throws(ServiceError) -> CloseList {
    try CloseList(await get(path, query))
  }

  /// All rows of a list that is paged by `_skip`, or of its first `limit` rows.
  func all(_ path: String, _ query: [ServiceRequest.Pair] = [], limit: Int = 2000) async throws(ServiceError) -> [JSON]
  {
    try await dated(path, query, limit: limit).rows
  }

  /// The same with the server's clock as its first answer shows it; nil where it shows none.
  func dated(_ path: String, _ query: [ServiceRequest.Pair], limit: Int) async throws(ServiceError) -> (
    rows: [JSON], date: Instant?
  ) {
    var rows: [JSON] = []
    var date: Instant?
    while true {
      let paging = [("_limit", String(Self.pageSize)), ("_skip", String(rows.count))]
      let answer = try await answer(ServiceRequest(.get, path, query: query + paging, headers: headers))
      let page = try CloseList(answer.json())
      if rows.isEmpty { date = answer.headers["date"].flatMap { Instant(httpDate: $0) } }
      rows += page.rows
      guard page.hasMore, !page.rows.isEmpty, rows.count < limit else { return (rows, date) }
    }
  }

  /// Creates or changes something; a POST is sent once whatever happens. Nil for an answer without a body.
  func write(_ method: ServiceRequest.Method, _ path: String, _ body: JSONObject?) async throws(ServiceError) -> JSON? {
    let answer = try await answer(
      ServiceRequest(method, path, headers: headers, body: .object(body ?? JSONObject())))
    return answer.status == 204 ? nil : try answer.json()
  }

  /// Deletes something. That it is not there any more is what was wanted: an earlier try may have arrived, or someone
  /// else was quicker. Only Close's own 404 says so, not that of a proxy.
  func delete(_ path: String) async throws(ServiceError) {
    let answer = try await transport.send(ServiceRequest(.delete, path, headers: headers))
    if answer.status == 404, (try? answer.json())?.object != nil { return }
    guard answer.isSuccess else { throw refusal(answer) }
    if answer.status != 204 { _ = try answer.json() }
  }

  /// `lead/lead_x/`. Throws `.unsupported` for kinds Close does not have.
  static func path(of id: RecordID) throws(ServiceError) -> String {
    "\(try resource(id.kind))/\(ServiceRequest.segment(id.id))/"
  }

  static func resource(_ kind: RecordKind) throws(ServiceError) -> String {
    switch kind {
    case .lead: "lead"
    case .contact: "contact"
    case .deal: "opportunity"
    case .person, .company, .project:
      throw ServiceError(.unsupported, Strings.CloseProblems.noSuchRecords)
    }
  }

  /// Relative dates follow the user's day. [close-api.md, 2]
  var headers: [ServiceRequest.Pair] {
    let quarters = zoneOffset() / 900
    let text = quarters % 4 == 0 ? String(quarters / 4) : String(Double(quarters) / 4)
    return [("x-tz-offset", text)]
  }

  private func call(_ request: ServiceRequest) async throws(ServiceError) -> JSON {
    try await answer(request).json()
  }

  func answer(_ request: ServiceRequest) async throws(ServiceError) -> ServiceAnswer {
    let pace = RequestPacing.current
    try await pace?.turn()
    let answer = try await transport.send(request)
    if let pace, let allowance = RequestAllowance(answer.headers) { pace.heard(allowance) }
    guard answer.isSuccess else { throw refusal(answer) }
    return answer
  }

  private func refusal(_ answer: ServiceAnswer) -> ServiceError {
    ServiceError(answer: answer, serverWords: CloseErrorWords.read(answer.body))
  }
}

/// A page of a list as Close sent it.
struct CloseList {
  let rows: [JSON]
  let hasMore: Bool
  /// `total_results`, which not every list has.
  let total: Int?
  /// Where `/data/search/` goes on; nil at the end.
  let cursor: String?

  init(_ json: JSON) throws(ServiceError) {
    guard let rows = json["data"]?.array ?? json.array else {
      throw ServiceError(.malformedAnswer, Strings.CloseProblems.notTheList)
    }
    self.rows = rows
    hasMore = json["has_more"]?.bool ?? false
    total = json["total_results"]?.int ?? json["count"]?["total"]?.int
    cursor = json["cursor"]?.filled
  }
}
