import Testing

@testable import Terminal

@Suite struct TimerQueueTests {
  @Test func goesOffOnceInOrder() {
    var timers = TimerQueue()
    timers.set("late", at: 30)
    timers.set("early", at: 10)
    timers.set("same", at: 10)
    #expect(timers.next == 10)
    #expect(timers.takeDue(at: 9) == [])
    #expect(timers.takeDue(at: 10) == ["early", "same"])
    #expect(timers.takeDue(at: 10) == [])
    #expect(timers.next == 30)
    #expect(timers.takeDue(at: 99) == ["late"])
    #expect(timers.next == nil)
  }

  @Test func settingAnewMovesIt() {
    var timers = TimerQueue()
    timers.set("one", at: 10)
    timers.set("one", at: 20)
    #expect(timers.takeDue(at: 15) == [])
    #expect(timers.takeDue(at: 20) == ["one"])
  }

  @Test func aCancelledTimerNeverGoesOff() {
    var timers = TimerQueue()
    timers.set("one", at: 10)
    timers.cancel("one")
    timers.cancel("other")
    #expect(timers.next == nil)
    #expect(timers.takeDue(at: 99) == [])
  }
}
