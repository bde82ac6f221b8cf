import CRM
import Canvas
import MirrorStore
import Testing

@testable import ViewModels

@Suite struct BrowserDueTests {
  private func started(tells: Bool) throws -> (BrowserFixture, [Effect]) {
    var fixture = try BrowserFixture()
    var options = fixture.browser.options
    options.reach.tellsOfTodos = tells
    fixture.browser = Browser(
      accounts: fixture.browser.accounts.map { ($0.id, $0.capabilities) }, keymap: fixture.browser.keymap,
      options: options, now: fixture.now)
    fixture.receive(.started)
    return (fixture, fixture.receive(.memoryLoaded(BrowserMemory())))
  }

  private func todo(_ title: String, in seconds: Int64, _ fixture: BrowserFixture, others: Int = 0) -> DueTodo {
    DueTodo(
      ref: BrowserFixture.lead, item: title, title: title, recordTitle: "Ada Lovelace",
      at: fixture.now.adding(seconds: seconds), others: others)
  }

  @Test func switchedOffNothingIsLookedFor() throws {
    var (fixture, effects) = try started(tells: false)
    #expect(!effects.contains { if case .loadNextDue = $0 { true } else { false } })
    #expect(fixture.receive(.nextDueLoaded(todo("Call", in: 5, fixture))) == [])
  }

  @Test func oneTimerForTheNext() throws {
    var (fixture, effects) = try started(tells: true)
    #expect(effects.contains(.loadNextDue(after: fixture.now)))
    #expect(fixture.receive(.nextDueLoaded(todo("Call", in: 90, fixture))) == [.setTimer(.due, milliseconds: 90_000)])
    #expect(fixture.receive(.nextDueLoaded(nil)) == [.cancelTimer(.due)])
  }

  @Test func itIsToldWhenItFallsDueAndOnlyOnce() throws {
    var (fixture, _) = try started(tells: true)
    let due = todo("Call", in: 90, fixture, others: 1)
    fixture.receive(.nextDueLoaded(due))
    fixture.now = fixture.now.adding(seconds: 90)
    let effects = fixture.receive(.timerFired(.due))
    #expect(effects.contains(.notify("To-do due: Call · Ada Lovelace, and 1 more")))
    // The next is looked for after this one.
    #expect(effects.contains(.loadNextDue(after: due.at)))
    #expect(fixture.receive(.timerFired(.due)) == [])
  }

  @Test func aFarOneIsLookedForAgainOnTheWay() throws {
    var (fixture, _) = try started(tells: true)
    #expect(
      fixture.receive(.nextDueLoaded(todo("Call", in: 86_400, fixture))) == [
        .setTimer(.due, milliseconds: 3_600_000)
      ])
    let began = fixture.now
    fixture.now = began.adding(seconds: 3600)
    #expect(fixture.receive(.timerFired(.due)) == [.loadNextDue(after: began)])
  }

  @Test func whatComesInBetweenIsLookedAt() throws {
    var (fixture, _) = try started(tells: true)
    let row = OutboxItem(write: BrowserFixture.write("w", .create(Entry(.note))), dueAt: fixture.now)
    #expect(fixture.receive(.outboxChanged(row)).contains(.loadNextDue(after: fixture.now)))
  }
}
