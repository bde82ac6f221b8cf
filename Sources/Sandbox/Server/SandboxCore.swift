import CRM
import Synchronization

/// How an answer goes out.
enum Delivery: Sendable, Equatable {
  case whole
  /// The connection is closed without an answer.
  case dropped
  /// Header and half of the body, then the connection is closed.
  case truncated
  /// In small pieces, that many milliseconds apart.
  case dripped(Int)
}

/// What to do about a request.
struct Outcome: Sendable {
  var response: SandboxResponse
  var delivery = Delivery.whole
  /// Milliseconds to hold the answer back.
  var delay = 0
}

/// The sandbox without its network: routes, faults, journal, state. Safe to call from any task.
final class SandboxCore: Sendable {
  let options: SandboxOptions
  let world: World
  /// Seconds the sandbox's clock is ahead of the system's.
  let clockShift: Int64
  let journal = Journal()
  let requests = RequestLog()
  let faults: FaultDesk
  private let file: StateFile?
  private let dialects: Mutex<Dialects>
  /// Held while a request that may write is answered and kept, so that the state file has the order of the answers.
  private let writing = Mutex(())

  /// Throws `SandboxError` when the state file cannot be used.
  init(_ options: SandboxOptions) throws(SandboxError) {
    self.options = options
    let now = Instant.now
    let systemDay = CalendarDate(daysSince1970: Int(now.seconds) / 86_400)
    if let path = options.stateFile {
      file = try StateFile(path: path, options: options, systemDay: systemDay)
    } else {
      file = nil
    }
    // Never behind the clients, whose clocks are right: what they write now would be of the future.
    clockShift = max(0, options.today.map { Int64($0.daysSince1970 - systemDay.daysSince1970) * 86_400 } ?? 0)
    world = World(
      seed: options.seed, size: options.records, today: file?.today ?? options.today ?? systemDay)
    faults = FaultDesk(options.faults, seed: options.seed)
    let dialects = Dialects(options: options, world: world)
    self.dialects = Mutex(dialects)
    for entry in file?.replay ?? [] { replay(entry.request, entry.service, dialects) }
  }

  private func replay(_ request: SandboxRequest, _ service: FaultRule.Service, _ dialects: Dialects) {
    var authorized = request
    let credentials =
      service == .close
      ? "Basic \(Base64.encode("\(options.closeKey):".utf8))" : "Bearer \(options.clozeKey)"
    authorized.headers.append(("authorization", credentials))
    let response = dialects[service].answer(authorized)
    keep(request, service, response.writtenID, applied: response.writtenID != nil)
  }

  func outcome(of request: SandboxRequest) -> Outcome {
    let service: FaultRule.Service
    switch (request.path.first, request.path.dropFirst().first) {
    case ("api", "v1"): service = .close
    case ("v1", _): service = .cloze
    case ("sandbox", _): return Outcome(response: control(request))
    default:
      return Outcome(response: .json(404, ["error": "This sandbox serves /api/v1 (Close), /v1 (Cloze) and /sandbox."]))
    }
    let struck = faults.strike(request, service: service)
    var outcome = perform(request, service, struck)
    outcome.delay = options.latency
    for rule in struck { if case .delay(let milliseconds) = rule.kind { outcome.delay += milliseconds } }
    requests.append(
      RequestLog.Entry(
        at: request.at, method: request.method, path: "/\(request.path.joined(separator: "/"))",
        query: request.query.filter { $0.name != "api_key" },
        status: outcome.delivery == .dropped ? 0 : outcome.response.status, faults: struck.map(\.description)))
    return outcome
  }

  private func perform(_ request: SandboxRequest, _ service: FaultRule.Service, _ struck: [FaultRule]) -> Outcome {
    let kind = struck.map(\.kind).first { !$0.isDelay }
    switch kind {
    case .dropBefore:
      keepIfWrite(request, service)
      return Outcome(response: .json(500, [:]), delivery: .dropped)
    case .status429(let seconds):
      keepIfWrite(request, service)
      return Outcome(response: .tooMany(service, retryAfter: seconds))
    case .status500:
      keepIfWrite(request, service)
      return Outcome(response: .broken(service))
    case .dropAfter: return Outcome(response: answer(request, service), delivery: .dropped)
    case .truncate: return Outcome(response: answer(request, service), delivery: .truncated)
    case .drip(let milliseconds): return Outcome(response: answer(request, service), delivery: .dripped(milliseconds))
    case .malformed:
      var response = answer(request, service)
      response.status = 200
      response.body = Array(response.body.prefix(max(1, response.body.count / 2))) + Array("<<<".utf8)
      return Outcome(response: response)
    case .delay, nil: return Outcome(response: answer(request, service))
    }
  }

  private func answer(_ request: SandboxRequest, _ service: FaultRule.Service) -> SandboxResponse {
    let dialect = dialects.withLock { $0[service] }
    guard request.mayWrite else { return dialect.answer(request) }
    return writing.withLock { _ in
      let response = dialect.answer(request)
      if response.writtenID != nil {
        // A write that cannot be kept would be lost on a restart: better to say so than to acknowledge it.
        if let file, !file.append(request, service: service) {
          return .json(507, ["error": "The sandbox's state file could not be written."])
        }
        keep(request, service, response.writtenID, applied: true)
      } else if response.isRefusal {
        keep(request, service, nil, applied: false)
      }
      return response
    }
  }

  private func keepIfWrite(_ request: SandboxRequest, _ service: FaultRule.Service) {
    if request.mayWrite { keep(request, service, nil, applied: false) }
  }

  private func keep(_ request: SandboxRequest, _ service: FaultRule.Service, _ id: String?, applied: Bool) {
    journal.append(
      Journal.Entry(
        at: request.at, service: service, method: request.method, path: "/\(request.path.joined(separator: "/"))",
        body: String(decoding: request.body, as: UTF8.self), applied: applied, id: id))
  }

  /// Forgets everything written and seen; faults are those of the start again.
  func reset() {
    writing.withLock { _ in
      dialects.withLock { $0 = Dialects(options: options, world: world) }
      file?.clear()
      journal.clear()
      requests.clear()
      faults.set(options.faults)
    }
  }

  func expireCursors() { dialects.withLock { $0.close.expireCursors() } }
}

extension SandboxRequest {
  /// False for what only reads, whatever its method: searches, and reads tunnelled through POST.
  fileprivate var mayWrite: Bool {
    if method == "GET" || method == "HEAD" { return false }
    return path.suffix(2) != ["data", "search"] && header("x-http-method-override")?.uppercased() != "GET"
  }
}

extension SandboxResponse {
  static func json(_ status: Int, _ body: JSON) -> SandboxResponse {
    SandboxResponse(status: status, headers: [("content-type", "application/json")], body: body.bytes)
  }

  static func tooMany(_ service: FaultRule.Service, retryAfter seconds: Int) -> SandboxResponse {
    var response = json(
      429,
      service == .close
        ? ["error": ["message": "API call count exceeded for this period", "rate_reset": .number(seconds)]]
        : ["errorcode": 429, "message": "Too many requests"])
    response.headers.append(("retry-after", "\(seconds)"))
    if service == .close { response.headers.append(("ratelimit", "limit=160; remaining=0; reset=\(seconds)")) }
    return response
  }

  static func broken(_ service: FaultRule.Service) -> SandboxResponse {
    service == .close
      ? json(500, ["error": "Internal Server Error"])
      : SandboxResponse(
        status: 500, headers: [("content-type", "text/html")],
        body: Array("<html><body><h1>500 Internal Server Error</h1></body></html>".utf8))
  }

  /// Whether the service said no: by status, or as Cloze does in the body.
  fileprivate var isRefusal: Bool {
    if status >= 400 { return true }
    guard let code = (try? JSON(parsing: body))?["errorcode"]?.int else { return false }
    return code != 0
  }
}
