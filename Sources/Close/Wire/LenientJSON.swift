import CRM
import Strings

extension JSON {
  /// A string that is more than white space; Close writes missing values as `null` and as `""`. [close-api.md, 8]
  var filled: String? {
    guard let string, string.contains(where: { !$0.isWhitespace }) else { return nil }
    return string
  }

  /// Null, and strings, lists and objects with nothing in them.
  var isBlank: Bool {
    switch self {
    case .null: true
    case .string: filled == nil
    case .array(let elements): elements.allSatisfy(\.isBlank)
    case .object(let object): object.isEmpty
    case .bool, .number: false
    }
  }

  /// A moment in any of the forms Close writes; nil for the year 1 that built-in roles carry. [close-api.md, 4]
  var instant: Instant? {
    guard let string, !string.hasPrefix("0001-") else { return nil }
    return Instant(iso8601: string)
  }

  var calendarDate: CalendarDate? { string.flatMap { CalendarDate(iso8601: $0) } }

  /// A string, number or truth as text.
  var scalarText: String? {
    switch self {
    case .string: filled
    case .number(let literal): literal
    case .bool(let value): value ? Strings.Common.yes : Strings.Common.no
    case .null, .array, .object: nil
    }
  }

  /// A number of rows to skip that can be one.
  var skip: Int? { int.flatMap { (0..<1 << 40).contains($0) ? $0 : nil } }

  /// The elements of an array; none for everything else.
  var elements: [JSON] { array ?? [] }
}
