import CRM

/// Where a row is in the index: the hour of its last change, then its own number. So the index is in the order of time,
/// and a row of it tells whose it is.
enum SearchRowNumber {
  /// Numbers from here on have no room and are not indexed.
  static let numbers: Int64 = 1 << 26
  private static let microsecondsPerHour: Int64 = 3_600_000_000
  private static let hours: Int64 = 1 << 30

  /// Nil for a number that has no room.
  static func row(of number: Int64, at moment: Instant?) -> Int64? {
    guard (0..<numbers).contains(number) else { return nil }
    return hour(of: moment) * numbers + number
  }

  static func number(of row: Int64) -> Int64 { row & (numbers - 1) }

  /// The first row whose time may be `moment` or later.
  static func first(at moment: Instant) -> Int64 { hour(of: moment) * numbers }

  private static func hour(of moment: Instant?) -> Int64 {
    guard let moment else { return 0 }
    return min(max(0, moment.microseconds / microsecondsPerHour), hours)
  }
}
