/// How dates in digits are read where their order is not plain from the digits: `3/4`.
public enum DateOrder: String, Sendable, Hashable, Codable, CaseIterable {
  case dayFirst, monthFirst
}

/// What typed words such as `tomorrow` and `3/4` are relative to.
public struct TypedContext: Sendable {
  public var now: Instant
  /// The user's zone.
  public var localTime: LocalTime
  public var dateOrder: DateOrder

  public init(now: Instant, localTime: LocalTime, dateOrder: DateOrder = .dayFirst) {
    self.now = now
    self.localTime = localTime
    self.dateOrder = dateOrder
  }

  /// The user's day.
  public var today: CalendarDate { localTime.components(of: now).date }
}

/// Why typed words were not understood, in a line for the person who typed them.
public struct TypedProblem: Error, Sendable, Hashable {
  public let words: String

  public init(_ words: String) {
    self.words = words
  }
}
