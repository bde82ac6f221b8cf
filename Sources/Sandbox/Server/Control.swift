import CRM

/// The control routes. They need no key: the sandbox listens on loopback only.
///
/// - `GET /sandbox/` says what is served: `{"records":…,"seed":…,"today":…}`.
/// - `GET /sandbox/journal` lists what was written, or asked to be, oldest first: `{"data":[{"time","service",
///   "method","path","body","applied","id"}]}`. `applied` is false for what the service refused and for what a fault
///   kept from being applied; `id` is what was created, changed or deleted. With `?applied=true` only what counts.
/// - `GET /sandbox/requests` counts the requests to the services and lists the last 200: `{"count":…,"data":[{"time",
///   "method","path","query","status","faults"}]}`; a status of 0 is a connection closed without an answer.
/// - `GET /sandbox/faults` lists the rules that can still strike: `{"faults":["500:2"]}`. `POST` with the same shape
///   adds rules, `PUT` replaces them, `DELETE` clears them. A rule is written as `FaultRule` says.
/// - `POST /sandbox/expire-cursors` makes the search cursors handed out so far invalid.
/// - `POST /sandbox/reset` forgets every write (the state file's too), the journal and the requests, and sets the faults
///   back to those of the start.
extension SandboxCore {
  func control(_ request: SandboxRequest) -> SandboxResponse {
    let route = request.path.dropFirst().joined(separator: "/")
    switch (request.method, route) {
    case ("GET", ""):
      return .json(
        200,
        [
          "records": .number(world.size), "seed": .string(String(world.seed)), "today": .string(world.today.iso8601),
        ])
    case ("GET", "journal"):
      let wanted = request.parameter("applied")
      let entries = journal.all.filter { wanted == nil || String($0.applied) == wanted }
      return .json(200, ["data": .array(entries.map(\.json))])
    case ("GET", "requests"): return .json(200, requests.json)
    case ("GET", "faults"): return faultList
    case ("POST", "faults"), ("PUT", "faults"):
      do throws(FaultRuleError) {
        let rules = try Self.rules(request.body)
        if request.method == "PUT" { faults.set(rules) } else { faults.add(rules) }
        return faultList
      } catch {
        return .json(400, ["error": .string(error.description)])
      }
    case ("DELETE", "faults"):
      faults.set([])
      return faultList
    case ("POST", "expire-cursors"):
      expireCursors()
      return .json(200, [:])
    case ("POST", "reset"):
      reset()
      return .json(200, [:])
    default:
      return .json(
        404,
        [
          "error":
            "There are GET journal, requests and faults, POST, PUT and DELETE faults, POST expire-cursors and reset."
        ])
    }
  }

  private var faultList: SandboxResponse {
    .json(200, ["faults": .array(faults.rules.map { .string($0.description) })])
  }

  /// `{"faults":["500:3"]}`.
  private static func rules(_ body: [UInt8]) throws(FaultRuleError) -> [FaultRule] {
    guard let texts = (try? JSON(parsing: body))?["faults"]?.array else {
      throw FaultRuleError(text: "", problem: "a body like {\"faults\":[\"500:3\"]} is wanted")
    }
    var rules: [FaultRule] = []
    for text in texts { rules.append(try FaultRule(parsing: text.string ?? text.text)) }
    return rules
  }
}
