import Foundation
import Testing

extension SurroundingsOfTheProgram {
  /// Text that would take over the terminal, were it written there as it is.
  @Suite struct HostileTextTests {
    /// Every control character, and the sequences with the worst that terminals do.
    private static let attacks: String = {
      let controls = (1..<0x20).map { UInt8($0) } + [0x7F]
      let c1 = (0x80...0x9F).map { String(Unicode.Scalar($0 as UInt32) ?? " ") }.joined()
      let sequences = [
        "\u{1B}[2J\u{1B}[H", "\u{1B}]0;owned\u{7}", "\u{1B}]52;c;ZXZpbA==\u{1B}\\", "\u{1B}[?1049l", "\u{1B}[31;5m",
        "\u{1B}P$q\"p\u{1B}\\", "\u{1B}[8;1;1t", "\u{1B}c", "\u{1B}[?1000h", "\u{9B}31m", "\u{202E}gnp.exe\u{202C}",
        "\u{2066}open\u{2067}", "\u{200B}\u{FEFF}\u{200F}", "\u{1B}[6n\u{5}", "\u{E}shifted\u{F}",
      ]
      let marks = "e" + String(repeating: "\u{301}", count: 40) + " 👨‍👩‍👧‍👦 🏳️‍🌈 ﷽ 漢字 ｗｉｄｅ"
      return sequences.joined(separator: "x") + String(decoding: controls, as: UTF8.self) + c1 + marks
    }()

    /// A lead that is hostile wherever it can be, with a note of 60 kB.
    private static func addHostileLead(to sandbox: Sandbox) async throws {
      let lead = try await sandbox.create(
        "lead",
        [
          "name": "Aardvark " + attacks, "description": attacks + "\n" + attacks,
          "contacts": [["name": "Mallory " + attacks, "title": attacks]],
        ])
      let long = String(repeating: attacks + " and so on, line after line.\n", count: 60_000 / attacks.utf8.count + 1)
      _ = try await sandbox.create("activity/note", ["lead_id": lead, "note": long])
      _ = try await sandbox.create("task", ["lead_id": lead, "text": attacks, "date": "2026-11-21"])
      _ = try await sandbox.create(
        "activity/call", ["lead_id": lead, "note": attacks, "phone": "+15035550127", "direction": "outbound"])
    }

    @Test func nothingOfTheirsReachesTheTerminal() async throws {
      let sandbox = try await Sandbox()
      try await Self.addHostileLead(to: sandbox)
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let recording = home.path + "/recording"
      let terminal = try await Tmux(Program.path, recording: recording, home: home)
      let screen = try await terminal.wait(until: "the hostile lead") { $0.selectedRow?.hasPrefix("Aardvark") ?? false }
      #expect(screen.selectedRow?.contains("␛[2J") == true)
      try await terminal.waitUntilIdle()

      // All of the long note, and all of the record.
      try await terminal.type("l", "l", "Z")
      try await terminal.wait(until: "the note's text") { $0.column(2).filter { $0.contains("␛") }.count > 5 }
      for _ in 0..<25 { try await terminal.type("C-f") }
      try await terminal.type("G", "h", "C-f", "G")
      // Records and timelines as the sandbox makes them, some of them hostile as well.
      try await terminal.type("h")
      for _ in 0..<40 {
        try await terminal.type("j")
        try await terminal.waitUntilIdle()
      }
      try await terminal.run("account network")
      try await terminal.wait(until: "people") { $0.title.contains("People") && $0.position.hasPrefix("1/") }
      for _ in 0..<40 {
        try await terminal.type("j")
        try await terminal.waitUntilIdle()
      }
      // What is typed comes back in titles and remarks.
      try await terminal.type("/")
      try await terminal.wait(remark: "Search:")
      try await terminal.paste("pasted \u{1B}[31;5mred\u{7}\u{202E}evil")
      try await terminal.type("Enter")
      try await terminal.wait(until: "an answer") { $0.title.contains("pasted") }
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)

      let bytes = try Data(contentsOf: URL(fileURLWithPath: recording))
      let sent = TerminalBytes(bytes)
      #expect(bytes.count > 20_000)
      #expect(sent.violations.count == 0, "\(Set(sent.violations).sorted())")
      #expect(sent.screenChanges == 2)
    }

    /// What was drawn step by step is what is drawn anew: the program and the terminal agree on every width.
    @Test func theScreenStaysWhole() async throws {
      let sandbox = try await Sandbox()
      try await Self.addHostileLead(to: sandbox)
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(until: "the hostile lead") { $0.selectedRow?.hasPrefix("Aardvark") ?? false }
      for _ in 0..<6 {
        let drawn = try await terminal.waitUntilIdle()
        try await terminal.type("R")
        try await terminal.run("errors")
        try await terminal.wait(remark: "nothing has gone wrong")
        try await terminal.wait(until: "the same, drawn anew") { $0.rows.dropLast(2) == drawn.rows.dropLast(2) }
        // Every row has its two rules: nothing ran over, nothing wrapped.
        #expect(drawn.rows.dropLast(2).allSatisfy { $0.filter { $0 == "│" }.count == 2 })
        try await terminal.type("C-d")
        try await terminal.wait(until: "half a page on") { $0.position != drawn.position }
      }
    }
  }
}
