import Foundation
import Testing

extension WritingWithTheProgram {
  /// A write that the service refuses: shown with its words, put right, or given up.
  @Suite struct RefusalTests {
    private static let words = "contact: Object does not exist."

    /// Logs a call with a contact that somebody else has deleted a moment before.
    private static func refusedCall(_ sandbox: Sandbox, _ home: TestHome) async throws -> Tmux {
      let lead = try await sandbox.create("lead", ["name": "Refused Ltd"])
      let contact = try await sandbox.create("contact", ["lead_id": lead, "name": "Bea Gone"])
      try home.writeAccounts(on: sandbox)
      let config = try String(contentsOfFile: home.config, encoding: .utf8)
      try home.write("[writing]\nundo_seconds = 0\n\n" + config, to: "config/closeup/config.toml")
      let terminal = try await Tmux(Program.path, width: 200, home: home)
      try await terminal.wait(position: "1/201")
      try await terminal.type("/")
      try await terminal.enter("Refused")
      try await terminal.type("Enter")
      try await terminal.wait(position: "1/1")
      try await terminal.waitUntilIdle()
      try await terminal.wait(for: "Bea Gone")
      try await terminal.type("c")
      try await terminal.wait(for: "Log a call")
      try await terminal.enter("Wants forty chairs")
      try await terminal.type("Tab")
      try await terminal.enter("Bea")
      try await terminal.wait(until: "the contact understood") { screen in
        screen.rows.contains { $0.contains("Contact    Bea") && $0.contains("Bea Gone") }
      }
      try await sandbox.delete("contact/\(contact)")
      try await terminal.type("Enter")
      try await terminal.wait(until: "the server's words in the timeline") {
        $0.column(2).joined(separator: "\n").contains("refused: \(words)") && $0.status.contains("1 refused (O)")
      }
      return terminal
    }

    private static func calls(_ sandbox: Sandbox) async throws -> [[String: Any]] {
      try await sandbox.written().filter { $0["note"] as? String == "Wants forty chairs" }
    }

    @Test func itIsPutRightAndArrivesOnce() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let terminal = try await Self.refusedCall(sandbox, home)
      #expect(try await Self.calls(sandbox).isEmpty)
      let listed = try #require(try await Program.outbox(home).first)
      #expect(listed.state == "rejected" && listed.words == Self.words && listed.attempts == 1)

      try await terminal.type("O")
      try await terminal.wait(until: "the row and the server's words") {
        $0.text.contains("Outbox · 1") && $0.text.contains("! refused") && $0.text.contains("Call: Wants forty chairs")
          && $0.text.contains("“\(Self.words)”")
      }
      try await terminal.type("e")
      try await terminal.wait(until: "the form, filled in") { screen in
        screen.text.contains("Log a call, put right · Refused Ltd")
          && screen.rows.contains { $0.contains("Note       Wants forty chairs") }
          && screen.rows.contains { $0.contains("Contact    Bea Gone") }
          && screen.rows.contains { $0.contains("Direction  Outbound") }
      }
      try await terminal.type("Tab", "C-a", "C-k", "Enter")
      try await terminal.wait(until: "nothing left to do") {
        $0.text.contains("Everything is delivered.") && !$0.status.contains("refused")
      }
      try await terminal.type("q")
      try await terminal.wait(until: "it in the timeline") {
        let timeline = $0.column(2).joined(separator: "\n")
        return timeline.contains("Wants forty chairs") && !timeline.contains("refused")
      }
      let calls = try await Self.calls(sandbox)
      #expect(calls.count == 1)
      #expect(calls.first?["contact_id"] == nil)
      let rows = try await Program.outbox(home)
      #expect(rows.map(\.id) == [listed.id] && rows.map(\.state) == ["delivered"])
    }

    /// When a call was is not changed by the service's refusal.
    @Test func whatIsPutRightKeepsItsMoment() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.refusedCall(sandbox, try TestHome())
      try await terminal.type("O")
      try await terminal.wait(for: "Outbox · 1")
      try await terminal.type("e")
      try await terminal.wait(for: "put right")
      try await terminal.type("Tab", "C-a", "C-k", "Enter")
      try await terminal.wait(for: "Everything is delivered.")
      let refused = try #require(try await sandbox.refused().first?["activity_at"] as? String)
      #expect(try await Self.calls(sandbox).map { $0["activity_at"] as? String } == [refused])
    }

    /// The remark about it goes when the row has gone.
    @Test func whatIsMendedIsNotComplainedOfAnyLonger() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.refusedCall(sandbox, try TestHome())
      try await terminal.wait(remark: "“Call: Wants forty chairs” was refused. “\(Self.words)”")
      try await terminal.type("O")
      try await terminal.wait(for: "Outbox · 1")
      try await terminal.type("e")
      try await terminal.wait(for: "put right")
      try await terminal.type("Tab", "C-a", "C-k", "Enter")
      try await terminal.wait(for: "Everything is delivered.")
      try await terminal.type("q")
      // What was said last is there for a moment; then the line is for hints again, or for what is still wrong.
      try await terminal.wait(until: "the hints") { $0.bottom.contains("? help") }
    }

    /// What was changed in a refused write and not sent is there again, and the write as it was stays.
    @Test func whatWasBegunToBePutRightIsKept() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let terminal = try await Self.refusedCall(sandbox, home)
      try await terminal.type("O")
      try await terminal.wait(for: "Outbox · 1")
      try await terminal.type("e")
      try await terminal.wait(for: "put right")
      try await terminal.enter(" by May")
      try await terminal.wait(for: "Wants forty chairs by May")
      try await terminal.type("Escape")
      try await terminal.wait(until: "the outbox again") {
        !$0.text.contains("put right") && $0.text.contains("Outbox · 1")
      }
      #expect(try await Program.outbox(home).map(\.what) == ["Call: Wants forty chairs"])
      try await terminal.type("e")
      try await terminal.wait(until: "what was begun") {
        $0.text.contains("put right") && $0.text.contains("restored") && $0.text.contains("Wants forty chairs by May")
      }
      #expect(try await Self.calls(sandbox).isEmpty)
    }

    @Test func discardingAsks() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let terminal = try await Self.refusedCall(sandbox, home)
      let question = "Discard “Call: Wants forty chairs” for good?"
      try await terminal.type("O")
      try await terminal.wait(for: "Outbox · 1")
      try await terminal.type("d")
      try await terminal.wait(for: question)
      try await terminal.type("n")
      try await terminal.wait(until: "the end of the question") { !$0.text.contains(question) }
      #expect(try await Program.outbox(home).map(\.state) == ["rejected"])
      try await terminal.type("d")
      try await terminal.wait(for: question)
      // Neither Enter nor another letter is a yes.
      try await terminal.type("Enter", "x")
      #expect(try await Program.outbox(home).map(\.state) == ["rejected"])
      try await terminal.type("y")
      try await terminal.wait(for: "Everything is delivered.")
      #expect(try await Program.outbox(home).isEmpty)
      try await terminal.type("q")
      try await terminal.wait(until: "a timeline without it") {
        !$0.column(2).joined().contains("Wants forty chairs") && !$0.status.contains("refused")
      }
      #expect(try await Self.calls(sandbox).isEmpty)
    }

    /// Leaving says that something waits for the user, and the next run shows it.
    @Test func leavingSaysThatItWaits() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let terminal = try await Self.refusedCall(sandbox, home)
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
      try await terminal.wait(for: "1 write was refused and waits for you in the outbox")
      let again = try await Tmux(Program.path, home: home)
      try await again.wait(until: "the count") { $0.status.contains("1 refused (O)") }
    }
  }
}
