import Foundation
import Testing

extension UsingTheProgram {
  @Suite struct ThemeTests {
    private let home: TestHome

    init() throws {
      home = try TestHome()
      try home.write("theme = \"mine\"\n[sync]\nenabled = false\n", to: "config/closeup/config.toml")
    }

    private func demo(term: String = "tmux-256color", _ environment: [String: String] = [:]) async throws -> Tmux {
      // What tmux itself was started with says nothing about the terminal of the test.
      var environment = environment
      environment["NO_COLOR"] = environment["NO_COLOR"] ?? ""
      return try await Tmux(
        "\(Program.path) demo --records 50", width: 200, height: 30, term: term, environment: environment, home: home)
    }

    private func write(background: String) throws {
      try home.write(
        "[roles]\ntext = { fg = \"#eeeeee\", bg = \(background) }\n", to: "config/closeup/themes/mine.theme.toml")
    }

    @Test func aThemeThatIsSavedIsOnTheScreenAndABrokenOneIsSaid() async throws {
      try write(background: "\"#102030\"")
      let terminal = try await demo(["COLORTERM": "truecolor"])
      try await terminal.wait(position: "1/50")
      try await terminal.wait(look: "48;2;16;32;48")
      try write(background: "\"#203040\"")
      try await terminal.wait(look: "48;2;32;48;64")
      try write(background: "\"#2030\"")
      try await terminal.wait(remark: "mine.theme.toml:2")
      #expect(try await terminal.looks().contains("48;2;32;48;64"))
      try write(background: "\"#304050\"")
      try await terminal.wait(look: "48;2;48;64;80")
      try await terminal.wait(until: "no problem any more") { !$0.bottom.contains("mine.theme.toml") }
    }

    @Test func themesAreShownAsOneMovesAndTheOneTakenIsKept() async throws {
      try write(background: "\"#102030\"")
      let terminal = try await demo(["COLORTERM": "truecolor"])
      try await terminal.wait(position: "1/50")
      try await terminal.run("theme")
      try await terminal.wait(for: "in use")
      try await terminal.enter("nord")
      try await terminal.wait(look: "48;2;46;52;64")
      try await terminal.type("Escape")
      try await terminal.wait(look: "48;2;16;32;48")
      try await terminal.run("theme solarized-light")
      try await terminal.wait(look: "48;2;253;246;227")
      try await terminal.wait(remark: "kept for the next time")
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
      let later = try await demo(["COLORTERM": "truecolor"])
      try await later.wait(position: "1/50")
      try await later.wait(look: "48;2;253;246;227")
    }

    /// Without a theme that can be read, without a description of the terminal, without colours: there is a screen, and
    /// it says what is wrong.
    @Test func whatIsMissingIsSaidAndTheRestIsShown() async throws {
      try home.write("[roles]\ntext = { bold = maybe }\n", to: "config/closeup/themes/mine.theme.toml")
      let terminal = try await demo(term: "xterm-unheard-of", ["NO_COLOR": "1"])
      try await terminal.wait(position: "1/50")
      try await terminal.run("errors")
      let screen = try await terminal.wait(for: "What went wrong")
      #expect(screen.text.contains("mine.theme.toml:2"))
      #expect(screen.text.contains("\"xterm-unheard-of\""))
      let looks = try await terminal.looks()
      #expect(!looks.contains("[3") && !looks.contains(";3"))
    }
  }
}
