import CTerminal
import Testing

@testable import Terminal

@Suite struct TerminalEntryTests {
  private func choose(_ term: String?, known: Set<String>) throws -> TerminalEntry {
    try TerminalEntry.choose(term: term, isKnown: known.contains)
  }

  @Test func takesWhatIsKnown() throws {
    #expect(try choose("xterm-kitty", known: ["xterm-kitty"]) == TerminalEntry(name: "xterm-kitty", notice: nil))
  }

  @Test(arguments: [
    ("xterm-ghostty", "xterm-256color"), ("alacritty", "xterm-256color"), ("tmux-256color", "screen-256color"),
    ("screen.xterm", "screen-256color"), ("vt220", "vt100"), ("xterm-direct", "xterm-256color"),
  ])
  func fallsBackAndSaysSo(_ term: String, _ substitute: String) throws {
    let entry = try choose(term, known: ["xterm-256color", "screen-256color", "vt100"])
    #expect(entry.name == substitute)
    #expect(entry.notice?.contains("\"\(term)\"") == true)
    #expect(entry.notice?.contains("\"\(substitute)\"") == true)
  }

  @Test func refusesWithWhatToDo() {
    for (term, error) in [
      (nil, TerminalError.typeNotSet), ("", .typeNotSet), ("dumb", .typeTooSimple("dumb")),
      ("odd", .noDescription("odd", tried: ["xterm-256color", "xterm", "vt100"])),
    ] as [(String?, TerminalError)] {
      #expect(throws: error) { try choose(term, known: ["dumb"]) }
      #expect(error.description.contains("TERM="))
    }
  }

  @Test func terminfoIsAsked() {
    #expect(CursesScreen.locked { ct_terminal_is_known("xterm") })
    #expect(!CursesScreen.locked { ct_terminal_is_known("no-such-terminal") })
  }
}
