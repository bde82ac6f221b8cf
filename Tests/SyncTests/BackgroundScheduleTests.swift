import CRM
import Sync
import Testing

@Suite struct BackgroundScheduleTests {
  private let start = Instant(seconds: 1_700_000_000)
  private var schedule = BackgroundSchedule(policy: BackgroundPolicy(interval: 60, longestWait: 300, shortestWait: 2))

  private func at(_ seconds: Int64) -> Instant { start.adding(seconds: seconds) }

  private static let offline = ServiceError(.unreachable, "No network.")
  private static let failure = ServiceError(.serverFailure, "It failed.")

  /// Begins a pull at the start.
  private mutating func begin() {
    #expect(schedule.handle(.due, at: at(0)).action == .look)
    #expect(schedule.handle(.looked(changedAt: nil), at: at(0)).action == .pull)
  }

  private mutating func end(_ outcome: BackgroundSchedule.Outcome, at seconds: Int64 = 0) -> BackgroundSchedule.Step {
    schedule.handle(.ended(outcome), at: at(seconds))
  }

  @Test mutating func aPullFollowsAnIntervalAfterTheOneBefore() {
    begin()
    #expect(end(.pulled, at: 5) == .init(action: .wait(60)))
    // Woken early for nothing, it goes on waiting.
    #expect(schedule.handle(.due, at: at(25)).action == .wait(40))
    #expect(schedule.handle(.due, at: at(65)).action == .look)
    #expect(schedule.handle(.looked(changedAt: at(5)), at: at(65)).action == .pull)
  }

  @Test mutating func whatAnotherHasDoneIsNotDoneAgain() {
    #expect(schedule.handle(.due, at: at(0)).action == .look)
    #expect(schedule.handle(.looked(changedAt: at(-20)), at: at(0)).action == .wait(40))
    #expect(schedule.handle(.due, at: at(40)).action == .look)
    #expect(schedule.handle(.looked(changedAt: at(-20)), at: at(40)).action == .pull)
    #expect(end(.elsewhere, at: 41).action == .wait(60))
  }

  /// The clock was set back: what lies ahead says nothing.
  @Test mutating func aTimeAheadIsNotWaitedFor() {
    _ = schedule.handle(.due, at: at(0))
    #expect(schedule.handle(.looked(changedAt: at(9000)), at: at(0)).action == .pull)
  }

  @Test mutating func refreshingPullsAtOnceWhoeverPulledBefore() {
    begin()
    _ = end(.pulled)
    #expect(schedule.handle(.woken(.refresh), at: at(10)).action == .pull)
  }

  @Test mutating func refreshingAllTheTimeDoesNotPullAllTheTime() {
    begin()
    _ = end(.pulled)
    #expect(schedule.handle(.woken(.refresh), at: at(1)).action == .wait(1))
    #expect(schedule.handle(.due, at: at(2)).action == .look)
  }

  @Test mutating func refreshingDuringAPullPullsOnceMore() {
    begin()
    #expect(schedule.handle(.woken(.refresh), at: at(1)).action == .pull)
    #expect(schedule.handle(.woken(.networkIsBack), at: at(2)).action == .pull)
    #expect(end(.pulled, at: 5).action == .wait(2))
    _ = schedule.handle(.due, at: at(7))
    _ = schedule.handle(.looked(changedAt: nil), at: at(7))
    #expect(end(.pulled, at: 8).action == .wait(60))
  }

  @Test mutating func failuresAreWaitedOutWithGrowingPatience() {
    begin()
    var now: Int64 = 0
    for wait in [60, 120, 240, 300, 300] {
      #expect(end(.failed(Self.failure), at: now).action == .wait(Double(wait)))
      now += Int64(wait)
      _ = schedule.handle(.due, at: at(now))
      #expect(schedule.handle(.looked(changedAt: nil), at: at(now)).action == .pull)
    }
    _ = end(.pulled, at: now)
    _ = schedule.handle(.woken(.refresh), at: at(now + 10))
    #expect(end(.failed(Self.failure), at: now + 10).action == .wait(60))
  }

  @Test mutating func offlineAndOnlineAreToldOnce() {
    begin()
    let first = end(.failed(Self.offline), at: 3)
    #expect(first == .init(news: [.offline(since: at(3), Self.offline)], action: .wait(60)))
    #expect(schedule.offlineSince == at(3))
    #expect(schedule.handle(.woken(.networkIsBack), at: at(30)).action == .pull)
    let timeout = ServiceError(.timeout, "It took too long.")
    #expect(end(.failed(timeout), at: 31).news.isEmpty)
    _ = schedule.handle(.woken(.networkIsBack), at: at(40))
    #expect(end(.pulled, at: 41) == .init(news: [.online], action: .wait(60)))
    #expect(schedule.offlineSince == nil)
  }

  @Test mutating func aServiceThatAnswersIsNotOffline() {
    begin()
    _ = end(.failed(Self.offline))
    _ = schedule.handle(.woken(.networkIsBack), at: at(10))
    #expect(end(.failed(Self.failure), at: 11).news == [.online, .failed(Self.failure)])
  }

  @Test mutating func aNetworkThatIsBackChangesNothingForWhatIsNotOffline() {
    begin()
    _ = end(.pulled)
    #expect(schedule.handle(.woken(.networkIsBack), at: at(10)).action == .wait(50))
  }

  @Test mutating func aNetworkThatComesBackDuringThePullEndsTheWaiting() {
    begin()
    _ = schedule.handle(.woken(.networkIsBack), at: at(1))
    #expect(end(.failed(Self.offline), at: 5).action == .wait(2))
  }

  @Test mutating func theSameFailureIsToldOnce() {
    begin()
    #expect(end(.failed(Self.failure)).news == [.failed(Self.failure)])
    _ = schedule.handle(.woken(.refresh), at: at(10))
    #expect(end(.failed(Self.failure), at: 11).news.isEmpty)
    let other = ServiceError(.permission, "No.")
    _ = schedule.handle(.woken(.refresh), at: at(20))
    #expect(end(.failed(other), at: 21).news == [.failed(other)])
  }

  /// Each try may bring up a prompt for a passphrase.
  @Test mutating func aRefusedKeyWaitsForTheUser() {
    begin()
    let refusal = ServiceError(.authentication, "No.")
    #expect(end(.failed(refusal)) == .init(news: [.failed(refusal)], action: .wait(.infinity)))
    #expect(schedule.handle(.due, at: at(90_000)).action == .wait(.infinity))
    #expect(schedule.handle(.woken(.networkIsBack), at: at(90_000)).action == .wait(.infinity))
    #expect(schedule.handle(.woken(.refresh), at: at(90_001)).action == .pull)
  }

  @Test mutating func theServiceIsLeftAloneForAsLongAsItAsks() {
    begin()
    #expect(end(.failed(ServiceError(.rateLimited, "Slow down.", retryAfter: 200))).action == .wait(200))
    #expect(schedule.handle(.woken(.refresh), at: at(50)).action == .wait(150))
    #expect(schedule.handle(.due, at: at(200)).action == .look)
  }

  @Test(arguments: [Double.nan, .infinity, -5, nil])
  mutating func aWaitThatIsNoneIsNotTaken(_ told: Double?) {
    begin()
    #expect(end(.failed(ServiceError(.rateLimited, "Slow down.", retryAfter: told))).action == .wait(60))
  }

  @Test mutating func aMirrorThatFailsIsTriedAgainLater() {
    begin()
    #expect(end(.mirrorFailed) == .init(action: .wait(60)))
    _ = schedule.handle(.woken(.refresh), at: at(10))
    #expect(end(.mirrorFailed, at: 10).action == .wait(120))
  }
}
