import Foundation
import Testing

extension WritingWithTheProgram {
  /// Nothing typed is lost, however the program ends.
  @Suite struct DraftTests {
    /// About 3 kB.
    private static let longNote = (1...60).map { "Line \($0): they pay late, but they pay. 猫 🎉" }.joined(
      separator: "\n")

    private static func typeLongNote(_ terminal: Tmux, _ home: TestHome) async throws {
      try await terminal.type("n")
      try await terminal.wait(for: "Write a note")
      try await terminal.paste(longNote)
      try await terminal.enter(" and the end")
      try await terminal.wait(for: "and the end")
      // Saved a moment after the last key.
      try await eventually("the draft in the mirror") {
        home.everything().contains { $0.file.contains("mirror.sqlite") && $0.bytes.contains(text: "and the end") }
          ? true : nil
      }
    }

    /// Opens the note again and sends it.
    private static func sendRestored(_ sandbox: Sandbox, _ home: TestHome) async throws {
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(position: "1/200")
      try await terminal.waitUntilIdle()
      try await terminal.type("n")
      try await terminal.wait(for: "restored")
      try await terminal.type("Enter")
      let written = try await eventually("the note at the service") {
        try await sandbox.written().first { $0["note"] != nil }
      }
      #expect(written["note"] as? String == longNote + " and the end")
      #expect(try await sandbox.written().count == 1)
    }

    @Test func aKilledProgramLeavesTheDraft() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let terminal = try await FormTests.open(sandbox, home)
      try await Self.typeLongNote(terminal, home)
      kill(try await terminal.processID(), SIGKILL)
      _ = try await terminal.waitForExit()
      try await Self.sendRestored(sandbox, home)
    }

    @Test func aClosedTerminalLeavesTheDraft() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let terminal = try await FormTests.open(sandbox, home)
      try await Self.typeLongNote(terminal, home)
      let process = try await terminal.processID()
      try await terminal.close()
      try await eventually("its end") { kill(process, 0) != 0 ? true : nil }
      try await Self.sendRestored(sandbox, home)
    }
  }
}

extension Data {
  func contains(text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
