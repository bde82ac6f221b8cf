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

    /// vi has the terminal, gives it back, and what was saved counts.
    @Test func viWorksInsideThePanes() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await FormTests.open(sandbox, try TestHome(), environment: ["EDITOR": "vi"])
      try await terminal.type("n")
      try await terminal.wait(for: "Write a note")
      try await terminal.enter("begun here")
      try await terminal.type("C-e")
      try await terminal.wait(until: "vi") { $0.text.contains("~") && $0.text.contains("begun here") }
      try await terminal.type("o")
      try await terminal.enter("ended in vi")
      try await terminal.type("Escape")
      try await terminal.enter(":wq")
      try await terminal.type("Enter")
      try await terminal.wait(until: "the form again") {
        $0.text.contains("Write a note") && $0.text.contains("ended in vi") && $0.text.contains("Leads")
      }
      try await terminal.type("Enter")
      let written = try await eventually("the note at the service") {
        try await sandbox.written().first { $0["note"] != nil }
      }
      #expect(written["note"] as? String == "begun here\nended in vi")
    }

    @Test func aKilledEditorLeavesTheText() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.write("#!/bin/sh\necho $$ >\(home.path)/editor.pid\nexec sleep 999\n", to: "editor", mode: 0o700)
      let terminal = try await FormTests.open(sandbox, home, environment: ["EDITOR": home.path + "/editor"])
      try await terminal.type("n")
      try await terminal.wait(for: "Write a note")
      try await terminal.enter("still here")
      try await terminal.type("C-e")
      let editor = try await eventually("the editor") {
        (try? String(contentsOfFile: home.path + "/editor.pid", encoding: .utf8)).flatMap {
          Int32($0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
      }
      kill(editor, SIGKILL)
      try await terminal.wait(until: "the form again") {
        $0.text.contains("Write a note") && $0.text.contains("still here")
      }
      try await terminal.type("Enter")
      try await eventually("the note at the service") {
        try await sandbox.written().first { $0["note"] as? String == "still here" }
      }
    }

    @Test func anEditorThatIsNotThereSaysSo() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await FormTests.open(sandbox, try TestHome(), environment: ["VISUAL": "no-such-editor"])
      try await terminal.type("n")
      try await terminal.wait(for: "Write a note")
      try await terminal.enter("kept")
      try await terminal.type("C-e")
      try await terminal.wait(until: "the reason") {
        $0.bottom.contains("no editor no-such-editor") && $0.text.contains("kept")
      }
    }
  }
}

extension Data {
  func contains(text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
