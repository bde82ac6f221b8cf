/// A moment in UTC, to the microsecond.
///
/// Our own type because Foundation's calendars bring ICU: tens of megabytes, loaded on the way to the first paint.
public struct Instant: Sendable, Hashable, Comparable, Codable {
  /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let microseconds: Int64

  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  public init(milliseconds: Int64) {
    self.init(microseconds: milliseconds &* 1000)
  }

  public init(seconds: Int64) {
    self.init(microseconds: seconds &* 1_000_000)
  }

  public var milliseconds: Int64 { microseconds.flooredQuotient(1000) }
  public var seconds: Int64 { microseconds.flooredQuotient(1_000_000) }

  public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

  /// Seconds from `other` to self; negative when self is earlier.
  public func seconds(since other: Instant) -> Double {
    Double(microseconds - other.microseconds) / 1_000_000
  }

  public func adding(seconds: Int64) -> Instant {
    Instant(microseconds: microseconds &+ seconds &* 1_000_000)
  }

  public init(from decoder: any Decoder) throws {
    microseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}

extension Int64 {
  /// Division that rounds toward negative infinity, so that moments before 1970 fall on the right day.
  func flooredQuotient(_ divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
