import CTerminal
import Canvas
import Foundation
import Synchronization

@testable import Terminal

/// A pipe that plays the terminal's keyboard.
final class Keyboard: Sendable {
  let tty: TTY
  private let typing: Int32
  private let isHungUp = Mutex(false)

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(ct_pipe(&ends))
    tty = TTY(input: ends[0], output: -1)
    typing = ends[1]
  }

  /// Reads from any descriptor at all.
  init(input: Int32) {
    tty = TTY(input: input, output: -1)
    typing = -1
  }

  deinit {
    hangUp()
    if typing >= 0 { Descriptor.close(tty.input) }
  }

  func type(_ text: String) { _ = Descriptor.writeAll(typing, Array(text.utf8)) }

  func hangUp() {
    isHungUp.withLock { hungUp in
      if !hungUp, typing >= 0 { Descriptor.close(typing) }
      hungUp = true
    }
  }
}

/// Writes down what the loop does, and reacts as the test says.
@UIActor
final class Recorder: UILoopHandler {
  let loop: UILoop
  var events: [UIEvent] = []
  var jobs = 0
  var jobsAtFirstEvent: Int?
  var paints = 0
  var turns = 0
  var isDirty = true
  var isDone = false
  private let react: @UIActor (Recorder, UIEvent) -> Void

  init(_ loop: UILoop, _ react: @escaping @UIActor (Recorder, UIEvent) -> Void) {
    self.loop = loop
    self.react = react
  }

  var isFinished: Bool {
    turns += 1
    return isDone
  }

  func handle(_ event: UIEvent) {
    events.append(event)
    isDirty = true
    react(self, event)
  }

  func paint() {
    paints += 1
    isDirty = false
  }

  var keys: [Key] {
    events.compactMap { event in
      guard case .input(.key(let key)) = event else { return nil }
      return key
    }
  }
}

/// What a loop had done when it ended.
struct Record: Sendable {
  var events: [UIEvent]
  var jobs: Int
  var jobsAtFirstEvent: Int?
  var paints: Int
  var turns: Int
}

/// Runs a loop on a thread of its own until a reaction sets `isDone`.
func record(
  _ keyboard: Keyboard?, options: UILoop.Options = .init(escapeDelay: 5),
  start: @escaping @Sendable @UIActor (Recorder) -> Void = { _ in },
  react: @escaping @Sendable @UIActor (Recorder, UIEvent) -> Void
) async -> Record {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread {
      // The handler leaves the loop only as the values it recorded.
      let box = RecordBox()
      withExtendedLifetime(keyboard) {
        UILoop.run(keyboard?.tty, options: options) { loop in
          let recorder = Recorder(loop, react)
          start(recorder)
          return Reporting(recorder) { record in box.record.withLock { $0 = record } }
        }
      }
      continuation.resume(returning: box.record.withLock { $0 } ?? Record(events: [], jobs: 0, paints: 0, turns: 0))
    }
  }
}

private final class RecordBox: Sendable {
  let record = Mutex<Record?>(nil)
}

/// Hands the record over when the loop has asked for the last time.
@UIActor
private final class Reporting: UILoopHandler {
  private let recorder: Recorder
  private let report: (Record) -> Void

  init(_ recorder: Recorder, _ report: @escaping (Record) -> Void) {
    self.recorder = recorder
    self.report = report
  }

  func handle(_ event: UIEvent) { recorder.handle(event) }
  var isDirty: Bool { recorder.isDirty }
  func paint() { recorder.paint() }

  var isFinished: Bool {
    guard recorder.isFinished else { return false }
    report(
      Record(
        events: recorder.events, jobs: recorder.jobs, jobsAtFirstEvent: recorder.jobsAtFirstEvent,
        paints: recorder.paints, turns: recorder.turns))
    return true
  }
}
