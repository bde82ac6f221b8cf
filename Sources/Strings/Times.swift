extension Strings {
  /// Moments, days and lengths of time.
  public enum Times {
    public static let justNow = "just now"
    public static let inAMinute = "in a minute"
    public static func ago(_ length: String) -> String { "\(length) ago" }
    public static func ahead(_ length: String) -> String { "in \(length)" }

    // MARK: Days

    public static let yesterday = "yesterday"
    public static let today = "today"
    public static let tomorrow = "tomorrow"
    /// On no day in particular.
    public static let someday = "someday"
    /// Cut short, Monday first.
    public static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    /// Cut short, January first.
    public static let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    public static let fullMonthNames = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]

    // MARK: Lengths

    public static func seconds(_ count: Int) -> String { "\(count) s" }
    public static func seconds(tenths: Int) -> String {
      tenths % 10 == 0 ? seconds(tenths / 10) : "\(tenths / 10).\(tenths % 10) s"
    }
    public static func minutes(_ count: Int) -> String { minutes(String(count)) }
    public static func minutes(_ digits: String) -> String { "\(digits) min" }
    public static func hours(_ count: Int) -> String { "\(count) h" }
    /// `minutes` are two digits.
    public static func hours(_ count: Int, minutes: String) -> String { "\(count) h \(minutes)" }
    public static func days(_ count: Int) -> String { "\(count) d" }
    public static func weeks(_ count: Int) -> String { "\(count) wk" }
    public static func months(_ count: Int) -> String { "\(count) mo" }
    public static func years(_ count: Int) -> String { "\(count) y" }
  }
}
