public import CRM

/// How an account is written to.
public struct AccountWriting: Sendable {
  public enum Mode: Sendable, Hashable {
    case allowed
    /// Nothing is sent: the request that would be is shown.
    case dryRun
    /// The config forbids it.
    case readOnly
  }

  public let rules: any WriteRules
  public let mode: Mode

  public init(_ rules: any WriteRules, mode: Mode = .allowed) {
    self.rules = rules
    self.mode = mode
  }
}
