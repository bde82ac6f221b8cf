import CRM
import Strings

/// Values of any form as fields: nothing is lost, whatever a member turns out to hold.
enum AnyValue {
  /// No fields for no value: null, `none`, empty text, empty lists.
  static func fields(_ label: String, _ value: JSON) -> [Field] {
    switch value {
    case .null: return []
    case .bool(let flag): return [Field(label, .flag(flag))]
    case .number(let literal): return [Field(label, .text(literal))]
    case .string: return value.word.map { [Field(label, text($0))] } ?? []
    case .array(let elements):
      if elements.count == 1 { return fields(label, elements[0]) }
      return list(label, elements.compactMap(line))
    case .object(let object):
      return list(label, lines(of: object))
    }
  }

  static func text(_ text: String) -> FieldValue {
    if isLink(text) { return .url(text) }
    return text.contains(where: \.isNewline) ? .longText(text) : .text(text)
  }

  /// Only addresses of the web are offered to be opened.
  static func isLink(_ text: String) -> Bool {
    let start = text.prefix(8).lowercased()
    return (start.hasPrefix("https://") || start.hasPrefix("http://")) && !text.contains(where: \.isWhitespace)
  }

  /// `no-mass-emails` and `businessSize` as `No mass emails` and `Business size`.
  static func label(_ key: String) -> String {
    var words = ""
    var wasLower = false
    for character in key {
      if character == "-" || character == "_" {
        words.append(" ")
        wasLower = false
      } else if character.isUppercase, wasLower {
        words.append(" \(character.lowercased())")
        wasLower = false
      } else {
        words.append(character)
        wasLower = character.isLowercase
      }
    }
    let trimmed = words.trimmed
    return trimmed.isEmpty ? key : trimmed.prefix(1).uppercased() + trimmed.dropFirst()
  }

  /// A value in one line; nil for no value.
  static func line(_ value: JSON) -> String? {
    switch value {
    case .null: nil
    case .bool(let flag): flag ? Strings.Common.yes : Strings.Common.no
    case .number, .string: value.word
    case .array(let elements): joined(elements.compactMap(line), by: ", ")
    case .object(let object): joined(lines(of: object), by: "; ")
    }
  }

  private static func lines(of object: JSONObject) -> [String] {
    object.members.compactMap { key, value in line(value).map { "\(label(key)): \($0)" } }
  }

  private static func list(_ label: String, _ lines: [String]) -> [Field] {
    lines.isEmpty ? [] : [Field(label, .list(lines))]
  }

  private static func joined(_ parts: [String], by separator: String) -> String? {
    parts.isEmpty ? nil : parts.joined(separator: separator)
  }
}
