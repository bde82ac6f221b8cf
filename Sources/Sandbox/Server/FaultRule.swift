/// One way in which the sandbox misbehaves, for the requests it matches.
///
/// Written `KIND[=NUMBER][@MATCH][:HOW-OFTEN]`, for example `500:3` (the first three requests get a 500),
/// `429=30@/api/v1/lead:always` (leads always answer 429 with `Retry-After: 30`), `delay=800@close:20%`,
/// `drop-after@POST /api/v1/activity:1`.
///
/// - KIND: `delay` (NUMBER milliseconds, 1000), `429` (NUMBER seconds to wait, 1), `500`, `drop-before` (the connection
///   is closed, nothing applied), `drop-after` (applied, then closed without an answer), `truncate` (half of the body,
///   then closed), `malformed` (200 with broken JSON), `drip` (the body in small pieces, NUMBER milliseconds apart, 50).
/// - MATCH: any of `close` or `cloze`, a method, and a path the request's must start with, separated by blanks.
/// - HOW-OFTEN: a count (1 where it is left out), `always`, or a percentage of the matching requests.
public struct FaultRule: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Holds the answer back, in milliseconds.
    case delay(Int)
    /// 429, with the seconds to wait in `retry-after`; not applied.
    case status429(retryAfter: Int)
    /// 500; not applied.
    case status500
    /// The connection is closed without an answer; not applied.
    case dropBefore
    /// Applied, then the connection is closed without an answer.
    case dropAfter
    /// The answer's header and half its body, then the connection is closed; applied.
    case truncate
    /// 200 with a body that is not JSON; applied.
    case malformed
    /// The answer's body in small pieces, that many milliseconds apart; applied.
    case drip(Int)
  }

  public enum Frequency: Sendable, Hashable {
    case times(Int)
    case always
    /// 1 to 99 of a hundred, decided by a generator that starts from the sandbox's seed.
    case percent(Int)
  }

  public enum Service: String, Sendable, Hashable {
    case close, cloze
  }

  public var kind: Kind
  /// Nil is both.
  public var service: Service?
  /// In capitals; nil is any.
  public var method: String?
  /// What the path must start with, compared by segments; nil is any.
  public var path: String?
  public var frequency: Frequency

  public init(
    _ kind: Kind, service: Service? = nil, method: String? = nil, path: String? = nil, frequency: Frequency = .times(1)
  ) {
    self.kind = kind
    self.service = service
    self.method = method
    self.path = path
    self.frequency = frequency
  }
}

/// Why a text is no fault rule.
public struct FaultRuleError: Error, Equatable, CustomStringConvertible {
  public let text: String
  public let problem: String

  public var description: String { "fault rule '\(text)': \(problem)" }
}

extension FaultRule: CustomStringConvertible {
  private static let kindNames = "delay, 429, 500, drop-before, drop-after, truncate, malformed, drip"
  private static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]

  /// Reads the form described above. Throws `FaultRuleError`.
  public init(parsing text: String) throws(FaultRuleError) {
    func fail(_ problem: String) -> FaultRuleError { FaultRuleError(text: text, problem: problem) }
    var rest = Substring(text)
    var frequency = Frequency.times(1)
    if let colon = rest.lastIndex(of: ":") {
      let often = rest[rest.index(after: colon)...]
      rest = rest[..<colon]
      if often == "always" {
        frequency = .always
      } else if often.hasSuffix("%"), let share = Int(often.dropLast()), (1...99).contains(share) {
        frequency = .percent(share)
      } else if let times = Int(often), times > 0 {
        frequency = .times(times)
      } else {
        throw fail("'\(often)' is not how often; a count, 'always' or a percentage from 1% to 99% is wanted")
      }
    }
    var match: [Substring] = []
    if let at = rest.firstIndex(of: "@") {
      match = rest[rest.index(after: at)...].split(separator: " ")
      guard !match.isEmpty else { throw fail("nothing follows '@'; a service, a method or a path is wanted") }
      rest = rest[..<at]
    }
    let parts = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    var number: Int?
    if parts.count > 1 {
      guard let parsed = Int(parts[1]), parsed >= 0 else { throw fail("'\(parts[1])' is not a whole number") }
      number = parsed
    }
    let kind: Kind
    switch parts[0] {
    case "delay": kind = .delay(number ?? 1000)
    case "429": kind = .status429(retryAfter: number ?? 1)
    case "500": kind = .status500
    case "drop-before": kind = .dropBefore
    case "drop-after": kind = .dropAfter
    case "truncate": kind = .truncate
    case "malformed": kind = .malformed
    case "drip": kind = .drip(number ?? 50)
    default: throw fail("'\(parts[0])' is no kind of fault; there are \(Self.kindNames)")
    }
    if number != nil, !kind.takesNumber { throw fail("'\(parts[0])' takes no number") }
    self.init(kind, frequency: frequency)
    for word in match {
      if word.hasPrefix("/") {
        path = String(word)
      } else if let service = Service(rawValue: String(word)) {
        self.service = service
      } else if Self.methods.contains(word.uppercased()) {
        method = word.uppercased()
      } else {
        throw fail("'\(word)' is neither close, cloze, a method nor a path that starts with '/'")
      }
    }
  }

  /// The rule as text that `init(parsing:)` reads.
  public var description: String {
    let kind =
      switch kind {
      case .delay(let milliseconds): "delay=\(milliseconds)"
      case .status429(let seconds): "429=\(seconds)"
      case .status500: "500"
      case .dropBefore: "drop-before"
      case .dropAfter: "drop-after"
      case .truncate: "truncate"
      case .malformed: "malformed"
      case .drip(let milliseconds): "drip=\(milliseconds)"
      }
    let match = [service?.rawValue, method, path].compactMap(\.self).joined(separator: " ")
    let often =
      switch frequency {
      case .times(let times): String(times)
      case .always: "always"
      case .percent(let share): "\(share)%"
      }
    return "\(kind)\(match.isEmpty ? "" : "@\(match)"):\(often)"
  }

  /// Whether the rule is about such a request, whatever its frequency.
  func matches(_ request: SandboxRequest, service: Service) -> Bool {
    if let wanted = self.service, wanted != service { return false }
    if let method, method != request.method { return false }
    guard let path else { return true }
    return request.path.starts(with: path.split(separator: "/").map(String.init))
  }
}

extension FaultRule.Kind {
  fileprivate var takesNumber: Bool {
    switch self {
    case .delay, .status429, .drip: true
    default: false
    }
  }
}
