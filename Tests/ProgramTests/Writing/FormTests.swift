import Foundation
import Testing

extension WritingWithTheProgram {
  /// Calls, notes and to-dos from the panes, as a person types them.
  @Suite struct FormTests {
    static func open(
      _ sandbox: Sandbox, _ home: TestHome, environment: [String: String] = [:], undo: Int = 0
    ) async throws -> Tmux {
      try home.writeAccounts(on: sandbox)
      let config = try String(contentsOfFile: home.config, encoding: .utf8)
      try home.write("[writing]\nundo_seconds = \(undo)\n\n" + config, to: "config/closeup/config.toml")
      let terminal = try await Tmux(Program.path, environment: environment, home: home)
      try await terminal.wait(position: "1/200")
      try await terminal.waitUntilIdle()
      return terminal
    }

    /// The text and nothing but a key before and a key after.
    @Test(arguments: [
      ("c", "Log a call", "Wants forty chairs", "note"), ("n", "Write a note", "Likes blue", "note"),
      ("t", "Add a to-do", "Send the price list", "text"),
    ])
    func twoKeysAndTheText(key: String, title: String, text: String, member: String) async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      try await terminal.type(key)
      try await terminal.enter(text)
      try await terminal.type("Enter")
      let written = try await eventually("the write at the service") {
        try await sandbox.written().first { $0[member] as? String == text }
      }
      let screen = try await terminal.wait(until: "it in the timeline") {
        $0.column(2).joined().contains(text.prefix(12)) && !$0.status.contains("to send")
      }
      let lead = try #require(written["lead_id"] as? String)
      #expect(screen.column(1)[1].contains("Lead"))
      #expect(try await sandbox.name(ofLead: lead) == screen.column(1)[0].trimmingBlanks)
      #expect(try await sandbox.written().count == 1)
      // The list kept the cursor and the keys.
      try await terminal.type("j")
      try await terminal.wait(position: "2/200")
    }

    /// Emoji, CJK, combining marks and a URL, over several lines, one of them pasted.
    @Test func aNoteArrivesByteForByte() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      let first = "👩‍👩‍👧 猫が好き e\u{301} https://example.com/?a=1&b=%20#x"
      let pasted = "  zweite Zeile: „Grüße“\n\n\tvierte <b>&amp;</b>"
      try await terminal.type("n")
      try await terminal.wait(for: "Write a note")
      try await terminal.enter(first)
      try await terminal.type("C-j")
      try await terminal.paste(pasted)
      try await terminal.type("Enter")
      let written = try await eventually("the note at the service") {
        try await sandbox.written().first { $0["note"] != nil }
      }
      #expect(Array((written["note"] as? String ?? "").utf8) == Array("\(first)\n\(pasted)".utf8))
    }

    /// A paste is text, whatever its lines would mean as keys.
    @Test func twoHundredPastedLinesRunNoCommand() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      let lines = (1...200).map { ":quit \($0)" }.joined(separator: "\n")
      try await terminal.type("n")
      try await terminal.wait(for: "Write a note")
      try await terminal.paste(lines)
      try await terminal.wait(for: ":quit 200")
      #expect(try await sandbox.written().isEmpty)
      try await terminal.type("Enter")
      let written = try await eventually("the note at the service") {
        try await sandbox.written().first { $0["note"] != nil }
      }
      #expect(written["note"] as? String == lines)
      #expect(terminal.exitStatus == nil)
    }

    @Test func whatWasWrittenIsTakenBack() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome(), undo: 60)
      try await terminal.type("n")
      try await terminal.enter("too early")
      try await terminal.type("Enter")
      try await terminal.wait(until: "the mark of a queued note") { $0.status.contains("1 to send") }
      try await terminal.type("u")
      try await terminal.wait(until: "the form again") {
        $0.text.contains("Write a note") && $0.text.contains("too early") && !$0.status.contains("to send")
      }
      #expect(try await sandbox.written().isEmpty)
    }

    @Test func aWrongFieldSaysWhyAndKeepsTheForm() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      try await terminal.type("t")
      try await terminal.wait(for: "Add a to-do")
      try await terminal.enter("Call back")
      try await terminal.type("Tab")
      try await terminal.enter("somewhen")
      try await terminal.type("Enter")
      try await terminal.wait(for: "“somewhen” is not understood")
      try await terminal.type("C-a", "C-k")
      try await terminal.enter("2026-12-24 9am")
      try await terminal.wait(for: "24 Dec")
      try await terminal.type("Enter")
      let written = try await eventually("the to-do at the service") {
        try await sandbox.written().first { $0["text"] as? String == "Call back" }
      }
      #expect((written["date"] as? String)?.hasPrefix("2026-12-24T09:00") == true)
    }

    /// What is on the screen as written is written, though it could still be taken back.
    @Test func aKillWithinTheGraceLosesNothing() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let terminal = try await Self.open(sandbox, home, undo: 8)
      try await terminal.type("n")
      try await terminal.enter("killed at once")
      try await terminal.type("Enter")
      try await terminal.wait(until: "that it is queued") { $0.status.contains("1 to send") }
      kill(try await terminal.processID(), SIGKILL)
      _ = try await terminal.waitForExit()
      #expect(try await Program.outbox(home).map(\.state) == ["queued"])
      let flushed = try await Program.run("outbox", "flush", home: home)
      #expect(flushed.status == 0, "\(flushed.errors)")
      #expect(try await sandbox.written().map { $0["note"] as? String } == ["killed at once"])
    }

    @Test func withoutTheServiceItWaitsAndLeavingSaysHowMany() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let terminal = try await Self.open(sandbox, home)
      sandbox.stop()
      for (count, text) in ["first of three", "second of three", "third of three"].enumerated() {
        try await terminal.type("n")
        try await terminal.wait(for: "Write a note")
        try await terminal.enter(text)
        try await terminal.type("Enter")
        try await terminal.wait(until: "that it waits") { $0.status.contains("\(count + 1) to send") }
      }
      try await terminal.type("O")
      try await terminal.wait(until: "the outbox, and why") {
        $0.text.contains("Outbox · 3") && $0.text.contains("Note: first of three")
          && $0.text.contains("Note: third of three") && $0.text.contains("could not be reached")
      }
      try await terminal.type("q", "q")
      #expect(try await terminal.waitForExit() == 0)
      try await terminal.wait(for: "3 writes are not delivered yet; they go out when closeup runs next")
      #expect(try await Program.outbox(home).map(\.state) == ["queued", "queued", "queued"])
    }

    @Test func aReadOnlyAccountRefusesAtTheForm() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox, extra: "writing = \"read-only\"")
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(position: "1/200")
      try await terminal.type("n")
      let screen = try await terminal.wait(remark: "the account work is read-only by the config")
      #expect(!screen.text.contains("Write a note"))
      let shell = try await Program.run("note", "Stone Dental Inc.", "no", "--account", "work", home: home)
      #expect(shell.status == 1)
      #expect(shell.errors.contains("The account work is read-only by the config; nothing was written."))
      #expect(try await Program.outbox(home).isEmpty)
      #expect(try await sandbox.written().isEmpty)
    }

    @Test func aDryRunShowsTheRequestAndSendsNothing() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let terminal = try await Tmux("\(Program.path) browse --dry-run", home: home)
      try await terminal.wait(position: "1/200")
      try await terminal.waitUntilIdle()
      try await terminal.type("n")
      try await terminal.enter("not sent")
      try await terminal.type("Enter")
      try await terminal.wait(until: "the request") {
        $0.text.contains("POST activity/note/") && $0.text.contains("\"note\": \"not sent\"")
      }
      #expect(try await sandbox.written().isEmpty)
      let list = try await Program.run("outbox", home: home)
      #expect(list.output.contains("The outbox is empty."))
    }
  }
}
