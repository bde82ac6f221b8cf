import CRM

/// Cloze's loose values, read as what they mean: empty text and the literal `none` are no value, numbers come as
/// numbers or texts, moments as milliseconds or ISO text [cloze-api.md, 7.1 and 12].
extension JSON {
  /// Text without white space around it; a number's literal; nil for no value.
  var word: String? {
    switch self {
    case .string(let text):
      let trimmed = text.trimmed
      return trimmed.isEmpty || trimmed == "none" ? nil : trimmed
    case .number(let literal): return literal
    default: return nil
    }
  }

  /// A whole number, also as text.
  var whole: Int? { int ?? string.flatMap { Int($0.trimmed) } }

  /// A yes or no, also as text or number.
  var truth: Bool? {
    switch self {
    case .bool(let value): value
    case .string("true"), .string("1"), .number("1"): true
    case .string("false"), .string("0"), .number("0"): false
    default: nil
    }
  }

  /// A moment between the years 1 and 9999: milliseconds since 1970, or ISO 8601 with a time of day.
  var moment: Instant? {
    if let milliseconds = whole {
      guard (-62_135_596_800_000...253_402_300_799_999).contains(milliseconds) else { return nil }
      return Instant(milliseconds: Int64(milliseconds))
    }
    return string.flatMap { Instant(iso8601: $0.trimmed) }
  }

  /// A day without a time: `2018-04-10`.
  var day: CalendarDate? { string.flatMap { CalendarDate(iso8601: $0.trimmed) } }

  /// The elements of an array, the value itself when there is only one, nothing for null: several members are
  /// documented as one or more.
  var oneOrMore: [JSON] {
    switch self {
    case .array(let elements): elements
    case .null: []
    default: [self]
    }
  }
}

extension JSON? {
  /// The value itself, unless it is null, `none` or empty text.
  var value: JSON? {
    guard let self, !self.isNull, self.string == nil || self.word != nil else { return .none }
    return self
  }
}

extension JSONObject {
  /// The first of `keys` that has a value as text.
  func word(_ keys: String...) -> String? {
    for key in keys {
      if let word = self[key]?.word { return word }
    }
    return nil
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }

  /// The first line that is not blank, trimmed; nil when there is none.
  var firstLine: String? {
    for line in split(whereSeparator: \.isNewline) {
      let trimmed = line.trimmed
      if !trimmed.isEmpty { return trimmed }
    }
    return nil
  }
}
