import Strings

/// A theme or keymap by name, and which line asks for it.
public struct AssetReference: Sendable, Hashable, ExpressibleByStringLiteral {
  public var name: String
  /// The file that names it; nil when no file does.
  public var file: String?
  public var line: Int?
  public var keyPath: String?

  public init(name: String, file: String? = nil, line: Int? = nil, keyPath: String? = nil) {
    self.name = name
    self.file = file
    self.line = line
    self.keyPath = keyPath
  }

  public init(stringLiteral name: String) { self.init(name: name) }

  /// A diagnostic about the line that asks.
  func diagnostic(_ message: String, suggestion: String? = nil, allowed: [String] = []) -> Diagnostic {
    Diagnostic(
      .error, file: file ?? Strings.Diagnostics.commandLine, line: line, keyPath: keyPath, value: name.quotedForMessage,
      message: message, suggestion: suggestion, allowed: allowed)
  }
}
