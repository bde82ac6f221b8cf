import CRM

/// A request to Close, understood: tunnelled methods resolved, parameters and body read.
struct CloseCall {
  let method: String
  /// Segments after `/api/v1`.
  let path: [String]
  let parameters: [(name: String, value: String)]
  /// The body of a POST or PUT; an empty object when there is none.
  let body: JSONObject
  let now: Instant
  let days: LocalDays

  /// Throws `CloseFailure` for chunked, mistyped and broken bodies. [close-api.md, 2 and 7]
  init(_ request: SandboxRequest) throws(CloseFailure) {
    guard request.header("transfer-encoding")?.lowercased().contains("chunked") != true else {
      throw CloseFailure(400, "Chunked Transfer-Encoding is not supported.")
    }
    path = Array(request.path.dropFirst(2))
    now = request.at
    // A float, and the official client sends "-0.0" for UTC.
    let hours = request.header("x-tz-offset").flatMap(Double.init) ?? 0
    days = LocalDays(offset: abs(hours) <= 15 ? Int(hours * 3600) : 0)

    var method = request.method
    var parameters = request.query
    var body = JSONObject()
    if method == "POST" || method == "PUT" || method == "PATCH" {
      body = try Self.body(request)
      if method == "POST", let tunnelled = request.header("x-http-method-override")?.uppercased() {
        guard ["GET", "PUT", "DELETE", "POST"].contains(tunnelled) else {
          throw CloseFailure(405, "Method not allowed.")
        }
        method = tunnelled
      }
      if let extra = body["_params"]?.object {
        parameters += extra.members.map { (name: $0.key, value: Self.text($0.value)) }
        body["_params"] = nil
      }
    }
    self.method = method
    self.parameters = parameters
    self.body = body
  }

  private static func body(_ request: SandboxRequest) throws(CloseFailure) -> JSONObject {
    guard !request.body.isEmpty else { return JSONObject() }
    guard request.header("content-type")?.lowercased().hasPrefix("application/json") == true else {
      throw CloseFailure(400, "Please send valid JSON with a 'Content-Type: application/json' header.")
    }
    guard let json = try? JSON(parsing: request.body) else {
      throw CloseFailure(400, "The request contains invalid JSON.")
    }
    guard let object = json.object else { throw CloseFailure(400, "JSON data must be a dict.") }
    return object
  }

  private static func text(_ value: JSON) -> String {
    switch value {
    case .string(let text): text
    case .array(let elements): elements.map(text).joined(separator: ",")
    case .bool(let value): value ? "true" : "false"
    default: value.text
    }
  }

  /// The last parameter of that name, as Close's framework reads them.
  subscript(_ name: String) -> String? { parameters.last { $0.name == name }?.value }

  /// `name=A,B` and `name__in=A,B` together; nil when neither was sent.
  func list(_ name: String) -> [String]? {
    let texts = [self[name], self[name + "__in"]].compactMap(\.self)
    guard !texts.isEmpty else { return nil }
    return texts.flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// `false` is false, any other text is true. [close-api.md, 5]
  func flag(_ name: String) -> Bool? { self[name].map { $0.lowercased() != "false" } }

  /// `_limit` and `_skip`. Throws the recorded errors. [close-api.md, 5]
  func page(maximum: Int, standard: Int = 100) throws(CloseFailure) -> ClosePage {
    let limit = try whole("_limit") ?? min(standard, maximum)
    guard limit <= maximum else {
      throw CloseFailure(
        400, "The limit you set is larger than the maximum limit for this resource (max_limit = \(maximum)).")
    }
    let skip = try whole("_skip") ?? 0
    guard skip <= ClosePage.maximumSkip else {
      throw CloseFailure(
        400,
        "The skip you set is larger than the maximum skip for this resource (max_skip = \(ClosePage.maximumSkip)). "
          + "Please refine your search query.")
    }
    return ClosePage(skip: skip, limit: limit)
  }

  private func whole(_ name: String) throws(CloseFailure) -> Int? {
    guard let text = self[name] else { return nil }
    guard let number = Int(text) else {
      throw CloseFailure(400, "\(name) must be an integer (got \"\(text)\" instead).")
    }
    guard number >= 0 else {
      throw CloseFailure(400, "\(name) must be a non-negative integer (got \"\(text)\" instead).")
    }
    return number
  }

  /// Bounds `name__gt`, `__gte`, `__lt`, `__lte` and `name` itself, over dates and moments.
  func moments(_ name: String) throws(CloseFailure) -> MomentBounds {
    var bounds = MomentBounds()
    for (suffix, keyPath) in [
      ("__gt", \MomentBounds.after), ("__gte", \.from), ("__lt", \.before), ("__lte", \.through),
    ] {
      guard let text = self[name + suffix] else { continue }
      guard let instant = moment(text) else { throw CloseFailure.field(name + suffix, "Could not parse datetime") }
      bounds[keyPath: keyPath] = instant
    }
    if let text = self[name] {
      guard let instant = moment(text) else { throw CloseFailure.field(name, "Could not parse datetime") }
      bounds.from = instant
      bounds.through = CalendarDate(iso8601: text) == nil ? instant : instant.adding(seconds: 86_399)
    }
    return bounds
  }

  private func moment(_ text: String) -> Instant? {
    // A plus that was not percent-encoded arrives as a blank.
    days.instant(text) ?? days.instant(text.split(separator: " ").joined(separator: "+"))
  }
}

/// A window on a list.
struct ClosePage {
  /// Seen on `/activity/email/`; taken for every list here. [close-api.md, 5]
  static let maximumSkip = 250_000

  var skip: Int
  var limit: Int
}

/// A range of moments, each side open or closed.
struct MomentBounds {
  var after: Instant?
  var from: Instant?
  var before: Instant?
  var through: Instant?

  var isOpen: Bool { after == nil && from == nil && before == nil && through == nil }

  func contains(_ instant: Instant) -> Bool {
    if let after, instant <= after { return false }
    if let from, instant < from { return false }
    if let before, instant >= before { return false }
    if let through, instant > through { return false }
    return true
  }
}
