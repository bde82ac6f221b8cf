import Strings

/// Reads one table of a document, value by value, and collects what is wrong with it.
struct TableReader {
  let document: TOMLDocument
  let path: TOMLPath
  let members: [String: TOMLNode]

  init(_ document: TOMLDocument) {
    self.init(document, path: .root, members: document.root)
  }

  init(_ document: TOMLDocument, path: TOMLPath, members: [String: TOMLNode]) {
    self.document = document
    self.path = path
    self.members = members
  }

  /// Keys in the order of the file.
  var keys: [String] {
    members.keys.map { (key: $0, line: line(of: $0) ?? 0) }.sorted { ($0.line, $0.key) < ($1.line, $1.key) }.map(\.key)
  }

  func line(of key: String) -> Int? { document.line(of: path.appending(key)) }

  /// A diagnostic about `key`; the value is shown unless it might be a secret.
  func diagnostic(
    _ key: String, _ message: String, severity: Diagnostic.Severity = .error, showsValue: Bool = true,
    suggestion: String? = nil, allowed: [String] = []
  ) -> Diagnostic {
    let path = path.appending(key)
    return Diagnostic(
      severity, file: document.file, line: document.line(of: path), keyPath: path.description,
      value: showsValue ? members[key]?.shown : nil, message: message, suggestion: suggestion, allowed: allowed)
  }

  /// A diagnostic about the table itself.
  func diagnostic(aboutTable message: String, allowed: [String] = []) -> Diagnostic {
    Diagnostic(
      .error, file: document.file, line: document.line(of: path),
      keyPath: path.steps.isEmpty ? nil : path.description, message: message, allowed: allowed)
  }

  /// Warns of keys that are not in `known`. Their values are not shown: somebody may have put a secret there.
  /// `ignored` are reported elsewhere.
  func reportUnknownKeys(known: [String], ignoring ignored: [String] = [], to diagnostics: inout [Diagnostic]) {
    for key in keys where !known.contains(key) && !ignored.contains(key) {
      diagnostics.append(
        diagnostic(
          key, Strings.Diagnostics.unknownKey, severity: .warning, showsValue: false,
          suggestion: NearestName.of(key, among: known), allowed: known))
    }
  }

  func string(_ key: String, showsValue: Bool = true, _ diagnostics: inout [Diagnostic]) -> String? {
    switch members[key] {
    case nil: return nil
    case .string(let text): return text
    default:
      diagnostics.append(diagnostic(key, Strings.Diagnostics.textExpected, showsValue: showsValue))
      return nil
    }
  }

  func bool(_ key: String, _ diagnostics: inout [Diagnostic]) -> Bool? {
    switch members[key] {
    case nil: return nil
    case .bool(let value): return value
    default:
      diagnostics.append(diagnostic(key, Strings.Diagnostics.truthExpected))
      return nil
    }
  }

  func integer(_ key: String, in range: ClosedRange<Int>, unit: String, _ diagnostics: inout [Diagnostic]) -> Int? {
    switch members[key] {
    case nil: return nil
    case .integer(let number) where range.contains(number): return number
    default:
      diagnostics.append(
        diagnostic(
          key, Strings.Diagnostics.wholeNumberExpected(of: unit, from: range.lowerBound, to: range.upperBound)))
      return nil
    }
  }

  /// One of an enumeration's words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of what: String, _ diagnostics: inout [Diagnostic]
  ) -> Choice? where Choice.RawValue == String {
    guard let text = string(key, &diagnostics) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    diagnostics.append(
      diagnostic(
        key, Strings.Diagnostics.unknown(what), suggestion: NearestName.of(text, among: allowed), allowed: allowed))
    return nil
  }

  /// The table at `key`.
  func table(_ key: String, _ diagnostics: inout [Diagnostic]) -> TableReader? {
    switch members[key] {
    case nil: return nil
    case .table(let members): return TableReader(document, path: path.appending(key), members: members)
    default:
      diagnostics.append(diagnostic(key, Strings.Diagnostics.tableExpected(path.appending(key).description)))
      return nil
    }
  }
}
