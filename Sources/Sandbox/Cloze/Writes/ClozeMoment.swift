import CRM

/// Dates and moments as callers may write them. [cloze-api.md, 9.1]
enum ClozeMoment {
  /// UTC milliseconds, or an ISO text, or one such as `1/2/2021`, which `format` (`us`, `international`) explains.
  static func milliseconds(_ value: JSON, format: String?) -> Int64? {
    if let number = value.int { return Int64(number) }
    guard let text = value.string else { return nil }
    if let instant = Instant(iso8601: text) { return instant.milliseconds }
    return day(text, format: format).map { Int64($0.daysSince1970) * 86_400_000 }
  }

  static func day(_ text: String, format: String?) -> CalendarDate? {
    if let date = CalendarDate(iso8601: text) { return date }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let first = parts[0], let second = parts[1], let year = parts[2] else { return nil }
    return format == "international"
      ? CalendarDate(year: year, month: second, day: first) : CalendarDate(year: year, month: first, day: second)
  }
}
