import CRM
import Sync
import Testing

@Suite struct SilenceWatchTests {
  private let start = Instant(seconds: 1_800_000_000)
  private func at(_ seconds: Int64) -> Instant { start.adding(seconds: seconds) }

  @Test func aRequestThatIsNotAnsweredIsSilence() {
    var watch = SilenceWatch<String>()
    #expect(watch.began("a", at: at(0)) == .wait(seconds: 10))
    #expect(watch.verdict(at: at(4)) == .wait(seconds: 6))
    #expect(watch.verdict(at: at(10)) == .silent(since: at(0)))
    #expect(watch.verdict(at: at(20)) == .nothing, "it is said once")
  }

  @Test func requestsThatAreCalledOffCountTogether() {
    var watch = SilenceWatch<String>()
    _ = watch.began("a", at: at(0))
    watch.ended("a", isCalledOff: true, at: at(6))
    #expect(watch.verdict(at: at(50)) == .nothing, "nothing is waited for")
    #expect(watch.began("b", at: at(60)) == .wait(seconds: 4))
    #expect(watch.verdict(at: at(64)) == .silent(since: at(0)))
  }

  @Test func anAnswerToAnythingEndsIt() {
    var watch = SilenceWatch<String>()
    _ = watch.began("a", at: at(0))
    _ = watch.began("b", at: at(1))
    watch.ended("b", isCalledOff: false, at: at(9))
    #expect(watch.verdict(at: at(10)) == .wait(seconds: 9))
    watch.ended("a", isCalledOff: false, at: at(12))
    #expect(watch.began("c", at: at(100)) == .wait(seconds: 10))
    #expect(watch.verdict(at: at(110)) == .silent(since: at(100)))
  }

  @Test func anAnswerAfterSilenceMakesTheNextOneNews() {
    var watch = SilenceWatch<String>()
    _ = watch.began("a", at: at(0))
    _ = watch.verdict(at: at(10))
    watch.ended("a", isCalledOff: false, at: at(12))
    _ = watch.began("b", at: at(20))
    #expect(watch.verdict(at: at(30)) == .silent(since: at(20)))
  }

  @Test func severalAtATimeAreOneWait() {
    var watch = SilenceWatch<String>()
    _ = watch.began("a", at: at(0))
    #expect(watch.began("b", at: at(5)) == .nothing)
    watch.ended("a", isCalledOff: true, at: at(6))
    #expect(watch.verdict(at: at(9)) == .wait(seconds: 1))
  }
}
