extension Instant {
  /// Reads the forms the services write: with or without a fraction, an offset or `Z`; without either, UTC.
  ///
  /// `2021-07-13T11:39:05.012000+00:00`, `2022-11-08T12:07:48.623996`, `2022-11-12T18:00:00+00:00`, and with a
  /// space for the `T`. Nil for anything else, and for a date without a time. [close-api.md, 4]
  public init?(iso8601 text: some StringProtocol) {
    var reader = DigitReader(text)
    guard let date = reader.date(), reader.skip("T") || reader.skip("t") || reader.skip(" "),
      let hour = reader.number(2), hour < 24, reader.skip(":"),
      let minute = reader.number(2), minute < 60
    else { return nil }
    var second = 0
    if reader.skip(":") {
      guard let parsed = reader.number(2), parsed <= 60 else { return nil }
      second = parsed
    }
    let fraction = reader.skip(".") || reader.skip(",") ? reader.microseconds() : 0
    guard let fraction, let offset = reader.offset(), reader.isAtEnd else { return nil }
    let seconds = date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
    self.init(microseconds: Int64(seconds) * 1_000_000 + Int64(fraction))
  }

  /// `2026-11-21T06:05:00Z`, with microseconds only where there are any.
  public var iso8601: String {
    let day = seconds.flooredQuotient(86_400)
    let time = Int(seconds - day * 86_400)
    let micros = Int(microseconds - seconds * 1_000_000)
    let clock = "\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
    let fraction = micros == 0 ? "" : ".\(padded(micros, 6))"
    return "\(CalendarDate(daysSince1970: Int(day)).iso8601)T\(clock)\(fraction)Z"
  }
}

extension CalendarDate {
  /// Reads `2019-01-15`; nil for anything else.
  public init?(iso8601 text: some StringProtocol) {
    var reader = DigitReader(text)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    self = date
  }
}

/// Reads fixed-width numbers off a text, byte by byte.
private struct DigitReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func number(_ digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + digits] {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    position += digits
    return value
  }

  mutating func date() -> CalendarDate? {
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The digits of a fraction of a second as microseconds; digits past the sixth are dropped.
  mutating func microseconds() -> Int? {
    var value = 0
    var digits = 0
    while position < bytes.count, bytes[position] &- 0x30 < 10 {
      if digits < 6 { value = value * 10 + Int(bytes[position] - 0x30) }
      digits += 1
      position += 1
    }
    guard digits > 0 else { return nil }
    return (digits..<max(digits, 6)).reduce(value) { value, _ in value * 10 }
  }

  /// Seconds east of UTC: `Z`, `+00:00`, `-0430`, or nothing for UTC.
  mutating func offset() -> Int? {
    if isAtEnd || skip("Z") || skip("z") { return 0 }
    let sign: Int
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
    guard let hours = number(2) else { return nil }
    _ = skip(":")
    return sign * (hours * 3600 + (number(2) ?? 0) * 60)
  }
}
