#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where and when the user is: turns moments into the user's local days and back.
public struct LocalTime: Sendable {
  /// Seconds east of UTC that hold at a moment.
  private let offset: @Sendable (Instant) -> Int

  /// The zone of the process: `TZ`, else the system's.
  public static let system = LocalTime { instant in
    var seconds = time_t(instant.seconds)
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return 0 }
    return Int(parts.tm_gmtoff)
  }

  public static let utc = LocalTime { _ in 0 }

  public init(offset: @escaping @Sendable (Instant) -> Int) {
    self.offset = offset
  }

  /// Seconds east of UTC at `instant`.
  public func offset(at instant: Instant) -> Int { offset(instant) }

  /// The wall clock at `instant`.
  public func components(of instant: Instant) -> LocalComponents {
    let local = instant.seconds + Int64(offset(instant))
    let day = local.flooredQuotient(86_400)
    let time = Int(local - day * 86_400)
    return LocalComponents(
      date: CalendarDate(daysSince1970: Int(day)), hour: time / 3600, minute: time / 60 % 60, second: time % 60)
  }

  /// The moment the wall clock shows `date` and `hour`:`minute`. A time that a change of clocks skips moves forward,
  /// one that it repeats is the first.
  public func instant(of date: CalendarDate, hour: Int = 0, minute: Int = 0) -> Instant {
    let wall = Int64(date.daysSince1970) * 86_400 + Int64(hour) * 3600 + Int64(minute) * 60
    // The offset wanted is the one in force at the answer; the two guesses differ only next to a change of clocks.
    let first = wall - Int64(offset(Instant(seconds: wall - Int64(offset(Instant(seconds: wall))))))
    let earlier = wall - Int64(offset(Instant(seconds: first - 86_400)))
    if components(of: Instant(seconds: earlier)).matches(date, hour, minute) { return Instant(seconds: earlier) }
    return Instant(seconds: first)
  }
}

/// A wall-clock reading.
public struct LocalComponents: Sendable, Hashable {
  public let date: CalendarDate
  public let hour: Int
  public let minute: Int
  public let second: Int

  fileprivate func matches(_ date: CalendarDate, _ hour: Int, _ minute: Int) -> Bool {
    self.date == date && self.hour == hour && self.minute == minute
  }
}
