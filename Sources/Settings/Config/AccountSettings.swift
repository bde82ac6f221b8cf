/// One `[[account]]` of the configuration.
public struct AccountSettings: Sendable, Hashable {
  /// Unique among the accounts, also when case is ignored.
  public var name: String
  public var service: ServiceName
  /// Nil for the service's own address.
  public var url: ServiceURL?
  public var apiKey: SecretSource
  /// The e-mail address of the user a Cloze key belongs to; seldom needed [cloze-api.md, 1].
  public var user: String?
  public var writing: WritePermission
  /// Seconds without a word from the service after which a request has failed, 1 to 300.
  public var timeoutSeconds: Int
  /// Whether the account is kept up to date while the panes are open, where `[sync]` does not rule it out.
  public var syncs: Bool

  public init(
    name: String, service: ServiceName, url: ServiceURL? = nil, apiKey: SecretSource, user: String? = nil,
    writing: WritePermission = .allowed, timeoutSeconds: Int = 30, syncs: Bool = true
  ) {
    self.name = name
    self.service = service
    self.url = url
    self.apiKey = apiKey
    self.user = user
    self.writing = writing
    self.timeoutSeconds = timeoutSeconds
    self.syncs = syncs
  }

  /// Whether `name` can name an account: 1 to 40 letters, digits, `-`, `_` and `.`, not beginning with a dot or dash.
  /// Names become file names and words of commands.
  public static func isValidName(_ name: String) -> Bool {
    guard let first = name.first, first != ".", first != "-", name.count <= 40 else { return false }
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." }
  }
}

/// What may be written to an account.
public enum WritePermission: String, Sendable, Hashable, CaseIterable {
  case allowed
  /// Nothing is sent; what would be is shown.
  case dryRun = "dry-run"
  case readOnly = "read-only"
}
