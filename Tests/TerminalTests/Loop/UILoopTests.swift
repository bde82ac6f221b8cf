import CTerminal
import Canvas
import Foundation
import Testing

@testable import Terminal

/// One after the other: there is one UI thread in a process.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct UILoopTests {
  private func key(_ character: Character) -> UIEvent { .input(.key(Key(.character(character)))) }

  @Test func keysInOrderAndOnePaintATurn() async {
    let keyboard = Keyboard()
    keyboard.type("ab\u{1B}[Ac")
    let record = await record(keyboard) { recorder, event in
      if event == .input(.key(Key(.character("c")))) { recorder.loop.setTimer("end", after: 0) }
      if event == .timer("end") { recorder.isDone = true }
    }
    #expect(record.events == [key("a"), key("b"), .input(.key(Key(.up))), key("c"), .timer("end")])
    // At the start, and after the turn that brought all four; the timer's turn ends the loop, or is that turn itself.
    #expect(record.paints <= 2)
  }

  @Test func aLoneEscapeComesWithoutAnotherKey() async {
    let keyboard = Keyboard()
    keyboard.type("\u{1B}")
    let record = await record(keyboard) { recorder, _ in recorder.isDone = true }
    #expect(record.events == [.input(.key(Key(.escape)))])
  }

  @Test func aTornSequenceIsGivenUpInTheEnd() async {
    let keyboard = Keyboard()
    keyboard.type("\u{1B}[1;")
    let record = await record(
      keyboard, start: { $0.loop.setTimer("later", after: 1300) },
      react: { recorder, event in
        if event == .timer("later") { keyboard.type("x") } else { recorder.isDone = true }
      })
    #expect(record.events == [.timer("later"), key("x")])
  }

  @Test func timersGoOffOnceAndCanBeCancelled() async {
    let record = await record(
      nil,
      start: { recorder in
        recorder.loop.setTimer("never", after: 1)
        recorder.loop.setTimer("second", after: 20)
        recorder.loop.setTimer("first", after: 2)
        recorder.loop.cancelTimer("never")
      }, react: { recorder, event in if event == .timer("second") { recorder.isDone = true } })
    #expect(record.events == [.timer("first"), .timer("second")])
  }

  @Test func jobsOfOtherTasksRunOnTheUIThread() async {
    let record = await record(
      nil,
      start: { recorder in
        for _ in 0..<20 {
          Task.detached {
            await UIActor.run { #expect(UIActor.executor.isOnItsThread) }
            await recorder.countJob(until: 20)
          }
        }
      }, react: { _, _ in })
    #expect(record.jobs == 20)
  }

  @Test func anIdleLoopSleeps() async {
    // The turns of a loop that only waits for a timer; each wake-up would be one more.
    let record = await record(
      Keyboard(), start: { $0.loop.setTimer("end", after: 50) }, react: { recorder, _ in recorder.isDone = true })
    #expect(record.turns <= 6)
    #expect(record.paints == 1)
  }

  @Test func aFloodOfJobsDoesNotKeepAKeyWaiting() async throws {
    let keyboard = Keyboard()
    keyboard.type("q")
    let record = await record(
      keyboard,
      start: { recorder in
        for _ in 0..<2000 { Task { @UIActor in recorder.countJob(until: 2000) } }
      }, react: { recorder, _ in recorder.jobsAtFirstEvent = recorder.jobs })
    #expect(record.jobs == 2000)
    #expect(try #require(record.jobsAtFirstEvent) < 2000)
  }

  @Test func theEndOfTheTerminalIsToldOnceAndTheLoopSleepsOn() async {
    let keyboard = Keyboard()
    keyboard.type("a")
    keyboard.hangUp()
    let record = await record(keyboard) { recorder, event in
      if event == .terminalGone { recorder.loop.setTimer("end", after: 50) }
      if event == .timer("end") { recorder.isDone = true }
    }
    #expect(record.events == [key("a"), .terminalGone, .timer("end")])
    #expect(record.turns <= 8)
  }

  @Test func aClosedDescriptorIsATerminalGone() async {
    let record = await withClosedDescriptor()
    #expect(record.events == [.terminalGone])
  }

  private func withClosedDescriptor() async -> Record {
    // Far above any descriptor that is open.
    let keyboard = Keyboard(input: 9999)
    return await record(keyboard) { recorder, _ in recorder.isDone = true }
  }

  @Test func whileAnotherProgramHasTheTerminalItsKeysAreLeftAlone() async {
    let keyboard = Keyboard()
    keyboard.type("abc")
    let record = await record(
      keyboard,
      start: { recorder in
        recorder.loop.readsInput = false
        recorder.loop.setTimer("back", after: 20)
      },
      react: { recorder, event in
        if event == .timer("back") { recorder.loop.readsInput = true }
        if event == .input(.key(Key(.character("c")))) { recorder.isDone = true }
      })
    #expect(record.events == [.timer("back"), key("a"), key("b"), key("c")])
  }

  @Test func signalsAreEventsAndResizesOne() async {
    #expect(ct_signals_install(0) >= 0)
    defer { ct_signals_remove() }
    let record = await record(
      nil,
      start: { _ in
        // Threads of the pool block most signals, and this one may have that from them.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_UNBLOCK, &all, nil)
        for signal in [SIGWINCH, SIGINT, SIGWINCH, SIGTERM, SIGHUP, SIGWINCH, SIGCONT] { raise(signal) }
      }, react: { recorder, event in if event == .resized { recorder.isDone = true } })
    #expect(
      record.events == [.signal(.interrupt), .signal(.terminate), .signal(.hangup), .signal(.continue), .resized])
  }
}

extension UIActor {
  static func run(_ body: @Sendable @UIActor () -> Void) async { await body() }
}

extension Recorder {
  func countJob(until count: Int) {
    jobs += 1
    if jobs == count { isDone = true }
  }
}
