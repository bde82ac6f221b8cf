import Strings

/// One thing wrong with a settings file: where, what, and what would be right.
///
/// `description` is the line a person reads:
/// `config.toml:12: account[0].service = "clsoe": unknown service; did you mean "close"? (close, cloze, highlevel)`.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
  public enum Severity: String, Sendable, Hashable {
    /// The entry is not used; its default is.
    case error
    /// The entry is used, or can do no harm, but is probably not what was meant.
    case warning
    /// Nothing is wrong; worth knowing to who wonders.
    case note
  }

  public var severity: Severity
  /// The file as it was named when it was opened.
  public var file: String
  /// From 1; nil when the whole file is meant.
  public var line: Int?
  /// Where in the file's tables: `account[0].service`; nil when no key is concerned.
  public var keyPath: String?
  /// The value as the file gives it, quoted, without control characters; nil when it is not to be shown.
  public var value: String?
  public var message: String
  /// The right name nearest to the wrong one.
  public var suggestion: String?
  /// Every value that would be right, where they can be listed.
  public var allowed: [String]

  public init(
    _ severity: Severity, file: String, line: Int? = nil, keyPath: String? = nil, value: String? = nil,
    message: String, suggestion: String? = nil, allowed: [String] = []
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.keyPath = keyPath
    self.value = value
    self.message = message
    self.suggestion = suggestion
    self.allowed = allowed
  }

  public var description: String {
    var text = file.escapedForMessage
    if let line { text += ":\(line)" }
    text += ": "
    let subject = [keyPath, value].compactMap(\.self).joined(separator: " = ")
    if !subject.isEmpty { text += subject + ": " }
    text += message
    if let suggestion { text += Strings.Diagnostics.didYouMean(suggestion.quotedForMessage) }
    if !allowed.isEmpty { text += " (\(allowed.joined(separator: ", ")))" }
    return text
  }
}

extension [Diagnostic] {
  /// In reading order, file by file as they were first met.
  func inReadingOrder() -> [Diagnostic] {
    var ranks: [String: Int] = [:]
    for diagnostic in self where ranks[diagnostic.file] == nil { ranks[diagnostic.file] = ranks.count }
    return enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (ranks[a.file] ?? 0, a.line ?? 0, left.offset) < (ranks[b.file] ?? 0, b.line ?? 0, right.offset)
    }.map(\.element)
  }
}
