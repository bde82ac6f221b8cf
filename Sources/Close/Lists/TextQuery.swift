import CRM

/// Queries in Close's text grammar. [close-api.md, Search query grammar]
enum TextQuery {
  /// The view's query and the user's words, both of which have to hold; empty for neither.
  static func combined(view: String?, text: String?) -> String { combined([view, text].compactMap(\.self)) }

  /// Queries all of which have to hold as one; empty for none.
  static func combined(_ queries: [String]) -> String {
    let parts = queries.map(closed).filter { !$0.isEmpty && $0 != "*" }
    return parts.map { parts.count > 1 ? grouped($0) : $0 }.joined(separator: " ")
  }

  /// The same in a stable order: without one, paging repeats leads. [close-api.md, 5] An order that the query names
  /// itself stays.
  static func leads(view: String?, text: String?, sort: SortOrder?) -> String {
    let query = combined(view: view, text: text)
    if hasDirective("sort", query) { return query }
    let sort = sort ?? ServiceCapabilities.close.info(for: .lead)?.sorts.first
    let directive = sort.map { " sort:\($0.isDescending ? "-" : "")\($0.key)" } ?? ""
    return (query.isEmpty ? "*" : directive.isEmpty ? query : grouped(query)) + directive
  }

  /// In parentheses where what follows would otherwise join only its last part. Directives hold for the whole query
  /// and stay outside.
  private static func grouped(_ query: String) -> String {
    hasLooseOr(query) && !hasDirective("slice", query) && !hasDirective("sort", query) ? "(\(query))" : query
  }

  /// Whether an `or` stands outside quotation marks and parentheses.
  private static func hasLooseOr(_ query: String) -> Bool {
    var depth = 0
    var isQuoted = false
    var word = ""
    for character in query + " " {
      switch character {
      case "\"": isQuoted.toggle()
      case _ where isQuoted: break
      case "(": depth += 1
      case ")": depth -= 1
      case _ where !character.isWhitespace:
        word.append(character)
        continue
      default: break
      }
      if depth == 0, !isQuoted, word.lowercased() == "or" { return true }
      word = ""
    }
    return false
  }

  private static func hasDirective(_ name: String, _ query: String) -> Bool {
    query.lowercased().split(whereSeparator: \.isWhitespace).contains { $0.hasPrefix(name + ":") }
  }

  /// With a missing last quotation mark added, so that it cannot swallow what is appended.
  private static func closed(_ query: String) -> String {
    let quotes = query.count { $0 == "\"" }
    let query = quotes.isMultiple(of: 2) ? query : query + "\""
    return query.split(separator: "\n").joined(separator: " ").trimmed
  }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
