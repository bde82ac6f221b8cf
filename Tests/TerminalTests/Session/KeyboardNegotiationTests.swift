import Canvas
import Testing

@testable import Terminal

@Suite struct KeyboardNegotiationTests {
  private func replies(_ text: String) -> [TerminalReply] {
    var decoder = InputDecoder()
    _ = decoder.feed(text.utf8)
    return decoder.takeReplies()
  }

  @Test func repliesAreReadAndNothingElseIsOne() {
    #expect(replies("\u{1B}[?0u\u{1B}[?62;22c") == [.keyboardFlags(0), .deviceAttributes])
    #expect(replies("\u{1B}[?31u") == [.keyboardFlags(31)])
    #expect(replies("\u{1B}[97u\u{1B}[>1;4000;0c\u{1B}[?2026;2$y\u{1B}[u\u{1B}[?u\u{1B}[c") == [])
    #expect(replies(String(repeating: "\u{1B}[?1u", count: 1000)).count <= 16)
  }

  @Test func aTerminalThatKnowsTheProtocolIsSwitchedAndConfirms() {
    var keyboard = KeyboardNegotiation()
    keyboard.asked()
    #expect(keyboard.awaitsReply && !keyboard.isWanted)
    let isKnown = keyboard.heard(.keyboardFlags(0))
    #expect(isKnown)
    #expect(keyboard.isWanted)
    keyboard.switched()
    let isOther = keyboard.heard(.deviceAttributes)
    #expect(!isOther)
    #expect(keyboard.awaitsReply, "whether it has changed")
    let isNews = keyboard.heard(.keyboardFlags(1))
    #expect(!isNews)
    #expect(keyboard.isWanted && !keyboard.awaitsReply)
  }

  @Test func aTerminalThatDoesNotKnowItIsLeftAlone() {
    var keyboard = KeyboardNegotiation()
    keyboard.asked()
    let isKnown = keyboard.heard(.deviceAttributes)
    #expect(!isKnown)
    #expect(!keyboard.isWanted && !keyboard.awaitsReply)
  }

  @Test func oneThatClaimsItAndDoesNotSwitchIsGivenUp() {
    var keyboard = KeyboardNegotiation()
    keyboard.asked()
    _ = keyboard.heard(.keyboardFlags(0))
    keyboard.switched()
    let isGivenUp = keyboard.heard(.keyboardFlags(0))
    #expect(isGivenUp)
    #expect(!keyboard.isWanted)
    let isAskedAgain = keyboard.heard(.keyboardFlags(0))
    #expect(!isAskedAgain, "not asked again and again")
  }

  @Test func whatNobodyAskedForChangesNothing() {
    var keyboard = KeyboardNegotiation()
    let isTaken = keyboard.heard(.keyboardFlags(1))
    #expect(!isTaken)
    let isTakenToo = keyboard.heard(.deviceAttributes)
    #expect(!isTakenToo)
    #expect(keyboard == KeyboardNegotiation())
  }

  @Test func theQuestionGoesOutWithTheFirstFrameAndOnce() throws {
    let memory = MemoryTerminal(size: Size(width: 20, height: 5))
    let backend = try NcursesBackend(terminal: "xterm", device: memory)
    func sent() -> String {
      defer { memory.clearFrames() }
      return String(decoding: memory.frames.flatMap(\.self), as: UTF8.self)
    }
    backend.ask(KeyboardNegotiation.question)
    backend.enter()
    #expect(sent() == "")
    let surface = Surface(size: backend.size)
    backend.present(surface)
    #expect(backend.statistics.writes == 1)
    #expect(sent().contains("\u{1B}[?u\u{1B}[c"))
    backend.present(surface)
    #expect(sent() == "")
    backend.modes.kittyKeyboard = true
    backend.present(surface)
    #expect(sent() == "\u{1B}[>1u\u{1B}[?u")
    #expect(
      String(decoding: memory.crashSequence ?? [], as: UTF8.self).contains("\u{1B}[<u"), "a crash too restores it")
    backend.leave()
    #expect(sent().contains("\u{1B}[<u"))
    backend.enter()
    backend.present(surface)
    #expect(sent().contains("\u{1B}[>1u\u{1B}[?u"))
    backend.close()
  }
}
