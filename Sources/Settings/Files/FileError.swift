import Strings

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file operation that the system refused.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was tried: `write`, `create the folder`.
  public var operation: String
  public var path: String
  /// The system's words.
  public var reason: String

  init(_ operation: String, _ path: String, reason: String) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// With the words for an `errno` value.
  init(_ operation: String, _ path: String, code: Int32) {
    self.init(operation, path, reason: String(cString: strerror(code)))
  }

  public var description: String { Strings.SettingsFiles.cannot(operation, path.escapedForMessage, reason: reason) }
}
