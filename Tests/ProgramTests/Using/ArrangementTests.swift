import Foundation
import Testing

extension UsingTheProgram {
  /// What the user arranges, from one run to the next.
  @Suite struct ArrangementTests {
    private func open(_ home: TestHome, width: Int = 200) async throws -> Tmux {
      let terminal = try await Tmux(
        "\(Program.path) demo --records 300 --today 2026-11-21", width: width, height: 50, home: home)
      try await terminal.wait(position: "1/300")
      try await terminal.waitUntilIdle()
      return terminal
    }

    @Test func panesAndColumnsAreAsTheyWereLeft() async throws {
      let home = try TestHome.still()
      let first = try await open(home)
      try await first.wait(until: "the columns and the offer of a tour") { screen in
        screen.rows[1].contains("Status") && screen.rows[1].contains("Contact") && screen.bottom.contains("New here?")
      }
      try await first.run("toggle-pane timeline")
      try await first.wait(until: "two panes") { !$0.rows[0].contains("Timeline") }
      try await first.run("column contact")
      try await first.run("column next step")
      try await first.wait(until: "fewer columns") {
        $0.rows[1].contains("Last contact") && !$0.rows[1].contains("Contact ") && !$0.rows[1].contains("Next step")
      }
      try await first.run("quit")
      _ = try await first.waitForExit()

      let second = try await open(home)
      let screen = try await second.wait(until: "the columns chosen") { $0.rows[1].contains("Last contact") }
      #expect(!screen.rows[0].contains("Timeline"))
      #expect(!screen.rows[1].contains("Contact "))
      #expect(!screen.rows[1].contains("Next step"))
      #expect(!screen.bottom.contains("New here?"), "the tour is offered once")
    }
  }
}
