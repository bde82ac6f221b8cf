import CRM

extension Instant {
  /// Reads the form that `Date` headers have today, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7); nil for
  /// anything else.
  init?(httpDate text: String) {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), let year = Int(parts[3]),
      let month = months.firstIndex(of: String(parts[2])),
      let date = CalendarDate(year: year, month: month + 1, day: day)
    else { return nil }
    self.init(iso8601: "\(date.iso8601)T\(parts[4])Z")
  }
}
