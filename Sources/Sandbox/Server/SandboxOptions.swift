public import CRM

/// What a sandbox serves and how it behaves.
public struct SandboxOptions: Sendable {
  /// The loopback port; 0 takes any free one.
  public var port: Int
  /// Close leads, and Cloze people: 0 and more.
  public var records: Int
  /// The same seed, number of records and day give the same data.
  public var seed: UInt64
  /// Where writes are kept across restarts (JSON lines, appended); nil keeps them in memory.
  public var stateFile: String?
  /// How long every answer is held back, in milliseconds.
  public var latency: Int
  /// The day the data is told relative to; the sandbox's clock then shows that day, at the system's time of day.
  /// Nil is the day a state file was begun on, or else the system's day in UTC, with the system's clock.
  public var today: CalendarDate?
  /// The API keys asked for; by default fixed ones made from the seed.
  public var closeKey: String
  public var clozeKey: String
  /// Whether the Cloze account has the timeline reads of 2026.9; without, they are 404 as on older accounts.
  public var clozeTimelines: Bool
  /// Whether Close's search sends what a lead holds: contacts, opportunities and tasks. Nobody has said. [close-api.md, 15]
  public var closeSearchEmbeds: Bool
  public var faults: [FaultRule]
  /// Close requests allowed in a window per kind of request; nil is no limit.
  public var rateLimit: RateLimit?

  public init(
    port: Int = 0, records: Int = 5000, seed: UInt64 = 1, stateFile: String? = nil, latency: Int = 0,
    today: CalendarDate? = nil, closeKey: String? = nil, clozeKey: String? = nil, clozeTimelines: Bool = true,
    closeSearchEmbeds: Bool = true, faults: [FaultRule] = [], rateLimit: RateLimit? = nil
  ) {
    self.port = port
    self.records = records
    self.seed = seed
    self.stateFile = stateFile
    self.latency = latency
    self.today = today
    self.closeKey = closeKey ?? "api_sandbox_close_\(seed)"
    self.clozeKey = clozeKey ?? "api_sandbox_cloze_\(seed)"
    self.clozeTimelines = clozeTimelines
    self.closeSearchEmbeds = closeSearchEmbeds
    self.faults = faults
    self.rateLimit = rateLimit
  }
}

/// A budget of requests. [close-api.md, 6]
public struct RateLimit: Sendable, Hashable {
  /// Requests in a window, counted per method and kind of path.
  public var requests: Int
  /// Length of a window in seconds.
  public var window: Int

  public init(requests: Int, window: Int) {
    self.requests = requests
    self.window = window
  }
}

/// Where a sandbox listens and what it asks for.
public struct SandboxAddress: Sendable, Hashable {
  public let port: Int
  /// With the path, as a Close client's base: `http://127.0.0.1:8811/api/v1`.
  public let closeURL: String
  /// Without a path, as a Cloze client's base: `http://127.0.0.1:8811`.
  public let clozeURL: String
  public let closeKey: String
  public let clozeKey: String
}
