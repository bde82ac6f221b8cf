extension Strings {
  /// What is wrong with a typed day or time. `examples` are of what can be typed.
  public enum TypedDates {
    public static func nothingTyped(examples: String) -> String {
      "no date was typed; type for example \(examples)"
    }
    public static func notUnderstood(_ word: String, examples: String) -> String {
      "“\(word)” is not understood; type for example \(examples)"
    }
    public static func twoDays(examples: String) -> String { "that names two days; type for example \(examples)" }
    public static func twoTimes(examples: String) -> String { "that names two times; type for example \(examples)" }
    /// Of a weekday and a date that were typed together.
    public static func otherWeekday(_ date: String) -> String { "\(date) is another weekday" }
    public static let tooFar = "that is too far away"
    public static func tooLarge(_ number: Int) -> String { "\(number) is too large a number here" }
    public static func noTime(_ typed: String) -> String {
      "“\(typed)” is no time of day; type for example 14:30 or 9am"
    }
    public static func noYear(_ typed: String, example: String) -> String {
      "“\(typed)” is no year; type for example \(example)"
    }
    public static func noDayOfMonth(_ typed: String) -> String { "“\(typed)” is no day of a month" }
    public static func noDate(_ typed: String, isDayFirst: Bool) -> String {
      let order = isDayFirst ? "day first, such as 24/12" : "month first, such as 12/24"
      return "“\(typed)” is no date; dates are typed \(order)"
    }
    public static func noSuchDay(_ day: Int, month: String, year: Int?) -> String {
      "there is no \(day) \(month)\(year.map { " \($0)" } ?? "")"
    }

    // MARK: Examples

    public static func future(isDayFirst: Bool) -> String { "fri 9am, \(isDayFirst ? "24/12" : "12/24") or in 2 hours" }
    public static let past = "yesterday 5pm, 14:30 or 2h ago"
  }
}
