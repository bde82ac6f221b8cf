import CRM

/// Finds what Close says in the body of a refusal; any of its shapes may come. [close-api.md, 7]
enum CloseErrorWords {
  private static let longest = 600

  /// One line; nil when the body says nothing a person could read (empty, or a gateway's page).
  static func read(_ body: [UInt8]) -> String? {
    guard let json = try? JSON(parsing: body) else { return plain(body) }
    var sentences: [String] = []
    if let error = json["error"] { sentences += texts(error["message"] ?? error, path: []) }
    if let errors = json["errors"] { sentences += texts(errors, path: []) }
    if let fields = json["field-errors"] { sentences += texts(fields, path: []) }
    if sentences.isEmpty, let message = json["message"] { sentences += texts(message, path: []) }
    return sentences.isEmpty ? nil : cut(sentences.joined(separator: " "))
  }

  /// `lead: This field is required.` for each text below `json`, with the way to it but for the wrapping `errors`.
  private static func texts(_ json: JSON, path: [String]) -> [String] {
    switch json {
    case .string(let text): return text.isEmpty ? [] : [(path.isEmpty ? "" : path.joined(separator: ".") + ": ") + text]
    case .array(let elements): return elements.flatMap { texts($0, path: path) }
    case .object(let object):
      return object.members.flatMap { key, value in
        texts(value, path: key == "errors" || key == "field-errors" ? path : path + [key])
      }
    case .null, .bool, .number: return []
    }
  }

  private static func plain(_ body: [UInt8]) -> String? {
    let text = String(decoding: body.prefix(longest * 4), as: UTF8.self)
    guard let first = text.first(where: { !$0.isWhitespace }), !"<{[".contains(first) else { return nil }
    return cut(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  private static func cut(_ text: String) -> String {
    text.count > longest ? text.prefix(longest) + "…" : text
  }
}
