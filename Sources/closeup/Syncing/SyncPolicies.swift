import Settings
import Sync

extension SyncSettings {
  /// Of a pull that somebody waits for.
  var pullPolicy: SyncPolicy {
    var policy = SyncPolicy.standard
    policy.share = rateShare
    return policy
  }

  /// Of what goes on while the panes are open.
  var backgroundPolicy: BackgroundPolicy {
    var policy = BackgroundPolicy.standard
    policy.interval = Double(intervalSeconds)
    // A service that could not be reached is tried again before anybody wonders.
    policy.longestWait = max(policy.interval, 120)
    policy.bringsEverything = firstPull
    policy.bringsTimelines = timelines == .all
    policy.pull.share = rateShare
    return policy
  }
}
