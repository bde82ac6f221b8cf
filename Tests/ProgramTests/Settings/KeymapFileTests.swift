import Foundation
import Testing

extension SurroundingsOfTheProgram {
  /// Keymaps of the user's own, right and wrong: what the user sees, at start and from `closeup config`.
  @Suite struct KeymapFileTests {
    @Test func aBrokenKeymapCostsOnlyItsLinesAndSaysWhich() async throws {
      let home = try TestHome.still()
      try home.write(
        """
        [global]
        w = "move-dwon"
        "<C-j>" = "move-down"
        ctrl-i = "views"
        "W W" = "move-down"
        g = "sort"
        """, to: "config/closeup/keys.toml")
      let terminal = try await Tmux("\(Program.path) demo --records 50", home: home)
      try await terminal.wait(position: "1/50")
      let screen = try await terminal.wait(remark: "keys.toml:2")
      #expect(screen.bottom.contains("move-dwon"))
      try await terminal.type("W", "W")
      try await terminal.wait(position: "2/50")
      try await terminal.type("j")
      try await terminal.wait(position: "3/50")
      try await terminal.run("errors")
      let list = try await terminal.wait(for: "What went wrong")
      for words in ["move-down", "ctrl-j", "hides"] {
        #expect(list.text.contains(words), "\(words)")
      }

      let check = try await Program.run("config", "check", home: home)
      #expect(check.status == 1)
      let lines = check.output.split(separator: "\n").map(String.init)
      let path = "\(home.path)/config/closeup/keys.toml"
      #expect(
        lines.first == #"error: \#(path):2: global.w = "move-dwon": unknown command; did you mean "move-down"?"#)
      #expect(lines.contains { $0.hasPrefix("error: \(path):3: ") && $0.hasSuffix(#"did you mean "ctrl-j"?"#) })
      #expect(lines.contains { $0.hasPrefix("warning: \(path):4: ") })
      #expect(lines.contains { $0.hasPrefix("warning: \(path):6: ") && $0.contains(#"hides "g g""#) })
      #expect(lines.contains { $0.hasPrefix("note: \(path):5: ") && $0.contains(#""j""#) })
      #expect(check.errors.contains("2 errors, 2 warnings"))
    }

    @Test func checkLooksAtEverythingAndAsksNobody() async throws {
      let home = try TestHome()
      let fine = try await Program.run("config", home: home)
      #expect(fine.status == 0)
      #expect(fine.output.contains("in order"))
      try home.write("key\n", to: "open.key", mode: 0o644)
      try home.write(
        """
        theme = "defualt"
        keymap = "arows"
        [[account]]
        name = "work"
        service = "close"
        url = "http://127.0.0.1:9/"
        api_key_file = "\(home.path)/open.key"
        [[account]]
        name = "other"
        service = "cloze"
        api_key_env = "CLOSEUP_TEST_UNSET"
        [[account]]
        name = "third"
        service = "close"
        api_key_command = "touch \(home.path)/was-run"
        """, to: "config/closeup/config.toml")
      let check = try await Program.run("config", "check", "--json", home: home)
      #expect(check.status == 1)
      let failure = try JSONSerialization.jsonObject(with: Data(check.errors.utf8)) as? [String: Any]
      #expect(failure?["exit_code"] as? Int == 1)
      struct Finding: Decodable {
        let severity: String
        let file: String
        let line: Int?
        let message: String
        let suggestion: String?
      }
      let findings = try check.output.split(separator: "\n").map {
        try JSONDecoder().decode(Finding.self, from: Data($0.utf8))
      }
      #expect(findings.allSatisfy { $0.severity == "error" && $0.file == home.config })
      #expect(findings.map(\.line) == [1, 2, 3, 8])
      #expect(findings.map(\.suggestion) == ["default", "arrows", nil, nil])
      #expect(findings.last?.message.contains("CLOSEUP_TEST_UNSET") == true)
      #expect(findings.contains { $0.message.contains("chmod 600") })
      #expect(!FileManager.default.fileExists(atPath: home.path + "/was-run"))
      #expect(try await Program.run("config", "--config", home.path + "/none.toml", home: home).status == 2)
    }

    @Test func keysAndPathsAreListed() async throws {
      let home = try TestHome()
      try home.write("keymap = \"emacs\"\n", to: "config/closeup/config.toml")
      let keys = try await Program.run("config", "keys", home: home)
      #expect(keys.status == 0)
      let rows = keys.output.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
      #expect(rows.contains(["global", "ctrl-x", "ctrl-c", "quit"]))
      #expect(rows.contains(["form", "ctrl-c", "ctrl-k", "form-discard"]))
      let paths = try await Program.run("config", "path", home: home)
      #expect(paths.output.contains("\(home.path)/config/closeup/keys.toml"))
    }

    /// Everything with arrows, named keys and function keys, the hint line naming them.
    @Test func arrowsNeedNoLetters() async throws {
      let home = try TestHome.still()
      try home.write("keymap = \"arrows\"\n[sync]\nenabled = false\n", to: "config/closeup/config.toml")
      let terminal = try await Tmux("\(Program.path) demo --records 50", home: home)
      let screen = try await terminal.wait(position: "1/50")
      #expect(screen.bottom.contains("f1 help") && screen.bottom.contains("f10 quit"))
      try await terminal.type("Down")
      try await terminal.wait(position: "2/50")
      try await terminal.type("F6")
      try await terminal.wait(for: "enter done")
      try await terminal.type("F10")
      try await terminal.wait(until: "no form") { !$0.text.contains("enter done") }
      try await terminal.type("F10")
      #expect(try await terminal.waitForExit() == 0)
    }

    @Test func whatCanFollowAPrefixIsShownOnceItRests() async throws {
      let home = try TestHome.still()
      try home.write("keymap = \"emacs\"\n[sync]\nenabled = false\n", to: "config/closeup/config.toml")
      let terminal = try await Tmux("\(Program.path) demo --records 50", home: home)
      try await terminal.wait(position: "1/50")
      try await terminal.type("C-n", "C-x")
      let panel = try await terminal.wait(for: "Leave closeup")
      #expect(panel.position == "2/50" && panel.text.contains("ctrl-x …"))
      try await terminal.type("C-c")
      #expect(try await terminal.waitForExit() == 0)
    }
  }
}
