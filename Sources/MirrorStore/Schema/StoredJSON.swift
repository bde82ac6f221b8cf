import Strings

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Values that are stored as JSON text. A change of their shape needs a migration: a row that cannot be read is never
/// passed over, as it may be something the user wrote.
enum StoredJSON {
  static func text(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  /// The text of a value that may be missing.
  static func optional(_ value: (some Encodable)?) throws -> String? { try value.map { try text($0) } }

  static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      let problem = Strings.MirrorFaults.stored(String(describing: type), reason: String(describing: error))
      throw UnreadableRow(problem: problem)
    }
  }

  static func optional<Value: Decodable>(_ type: Value.Type, _ text: String?) throws -> Value? {
    try text.map { try value(type, $0) }
  }
}
