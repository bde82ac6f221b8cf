public import CRM
public import Settings

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
    /// How lists are to look. Nil in what earlier versions wrote.
    public var styles: [ListStyle]?
    /// Records that are marked, in that order. Nil in what earlier versions wrote.
    public var marks: [RecordID]?
  }

  /// A way to show dates that was chosen instead of the config's, for as long as that is the same.
  public struct Dates: Sendable, Hashable, Codable {
    public var shown: InterfaceSettings.Dates
    public var instead: InterfaceSettings.Dates
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
  public var panes: PaneArrangement?
  public var dates: Dates?
  /// Whether the tour has been offered. False is the first run there ever was; nil what earlier versions wrote.
  public var tourWasOffered: Bool?

  /// What there is to remember before the first run.
  public static let firstRun = BrowserMemory(tourWasOffered: false)

  public init(
    account: AccountID? = nil, accounts: [AccountID: AccountMemory] = [:], searches: [String] = [],
    commands: [String] = [], lines: [String: [String]]? = nil, interleaves: Bool? = nil,
    programLines: [String: [String]]? = nil, panes: PaneArrangement? = nil, dates: Dates? = nil,
    tourWasOffered: Bool? = nil
  ) {
    self.account = account
    self.accounts = accounts
    self.searches = searches
    self.commands = commands
    self.lines = lines
    self.interleaves = interleaves
    self.programLines = programLines
    self.panes = panes
    self.dates = dates
    self.tourWasOffered = tourWasOffered
  }
}
