import Canvas
import Testing

@testable import Terminal

@Suite struct FrameOutputTests {
  private final class Clock {
    var now: Int64 = 0
  }

  private let terminal = MemoryTerminal(size: Size(width: 80, height: 24))
  private let clock = Clock()

  private func output(_ pacing: LinePacing? = nil) -> FrameOutput {
    FrameOutput(to: terminal, pacing: pacing, trace: nil) { [clock] in clock.now }
  }

  private var sent: String { readable(Array(terminal.frames.joined())) }

  @Test func whatATerminalDoesNotTakeFollows() {
    var output = output()
    terminal.room = 3
    output.send(Array("abcdef".utf8))
    #expect(sent == "abc")
    #expect(output.readiness == .whenWritable)
    terminal.room = 1
    output.sendRest()
    #expect(sent == "abcd")
    // Whoever sends all the same loses nothing of either.
    output.send(Array("XY".utf8))
    terminal.room = 20
    output.sendRest()
    #expect(sent == "abcdefXY")
    #expect(output.readiness == .now)
  }

  @Test func aBigFrameEndsWithAQuestionAndTheNextWaitsForTheAnswer() {
    var output = output(LinePacing(asks: true))
    output.send(Array(repeating: 0x61, count: 600))
    #expect(sent.hasSuffix("a␛[5n"))
    #expect(output.readiness == .after(milliseconds: 120))
    clock.now = 30
    output.takeAnswer()
    #expect(output.readiness == .now)
  }

  @Test func theQuestionIsAskedAgainOnceTheRestIsSent() {
    var output = output(LinePacing(asks: true))
    output.send(Array(repeating: 0x61, count: 500))
    terminal.room = 100
    output.send(Array(repeating: 0x62, count: 2000))
    clock.now = 50
    output.takeAnswer()
    terminal.clearFrames()
    terminal.room = 10_000
    output.sendRest()
    #expect(sent.hasSuffix("b␛[5n"))
  }

  @Test func anAnswerOnItsWayIsNotLeftToTheShell() {
    var output = output(LinePacing(asks: true))
    terminal.answers = true
    output.send(Array(repeating: 0x61, count: 600))
    output.sendLast(Array("bye".utf8))
    #expect(sent.hasSuffix("bye"))
    #expect(output.readiness == .now)
    #expect(terminal.swallowed == 1)
    // Nothing is waited for that was not asked, or has come.
    output.sendLast(Array("bye".utf8))
    #expect(terminal.swallowed == 1)
  }
}
