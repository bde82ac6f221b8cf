import Foundation
import Testing

extension SurroundingsOfTheProgram {
  /// The kitty keyboard protocol, with a test that plays a terminal which speaks it.
  @Suite struct KeyboardTests {
    private static func recorded(_ path: String) -> String {
      (try? Data(contentsOf: URL(fileURLWithPath: path))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    @Test func isAskedForWithTheFirstFrameUsedOnceConfirmedAndGivenBack() async throws {
      let home = try TestHome.still()
      let recording = home.path + "/recording"
      let terminal = try await Tmux("\(Program.path) demo --records 50", recording: recording, home: home)
      try await terminal.wait(position: "1/50")
      #expect(Self.recorded(recording).contains("\u{1B}[?u\u{1B}[c"))
      #expect(!Self.recorded(recording).contains("\u{1B}[>1u"), "not before the terminal has said that it knows it")
      try await terminal.enter("\u{1B}[?0u")
      try await eventually("the protocol") { Self.recorded(recording).contains("\u{1B}[>1u\u{1B}[?u") ? true : nil }
      try await terminal.enter("\u{1B}[?1u")
      // Down, and Escape as a key of its own.
      try await terminal.enter("\u{1B}[B")
      try await terminal.wait(position: "2/50")
      try await terminal.enter("/")
      try await terminal.wait(remark: "Search:")
      try await terminal.enter("\u{1B}[27u")
      try await terminal.wait(until: "no prompt") { !$0.bottom.hasPrefix("Search:") }
      try await terminal.enter("\u{1B}[113u")
      #expect(try await terminal.waitForExit() == 0)
      let bytes = Self.recorded(recording)
      let pop = try #require(bytes.range(of: "\u{1B}[<u"))
      let leave = try #require(bytes.range(of: "\u{1B}[?1049l"))
      #expect(pop.upperBound <= leave.lowerBound, "the protocol is kept apart for each screen")
    }

    @Test func canBeSwitchedOff() async throws {
      let home = try TestHome()
      try home.write(
        "[interface]\nkitty_keyboard = false\n[sync]\nenabled = false\n", to: "config/closeup/config.toml")
      let recording = home.path + "/recording"
      let terminal = try await Tmux("\(Program.path) demo --records 50", recording: recording, home: home)
      try await terminal.wait(position: "1/50")
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
      #expect(!Self.recorded(recording).contains("\u{1B}[?u"))
    }

    /// A terminal type that the machine has no description of is drawn as one that it has, and the user told so.
    @Test func aMissingDescriptionOfTheTerminalIsSaid() async throws {
      let home = try TestHome.still()
      let terminal = try await Tmux("env TERM=a-type-nobody-knows \(Program.path) demo --records 50", home: home)
      try await terminal.wait(position: "1/50")
      let screen = try await terminal.wait(remark: "no description of the terminal type")
      #expect(screen.bottom.contains("a-type-nobody-knows"))
    }

    @Test func aTerminalThatCannotPlaceItsCursorIsRefusedWithWhatToDo() async throws {
      let terminal = try await Tmux("env TERM=dumb \(Program.path) demo --records 50", home: try TestHome.still())
      #expect(try await terminal.waitForExit() == 1)
      let text = try await terminal.screen().text
      #expect(text.contains("\"dumb\" cannot place its cursor") && text.contains("export TERM=xterm-256color"))
    }
  }
}
