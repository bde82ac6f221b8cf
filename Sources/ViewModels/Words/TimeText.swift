public import CRM
public import Settings
import Strings

/// Moments and days in words, in the user's zone. English, without locale data: it would cost tens of megabytes.
public struct TimeText {
  public let now: Instant
  let local: LocalTime
  let dates: InterfaceSettings.Dates

  public init(now: Instant, local: LocalTime, dates: InterfaceSettings.Dates = .calendar) {
    self.now = now
    self.local = local
    self.dates = dates
  }

  public var today: CalendarDate { local.components(of: now).date }

  /// How long ago, in one unit: `just now`, `5 min ago`, `3 h ago`, `2 d ago`.
  public func age(of instant: Instant) -> String {
    let seconds = Int(now.seconds(since: instant))
    switch seconds {
    case ..<60: return Strings.Times.justNow
    case ..<3600: return Strings.Times.ago(Strings.Times.minutes(seconds / 60))
    case ..<86_400: return Strings.Times.ago(Strings.Times.hours(seconds / 3600))
    default: return Strings.Times.ago(Strings.Times.days(seconds / 86_400))
    }
  }

  /// Day and time: `today 14:05`, `21 Nov 14:05`, `21 Nov 2024 14:05`; or as the user wants dates.
  public func moment(_ instant: Instant) -> String {
    let parts = local.components(of: instant)
    if dates == .relative { return distance(seconds: Int(instant.seconds(since: now))) }
    return "\(day(parts.date)) \(twoDigits(parts.hour)):\(twoDigits(parts.minute))"
  }

  /// `today`, `yesterday`, `tomorrow`, `21 Nov`, and with the year when it is not this one; or as the user wants dates.
  public func day(_ date: CalendarDate) -> String {
    if dates == .absolute { return date.iso8601 }
    let days = date.daysSince1970 - today.daysSince1970
    if dates == .relative, abs(days) > 1 { return distance(seconds: Int(days) * 86_400) }
    switch date.daysSince1970 - today.daysSince1970 {
    case 0: return Strings.Times.today
    case -1: return Strings.Times.yesterday
    case 1: return Strings.Times.tomorrow
    default:
      let year = date.year == today.year ? "" : " \(date.year)"
      return "\(date.day) \(Strings.Times.monthNames[date.month - 1])\(year)"
    }
  }

  /// How far a moment lies ahead, or back when negative, in one unit: `in 3 d`, `5 wk ago`.
  private func distance(seconds: Int) -> String {
    let size = abs(seconds)
    let length: String
    switch size {
    case ..<60: return seconds > 0 ? Strings.Times.inAMinute : Strings.Times.justNow
    case ..<3600: length = Strings.Times.minutes(size / 60)
    case ..<86_400: length = Strings.Times.hours(size / 3600)
    case ..<(86_400 * 14): length = Strings.Times.days(size / 86_400)
    case ..<(86_400 * 61): length = Strings.Times.weeks(size / (86_400 * 7))
    case ..<(86_400 * 730): length = Strings.Times.months(size * 12 / (86_400 * 365))
    default: length = Strings.Times.years(size / (86_400 * 365))
    }
    return seconds > 0 ? Strings.Times.ahead(length) : Strings.Times.ago(length)
  }

  /// When an item of a timeline happened or is due.
  public func when(_ item: TimelineItem) -> String {
    switch item.precision {
    case .moment: moment(item.at)
    case .day: day(LocalTime.utc.components(of: item.at).date)
    case .someday: Strings.Times.someday
    }
  }

  /// The wall clock: `10:32`.
  public func clock(_ instant: Instant, withSeconds: Bool = false) -> String {
    let parts = local.components(of: instant)
    let seconds = withSeconds ? ":\(twoDigits(parts.second))" : ""
    return "\(twoDigits(parts.hour)):\(twoDigits(parts.minute))\(seconds)"
  }

  /// A length of time: `45 s`, `12 min`, `1 h 05`.
  public static func duration(seconds: Int) -> String {
    switch seconds {
    case ..<60: Strings.Times.seconds(seconds)
    case ..<3600: Strings.Times.minutes(seconds / 60)
    default: Strings.Times.hours(seconds / 3600, minutes: twoDigits(seconds / 60 % 60))
    }
  }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
