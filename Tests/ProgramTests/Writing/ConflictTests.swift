import Foundation
import Testing

extension WritingWithTheProgram {
  /// Somebody else changes at the service what is being changed here.
  @Suite struct ConflictTests {
    /// A lead with a note, found, with the cursor on the note.
    private static func open(_ sandbox: Sandbox, _ home: TestHome) async throws -> (terminal: Tmux, note: String) {
      let lead = try await sandbox.create("lead", ["name": "Contested Ltd"])
      let note = try await sandbox.create(
        "activity/note", ["lead_id": lead, "note": "Wants chairs", "title": "Kickoff"])
      try home.writeAccounts(on: sandbox)
      let config = try String(contentsOfFile: home.config, encoding: .utf8)
      try home.write("[writing]\nundo_seconds = 0\n\n" + config, to: "config/closeup/config.toml")
      let terminal = try await Tmux(Program.path, width: 200, home: home)
      try await terminal.wait(position: "1/201")
      try await terminal.type("/")
      try await terminal.enter("Contested")
      try await terminal.type("Enter")
      try await terminal.wait(position: "1/1")
      try await terminal.wait(until: "the note") { $0.column(2).joined().contains("Kickoff") }
      try await terminal.type("3")
      return (terminal, note)
    }

    /// Opens the form and has somebody else write something into the note meanwhile.
    private static func collide(_ sandbox: Sandbox, _ terminal: Tmux, _ note: String) async throws {
      try await terminal.type("e")
      try await terminal.wait(for: "Edit: Kickoff")
      try await sandbox.change("activity/note/\(note)", ["note": "Wants beds", "pinned": true])
      try await terminal.enter(" and tables")
      try await terminal.wait(for: "Wants chairs and tables")
      try await terminal.type("Enter")
      try await terminal.wait(until: "the conflict") {
        $0.status.contains("1 in conflict (O)") && $0.column(2).joined().contains("edit in conflict: text")
      }
    }

    private static func fields(_ sandbox: Sandbox, _ note: String) async throws -> [String?] {
      let now = try await sandbox.object("activity/note/\(note)")
      return ["note", "title"].map { now[$0] as? String }
    }

    @Test func aNoteChangedWhileItsFormWasOpenIsNotOverwrittenUnseen() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let (terminal, note) = try await Self.open(sandbox, home)
      try await Self.collide(sandbox, terminal, note)
      #expect(try await Self.fields(sandbox, note) == ["Wants beds", "Kickoff"])
      try await terminal.type("!")
      try await terminal.wait(until: "both sides") { screen in
        ["was       Wants chairs", "Close     Wants beds", "mine      Wants chairs and tables"]
          .allSatisfy { screen.text.contains($0) }
      }
      try await terminal.type("m", "Enter")
      try await terminal.wait(until: "the end of it") {
        !$0.status.contains("in conflict") && !$0.status.contains("to send")
          && $0.column(2).joined().contains("Wants chairs and tables")
      }
      #expect(try await Self.fields(sandbox, note) == ["Wants chairs and tables", "Kickoff"])
      // What others changed besides is as they left it.
      #expect(try await sandbox.object("activity/note/\(note)")["pinned"] as? Bool == true)
    }

    /// The program is killed, and the conflict is there for the command line.
    @Test func itSurvivesTheProgramAndIsDecidedFromTheShell() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let (terminal, note) = try await Self.open(sandbox, home)
      try await Self.collide(sandbox, terminal, note)
      kill(try await terminal.processID(), SIGKILL)
      _ = try await terminal.waitForExit()
      let row = try #require(try await Program.outbox(home).first)
      #expect(row.state == "conflict")
      let list = try await Program.run("outbox", "list", home: home)
      #expect(list.output.contains("text: was “Wants chairs”, there “Wants beds”, here “Wants chairs and tables”"))
      let json = try await Program.run("outbox", "list", "--json", home: home)
      #expect(json.output.contains(#""there":"Wants beds""#) && json.output.contains(#""kind":"changed""#))
      let flushed = try await Program.run("outbox", "flush", home: home)
      #expect(flushed.status == 1 && flushed.errors.contains("of which 1 wait for you"))
      let refused = try await Program.run("outbox", "resolve", row.id, "--keep", "title", home: home)
      #expect(refused.status == 2 && refused.errors.contains("there is: text"))
      let kept = try await Program.run("outbox", "resolve", row.id, "--theirs", home: home)
      #expect(kept.status == 0 && kept.output.contains("Left as it is there"))
      #expect(try await Self.fields(sandbox, note) == ["Wants beds", "Kickoff"])
      #expect(try await Program.outbox(home).isEmpty)
    }
  }
}
