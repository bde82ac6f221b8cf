public import CRM
public import Settings

/// What the config decides, and what comes from outside.
public struct BrowserOptions: Sendable {
  /// How long the cursor rests on a record before detail and timeline follow, in milliseconds.
  public var restMilliseconds: Int
  /// Age in seconds from which what the mirror holds is asked for again when it is looked at.
  public var staleSeconds: Double
  /// How accounts are written to; those that are not here cannot be.
  public var writing: [AccountID: AccountWriting]
  /// How long a write waits before it is sent, so that it can be taken back; in seconds.
  public var undoGraceSeconds: Int
  /// How dates such as `3/4` are read.
  public var dateOrder: DateOrder
  public var localTime: LocalTime
  /// How dates are shown until the user says otherwise.
  public var dates: InterfaceSettings.Dates
  public var reach = TerminalReach()
  /// The user's own commands.
  public var userCommands: [UserCommand]
  /// Makes the id of a new write; never the same twice.
  public var newWriteID: @Sendable () -> WriteID

  public init(
    restMilliseconds: Int = 80, staleSeconds: Double = 120, writing: [AccountID: AccountWriting] = [:],
    undoGraceSeconds: Int = 5, dateOrder: DateOrder = .dayFirst, localTime: LocalTime = .system,
    dates: InterfaceSettings.Dates = .calendar, userCommands: [UserCommand] = [],
    newWriteID: @escaping @Sendable () -> WriteID
  ) {
    self.restMilliseconds = restMilliseconds
    self.staleSeconds = staleSeconds
    self.writing = writing
    self.undoGraceSeconds = undoGraceSeconds
    self.dateOrder = dateOrder
    self.localTime = localTime
    self.dates = dates
    self.userCommands = userCommands
    self.newWriteID = newWriteID
  }
}
