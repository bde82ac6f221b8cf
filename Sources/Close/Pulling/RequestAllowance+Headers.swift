import CRM
import ServiceTransport

extension RequestAllowance {
  /// What the headers of an answer say; nil when they do not say how many requests a window has. [close-api.md, 6]
  init?(_ headers: HeaderFields) {
    var values: [String: Double] = [:]
    for part in headers["ratelimit"]?.split(whereSeparator: { $0 == ";" || $0 == "," }) ?? [] {
      let pair = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
      if pair.count == 2 { values[pair[0].lowercased()] = Double(pair[1]) }
    }
    for name in ["limit", "remaining", "reset"] where values[name] == nil {
      values[name] = (headers["ratelimit-\(name)"] ?? headers["x-rate-limit-\(name)"]).flatMap { Double($0.trimmed) }
    }
    guard let limit = values["limit"], let remaining = values["remaining"], let reset = values["reset"],
      [limit, remaining, reset].allSatisfy({ (0...1e9).contains($0) }), limit >= 1
    else { return nil }
    self.init(limit: Int(limit), remaining: Int(remaining), reset: reset)
  }
}
