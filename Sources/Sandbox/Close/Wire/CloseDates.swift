import CRM

extension Instant {
  /// As the older resources write it: `2021-07-13T11:39:05.012000+00:00`. [close-api.md, 4]
  var closeStamp: JSON { .string(closeText(offset: true)) }

  /// As the newer resources write it, without an offset: `2022-11-08T12:07:48.623996`. [close-api.md, 4]
  var closeNaiveStamp: JSON { .string(closeText(offset: false)) }

  /// Without a fraction: `2022-11-12T18:00:00+00:00`. [close-api.md, 4]
  var closeSecondStamp: JSON { .string(closeText(offset: true, fraction: false)) }

  /// As a `Date` header has it: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
  var httpDate: String {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let text = closeText(offset: false, fraction: false)
    let date = CalendarDate(daysSince1970: Int((Double(microseconds) / 86_400_000_000).rounded(.down)))
    let day = "\(date.day < 10 ? "0" : "")\(date.day)"
    return "\(days[date.weekday - 1]), \(day) \(months[date.month - 1]) \(date.year) \(text.dropFirst(11)) GMT"
  }

  private func closeText(offset: Bool, fraction: Bool = true) -> String {
    let day = Int((Double(microseconds) / 86_400_000_000).rounded(.down))
    var rest = Int(microseconds) - day * 86_400_000_000
    let date = CalendarDate(daysSince1970: day)
    let micros = rest % 1_000_000
    rest /= 1_000_000
    return String(unsafeUninitializedCapacity: 32) { buffer in
      var position = 0
      func put(_ number: Int, _ width: Int) {
        var number = number
        for place in stride(from: position + width - 1, through: position, by: -1) {
          buffer[place] = UInt8(ascii: "0") + UInt8(number % 10)
          number /= 10
        }
        position += width
      }
      func put(_ character: Unicode.Scalar) {
        buffer[position] = UInt8(ascii: character)
        position += 1
      }
      put(date.year, 4)
      put("-")
      put(date.month, 2)
      put("-")
      put(date.day, 2)
      put("T")
      put(rest / 3600, 2)
      put(":")
      put(rest / 60 % 60, 2)
      put(":")
      put(rest % 60, 2)
      if fraction {
        put(".")
        put(micros, 6)
      }
      if offset {
        put("+")
        put(0, 2)
        put(":")
        put(0, 2)
      }
      return position
    }
  }
}

/// The days of the caller, who is `x-tz-offset` hours east of UTC.
struct LocalDays: Sendable {
  /// Seconds east of UTC.
  let offset: Int

  func start(of date: CalendarDate) -> Instant {
    Instant(seconds: Int64(date.daysSince1970) * 86_400 - Int64(offset))
  }

  func end(of date: CalendarDate) -> Instant { start(of: date.adding(days: 1)) }

  func date(of instant: Instant) -> CalendarDate {
    CalendarDate(daysSince1970: Int((Double(instant.seconds + Int64(offset)) / 86_400).rounded(.down)))
  }

  /// A stored date or moment as a moment: a date is its start.
  func instant(_ text: String) -> Instant? {
    if let date = CalendarDate(iso8601: text) { return start(of: date) }
    return Instant(iso8601: text)
  }
}
