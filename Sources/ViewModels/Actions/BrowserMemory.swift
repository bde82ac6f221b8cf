public import CRM

/// What the browser remembers from one run to the next: where the user was.
public struct BrowserMemory: Sendable, Hashable, Codable {
  public struct AccountMemory: Sendable, Hashable, Codable {
    public var kind: RecordKind
    public var questions: [Question]
    /// The record under the cursor of the current list, and its place.
    public var selected: RecordID?
    public var position: Int
    /// The direction of what was logged last, by the service's key.
    public var direction: String?
  }

  public var account: AccountID?
  public var accounts: [AccountID: AccountMemory]
  /// Searches and commands typed, oldest first.
  public var searches: [String]
  public var commands: [String]
  /// Lines typed in the fields of forms, oldest first, by the field's raw value. Nil in what earlier versions wrote.
  public var lines: [String: [String]]?
  /// Whether other accounts' timelines are shown too. Nil in what earlier versions wrote.
  public var interleaves: Bool?
  /// Lines typed for the user's own commands, oldest first, by the command's name. Nil in what earlier versions wrote.
  public var programLines: [String: [String]]?

  public init(
    account: AccountID? = nil, accounts: [AccountID: AccountMemory] = [:], searches: [String] = [],
    commands: [String] = [], lines: [String: [String]]? = nil, interleaves: Bool? = nil,
    programLines: [String: [String]]? = nil
  ) {
    self.account = account
    self.accounts = accounts
    self.searches = searches
    self.commands = commands
    self.lines = lines
    self.interleaves = interleaves
    self.programLines = programLines
  }
}
