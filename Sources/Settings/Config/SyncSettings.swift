/// The `[sync]` table of the configuration: what is brought to this machine without being asked for, and how often.
public struct SyncSettings: Sendable, Hashable {
  /// Which timelines are brought.
  public enum Timelines: String, Sendable, Hashable, CaseIterable {
    /// Those of records that somebody has opened.
    case opened
    case all
  }

  /// Whether accounts are kept up to date while the panes are open.
  public var isEnabled = true
  /// Seconds from one look for changes to the next, 10 to 86400.
  public var intervalSeconds = 60
  /// The share of a service's request budget that is used at most, 0.05 to 1.
  public var rateShare = 0.5
  /// Whether everything is brought for the first time while the panes are open; `closeup sync` always does.
  public var firstPull = true
  public var timelines = Timelines.opened

  public init() {}
}
