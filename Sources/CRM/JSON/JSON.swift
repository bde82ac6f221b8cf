/// A JSON value that keeps what the services sent: key order, and numbers as they were written.
///
/// Foundation's decoders lose both, and the mirror stores records as they arrived.
public enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  /// The number's literal text, for example `-12.50` or `1e3`; always valid JSON.
  case number(String)
  case string(String)
  case array([JSON])
  case object(JSONObject)
}

extension JSON {
  /// The member `key` of an object; nil for a missing member, and for every other kind of value.
  public subscript(key: String) -> JSON? {
    guard case .object(let object) = self else { return nil }
    return object[key]
  }

  /// The element at `index` of an array; nil when out of range or not an array.
  public subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  public var isNull: Bool { self == .null }

  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The value of a number without a fraction that fits 64 bits (`3`, `3.0` and `3e2` count; `3.5` does not).
  public var int: Int? {
    guard case .number(let literal) = self else { return nil }
    return Int(literal) ?? Double(literal).flatMap { Int(exactly: $0) }
  }

  public var double: Double? {
    guard case .number(let literal) = self else { return nil }
    return Double(literal)
  }

  public var array: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  public var object: JSONObject? {
    guard case .object(let object) = self else { return nil }
    return object
  }

  public static func number(_ value: Int) -> JSON { .number(String(value)) }

  /// A finite number; JSON has no NaN or infinity, they become null.
  public static func number(_ value: Double) -> JSON {
    guard value.isFinite else { return .null }
    return .number(Int(exactly: value).map(String.init) ?? String(value))
  }
}

/// The members of a JSON object in the order they were written.
public struct JSONObject: Sendable, Hashable {
  public private(set) var members: [(key: String, value: JSON)]

  public init(_ members: [(key: String, value: JSON)] = []) {
    self.members = members
  }

  /// Reads the last member of that name; assigning replaces it or appends a new one, assigning nil removes it.
  public subscript(key: String) -> JSON? {
    get { members.last { $0.key == key }?.value }
    set {
      guard let newValue else {
        members.removeAll { $0.key == key }
        return
      }
      if let index = members.lastIndex(where: { $0.key == key }) {
        members[index].value = newValue
      } else {
        members.append((key, newValue))
      }
    }
  }

  public var keys: [String] { members.map(\.key) }
  public var isEmpty: Bool { members.isEmpty }

  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.elementsEqual(right.members, by: ==)
  }

  public func hash(into hasher: inout Hasher) {
    for (key, value) in members {
      hasher.combine(key)
      hasher.combine(value)
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .number(value) }
  public init(nilLiteral: ()) { self = .null }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(JSONObject(elements.map { (key: $0.0, value: $0.1) }))
  }
}
