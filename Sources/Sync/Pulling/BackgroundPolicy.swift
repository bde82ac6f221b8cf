/// How often and how considerately accounts are pulled in the background. All times are in seconds.
public struct BackgroundPolicy: Sendable, Hashable {
  /// From the end of one pull to the next; nothing wakes more often by itself.
  public var interval: Double
  /// The longest wait after failures, which doubles with each.
  public var longestWait: Double
  /// The shortest wait between two pulls, however often they are asked for.
  public var shortestWait: Double
  /// Whether a first pull is begun or goes on; else an account whose first pull is not through is left alone.
  public var bringsEverything: Bool
  /// Whether timelines that nobody has opened are fetched too, once there is nothing else to do.
  public var bringsTimelines: Bool
  /// Of each single pull. It gives up early: trying again is the schedule's.
  public var pull: SyncPolicy

  public init(
    interval: Double = 60, longestWait: Double = 900, shortestWait: Double = 1, bringsEverything: Bool = true,
    bringsTimelines: Bool = false, pull: SyncPolicy = SyncPolicy(share: 0.5, tries: 2, outlastsSilence: false)
  ) {
    self.interval = interval
    self.longestWait = longestWait
    self.shortestWait = shortestWait
    self.bringsEverything = bringsEverything
    self.bringsTimelines = bringsTimelines
    self.pull = pull
  }

  public static let standard = BackgroundPolicy()
}
