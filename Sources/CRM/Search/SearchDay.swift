/// Days as the search index has them: four digits to the base of 16, counted from 1970 on, so that the days before one
/// are few beginnings of terms, all of them short enough to be filed.
public enum SearchDay {
  /// Days before 1970 count as its first, those after May 2149 as the last.
  public static func digits(_ day: CalendarDate) -> String {
    let digits = String(min(max(0, day.daysSince1970), 0xFFFF), radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// What the digits of the days before `day` begin with, each shorter than the whole unless nothing but that will do.
  public static func beginnings(before day: CalendarDate) -> [String] {
    let digits = Array(digits(day))
    return digits.indices.flatMap { place in
      (0..<(digits[place].hexDigitValue ?? 0)).map { String(digits[..<place]) + String($0, radix: 16) }
    }
  }
}
