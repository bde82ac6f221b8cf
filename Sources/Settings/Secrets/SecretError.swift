import Strings

/// Why there is no API key, in words for the person who set the account up. Never holds the key.
public struct SecretError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    /// Nothing there: no variable, no file, no output.
    case missing
    /// The command ended with a failure.
    case commandFailed
    case commandTimedOut
    /// Others could read the file, or it belongs to somebody else.
    case unsafeFile
    /// The file could not be read.
    case unreadable
    /// What was found is no key.
    case malformed
    case cancelled
  }

  public var reason: Reason
  /// What failed.
  public var summary: String
  /// What the command said on standard error.
  public var commandWords: String?
  /// What to try.
  public var advice: String?

  init(_ reason: Reason, _ summary: String, commandWords: String? = nil, advice: String? = nil) {
    self.reason = reason
    self.summary = summary
    self.commandWords = commandWords
    self.advice = advice
  }

  public var description: String {
    [summary, commandWords.map(Strings.APIKeys.commandSaid), advice].compactMap(\.self).joined(separator: " ")
  }
}
