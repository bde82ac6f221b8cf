import DisplayText
import Testing

@testable import Terminal

@Suite struct TerminalModesTests {
  private let sequences = ModeSequences(
    enterScreen: "<enter>", leaveScreen: "<leave>", showCursor: "<show>", hideCursor: "<hide>", plainText: "<plain>",
    hasTitle: true)

  private func between(_ old: TerminalModes, _ new: TerminalModes) -> String {
    String(decoding: new.transition(from: old, sequences), as: UTF8.self)
  }

  private var full: TerminalModes {
    var modes = TerminalModes(
      alternateScreen: true, bracketedPaste: true, focusReports: true, kittyKeyboard: true,
      title: DisplayText("Ada"))
    modes.cursorVisible = false
    return modes
  }

  @Test func nothingToChangeIsNothingToSend() {
    #expect(between(.shell, .shell) == "")
    #expect(between(full, full) == "")
  }

  @Test func onlyTheDifferenceIsSent() {
    var paste = TerminalModes.shell
    paste.bracketedPaste = true
    #expect(between(.shell, paste) == "\u{1B}[?2004h")
    #expect(between(paste, .shell) == "\u{1B}[?2004l")
    var hidden = paste
    hidden.cursorVisible = false
    #expect(between(paste, hidden) == "<hide>")
    #expect(between(hidden, paste) == "<show>")
  }

  @Test func theWayInAndTheWayOut() {
    #expect(
      between(.shell, full)
        == "\u{1B}[22;2t\u{1B}]2;Ada\u{7}<enter>\u{1B}[?2004h\u{1B}[?1004h\u{1B}[>1u\u{1B}[?u<hide>")
    #expect(between(full, .shell) == "\u{1B}[<u\u{1B}[?2004l\u{1B}[?1004l<show><leave>\u{1B}[23;2t")
  }

  @Test func theMouseIsReportedAndLeftAlone() {
    var mouse = TerminalModes.shell
    mouse.mouse = true
    #expect(between(.shell, mouse) == "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h")
    #expect(between(mouse, .shell) == "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l")
    // It is given back before the screen is.
    var screen = TerminalModes.fullScreen
    screen.mouse = true
    #expect(between(screen, .shell) == "\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l<leave>")
  }

  @Test func aTitleIsPutOnTheTerminalsStackOnce() {
    var other = full
    other.title = DisplayText("Grace")
    #expect(between(full, other) == "\u{1B}]2;Grace\u{7}")
    other.title = nil
    #expect(between(full, other) == "\u{1B}[23;2t")
  }

  @Test func aTitleIsNotSentWhereTitlesAreUnknown() {
    var plain = sequences
    plain.hasTitle = false
    let titled = TerminalModes(title: DisplayText("Ada"))
    #expect(titled.transition(from: .shell, plain) == [])
  }

  @Test func aTitleCannotCarryASequence() {
    let titled = TerminalModes(title: DisplayText("x\u{7}\u{1B}]52;c;AAAA\u{7}"))
    let sent = titled.transition(from: .shell, sequences)
    #expect(sent.filter { $0 == 0x1B }.count == 2)
    #expect(sent.filter { $0 == 0x07 }.count == 1)
  }
}
