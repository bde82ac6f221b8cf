import CRM
import Strings

extension FieldValue {
  private static let longestLine = 120

  /// A value whose type only its looks tell; nil for an empty one.
  init?(looksOf json: JSON) {
    guard !json.isBlank else { return nil }
    switch json {
    case .null: return nil
    case .bool(let value): self = .flag(value)
    case .number(let literal): self = .text(literal)
    case .string(let text):
      if let instant = json.instant {
        self = .moment(instant)
      } else if let date = json.calendarDate {
        self = .date(date)
      } else {
        self = FieldValue(words: text)
      }
    case .array(let elements): self = .list(elements.filter { !$0.isBlank }.map(Self.line))
    case .object(let object):
      let lines = object.members.filter { !$0.value.isBlank }.map { "\(FieldLabel.of($0.key)): \(Self.line($0.value))" }
      self = .longText(lines.joined(separator: "\n"))
    }
  }

  /// Text that is not to be taken for a date.
  init(words text: String) {
    if text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(where: \.isWhitespace) {
      self = .url(text)
    } else if text.contains(where: \.isNewline) || text.count > Self.longestLine {
      self = .longText(text)
    } else {
      self = .text(text)
    }
  }

  /// Anything on one line.
  private static func line(_ json: JSON) -> String {
    if let scalar = json.scalarText { return scalar }
    switch json {
    case .array(let elements): return elements.filter { !$0.isBlank }.map(line).joined(separator: ", ")
    case .object(let object):
      return object.members.filter { !$0.value.isBlank }.map { "\(FieldLabel.of($0.key)): \(line($0.value))" }
        .joined(separator: ", ")
    default: return json.text
    }
  }

  /// The value as text, for places that hold nothing else.
  var plainText: String {
    switch self {
    case .text(let text), .longText(let text), .email(let text), .phone(let text), .url(let text): text
    case .moment(let instant): instant.iso8601
    case .date(let date): date.iso8601
    case .flag(let value): value ? Strings.Common.yes : Strings.Common.no
    case .list(let texts): texts.joined(separator: ", ")
    }
  }
}

/// Labels for fields that have none of their own.
enum FieldLabel {
  /// `last_used_timezone` becomes `Last used timezone`.
  static func of(_ key: String) -> String {
    let words = key.split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
