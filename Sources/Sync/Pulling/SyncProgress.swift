public import CRM
public import MirrorStore

/// How far the pull of a kind is.
public struct SyncProgress: Sendable, Hashable {
  public enum Phase: String, Sendable, Hashable {
    /// Everything, for the first time or once more.
    case first
    case changes
    /// Going through the keys to find out what was deleted.
    case deletions
    /// Timelines that nobody has opened.
    case timelines
  }

  public var account: AccountID
  public var kind: RecordKind
  public var phase: Phase
  /// Records of the kind that the first pull has brought, in this run and earlier ones; timelines in this run.
  public var done: Int
  /// How many there are, where the service says so.
  public var total: Int?
  /// Records of all kinds in this run.
  public var received: Int
  /// Records of all kinds a second, over this run; nil before there is anything to go by.
  public var rate: Double?
  /// Seconds until the first pull is through, at the rate of this run.
  public var secondsLeft: Double?
  /// Seconds that nothing is asked for now, because of the service's budget or after a failure.
  public var pause: Double

  public init(
    account: AccountID, kind: RecordKind, phase: Phase, done: Int, total: Int?, received: Int, rate: Double?,
    secondsLeft: Double?, pause: Double
  ) {
    self.account = account
    self.kind = kind
    self.phase = phase
    self.done = done
    self.total = total
    self.received = received
    self.rate = rate
    self.secondsLeft = secondsLeft
    self.pause = pause
  }
}

/// What the pull of a kind came to.
public struct SyncReport: Sendable, Hashable {
  public var account: AccountID
  public var kind: RecordKind
  public var tally: PullTally
  public var requests: Int
  public var seconds: Double
  /// Whether everything was brought anew, not only what changed.
  public var wasFirst: Bool
  /// Why it ended early; what it brought until then is saved, and the next pull goes on from there.
  public var failure: ServiceError?

  public init(
    account: AccountID, kind: RecordKind, tally: PullTally, requests: Int, seconds: Double, wasFirst: Bool,
    failure: ServiceError? = nil
  ) {
    self.account = account
    self.kind = kind
    self.tally = tally
    self.requests = requests
    self.seconds = seconds
    self.wasFirst = wasFirst
    self.failure = failure
  }
}
