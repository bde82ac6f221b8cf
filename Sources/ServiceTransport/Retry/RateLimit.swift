/// What an answer's headers say about the budget, in all the forms met in the wild. [close-api.md, 6]
struct RateLimit: Sendable, Hashable {
  /// Requests left in the window.
  var remaining: Int?
  /// Seconds until the window starts over.
  var reset: Double?

  /// The first form that parses wins: `ratelimit`, `retry-after`, `ratelimit-*`, `x-rate-limit-*`. Nil for none.
  init?(_ headers: HeaderFields) {
    if let combined = headers["ratelimit"].flatMap(Self.init(combined:)) {
      self = combined
    } else if let wait = headers["retry-after"].flatMap(Self.seconds) {
      reset = wait
    } else if let separate = Self(headers, prefix: "ratelimit-") ?? Self(headers, prefix: "x-rate-limit-") {
      self = separate
    } else {
      return nil
    }
  }

  /// `limit=100; remaining=50; reset=5`, with `;` or `,` between; unknown keys are ignored.
  private init?(combined text: String) {
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "," }) {
      let pair = part.split(separator: "=", maxSplits: 1).map(Self.trimmed)
      guard pair.count == 2 else { continue }
      switch pair[0].lowercased() {
      case "remaining": remaining = Self.count(pair[1])
      case "reset": reset = Self.seconds(pair[1])
      default: break
      }
    }
    guard reset != nil else { return nil }
  }

  private init?(_ headers: HeaderFields, prefix: String) {
    guard let reset = headers[prefix + "reset"].flatMap(Self.seconds) else { return nil }
    self.reset = reset
    remaining = headers[prefix + "remaining"].flatMap(Self.count)
  }

  /// No service means more than a day; larger numbers are mistakes, or meant to do harm.
  private static let longest = 86_400.0

  private static func seconds(_ text: String) -> Double? {
    number(text).map { min($0, longest) }
  }

  private static func number(_ text: String) -> Double? {
    Double(trimmed(text)).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
  }

  private static func count(_ text: String) -> Int? {
    number(text).flatMap { Int(exactly: $0.rounded(.down)) }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0 == " " }.trimmingSuffix(while: { $0 == " " }))
  }
}
