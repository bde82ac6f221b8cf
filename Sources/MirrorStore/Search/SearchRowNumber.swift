import CRM

/// Where a row is in the index: the time of its last change, the kind of its record, then its own number. So the index is
/// in the order of time, and a row of it tells whose it is.
///
/// A longer number would take another byte for every term of every record, so time goes by eight hours.
enum SearchRowNumber {
  /// Numbers from here on have no room and are not indexed.
  static let numbers: Int64 = 1 << 26
  private static let kinds: Int64 = 1 << 3
  private static let microsecondsPerTime: Int64 = 8 * 3_600_000_000
  private static let times: Int64 = 1 << 27

  /// Nil for a number that has no room. Items of timelines have no kind.
  static func row(of number: Int64, _ kind: RecordKind?, at moment: Instant?) -> Int64? {
    guard (0..<numbers).contains(number) else { return nil }
    return (time(of: moment) * kinds + Int64(kind?.searchCode ?? 0)) * numbers + number
  }

  static func number(of row: Int64) -> Int64 { row & (numbers - 1) }

  static func kindCode(of row: Int64) -> UInt32 { UInt32(row / numbers & (kinds - 1)) }

  /// Whether the rows are of the same eight hours, and so in no order of time.
  static func isSameTime(_ row: Int64, _ other: Int64) -> Bool { row / (numbers * kinds) == other / (numbers * kinds) }

  /// The first row whose time may be `moment` or later.
  static func first(at moment: Instant) -> Int64 { time(of: moment) * kinds * numbers }

  /// The last row whose time may be `moment` or earlier.
  static func last(at moment: Instant) -> Int64 { (time(of: moment) + 1) * kinds * numbers - 1 }

  private static func time(of moment: Instant?) -> Int64 {
    guard let moment else { return 0 }
    return min(max(0, moment.microseconds / microsecondsPerTime), times)
  }
}
