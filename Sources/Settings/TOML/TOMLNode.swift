import TOMLKit

/// A value of a TOML file, free of the parser's memory. Dates are not among them: no settings file holds any.
enum TOMLNode: Sendable, Hashable {
  case string(String)
  case integer(Int)
  case float(Double)
  case bool(Bool)
  case array([TOMLNode])
  case table([String: TOMLNode])

  /// Copies what TOMLKit parsed; nil for a date.
  init?(_ value: any TOMLValueConvertible) {
    switch value.type {
    case .string: self = .string(value.string ?? "")
    case .int: self = .integer(value.int ?? 0)
    case .double: self = .float(value.double ?? 0)
    case .bool: self = .bool(value.bool ?? false)
    case .array:
      guard let array = value.array else { return nil }
      self = .array((0..<array.count).compactMap { TOMLNode(array[$0]) })
    case .table:
      guard let table = value.table else { return nil }
      self = .table(TOMLNode.members(of: table))
    case .date, .time, .dateTime: return nil
    }
  }

  /// Not by TOMLKit's iterator: it traps on keys that C strings cannot hold.
  static func members(of table: TOMLTable) -> [String: TOMLNode] {
    var members: [String: TOMLNode] = [:]
    for key in table.keys { members[key] = table[key].flatMap { TOMLNode($0) } }
    return members
  }

  /// The value in a message: strings quoted, structures only hinted at.
  var shown: String {
    switch self {
    case .string(let text): text.quotedForMessage
    case .integer(let number): String(number)
    case .float(let number): String(number)
    case .bool(let value): String(value)
    case .array: "[…]"
    case .table: "{…}"
    }
  }
}
