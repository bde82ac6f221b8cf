import Foundation
import Testing

extension SurroundingsOfTheProgram {
  /// What the shell gets to see: help, usage errors, exit codes.
  @Suite struct CommandLineTests {
    @Test func helpAndVersionGoToStandardOutput() async throws {
      let home = try TestHome()
      let help = try await Program.run("--help", home: home)
      #expect(help.status == 0 && help.errors.isEmpty)
      for word in ["demo", "login", "sandbox", "Exit codes"] { #expect(help.output.contains(word)) }
      let version = try await Program.run("--version", home: home)
      #expect(version.status == 0)
      #expect(version.output.hasPrefix("closeup ") && version.output.filter { $0 == "\n" }.count == 1)
      for command in ["demo", "login", "sandbox", "browse"] {
        let help = try await Program.run(command, "--help", home: home)
        #expect(help.status == 0 && help.output.contains("USAGE"))
      }
    }

    @Test(arguments: [
      ["nonsense"], ["--nonsense"], ["login"], ["login", "pipedrive"],
      ["login", "close", "--url", "http://example.com"],
      ["login", "close", "--name", "no blanks"], ["sandbox", "--port", "99999"], ["sandbox", "--port", "x"],
      ["sandbox", "--fault", "nonsense"], ["demo", "--records", "-1"], ["demo", "--today", "yesterday"],
    ])
    func usageErrorsEndWith2(arguments: [String]) async throws {
      let result = try await ChildProcess.run(
        Program.path, arguments, environment: try TestHome().environment)
      #expect(result.status == 2)
      #expect(result.output.isEmpty && !result.errors.isEmpty)
      #expect(!result.errors.contains("Fatal error"))
    }

    /// Scripts read one object, whatever went wrong and wherever.
    @Test(arguments: [
      (["find", "x", "--json", "--nonsense"], 2), (["show", "nobody", "--json"], 2),
      (["find", "--json", "--config", "/nowhere/at/all.toml", "x"], 2), (["mirror", "--json"], 3),
      (["outbox", "discard", "abc", "--json"], 2), (["sync", "--json"], 2),
    ])
    func withJSONFailuresAreOneObject(arguments: [String], status: Int) async throws {
      let result = try await ChildProcess.run(
        Program.path, arguments, environment: try TestHome().environment)
      #expect(Int(result.status) == status)
      #expect(result.output.isEmpty)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(result.errors.utf8)) as? [String: Any], "\(result.errors)")
      #expect(object["exit_code"] as? Int == status)
      #expect((object["message"] as? String)?.isEmpty == false)
    }

    @Test func withoutATerminalItSaysSo() async throws {
      let result = try await Program.run("demo", home: try TestHome())
      #expect(result.status == 1)
      #expect(result.output.isEmpty && result.errors.contains("not a terminal"))
    }

    @Test func withoutAnAccountItSaysHowToBegin() async throws {
      let terminal = try await Tmux(Program.path, width: 80, height: 24, home: try TestHome())
      let screen = try await terminal.wait(for: "closeup demo")
      let lines = screen.rows.dropLast(2).filter { !$0.isEmpty }
      #expect(lines.count == 3)
      #expect(screen.text.contains("closeup login close") && screen.text.contains("closeup login cloze"))
      // Every key is answered, none does harm.
      for key in ["j", "G", "Enter", "A", "K", "v", "s", "r", "[", "}", "i"] { try await terminal.type(key) }
      try await terminal.wait(remark: "i does nothing here")
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
    }

    @Test func mistakesInTheConfigAreShownAndCostOnlyTheirLine() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let config = try String(contentsOfFile: home.config, encoding: .utf8)
      try home.write("theem = \"mono\"\n" + config, to: "config/closeup/config.toml")
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(until: "the records all the same") { $0.position == "1/200" }
      try await terminal.run("errors")
      let screen = try await terminal.wait(for: "What went wrong")
      #expect(screen.text.contains("config.toml:1") && screen.text.contains("theme"))
    }

    @Test func aConfigThatIsNamedButMissingIsSaid() async throws {
      let home = try TestHome()
      let terminal = try await Tmux("\(Program.path) --config \(home.path)/nothing.toml", home: home)
      try await terminal.wait(for: "nothing.toml")
    }

    @Test func keysOfTheUsersKeymapCount() async throws {
      let home = try TestHome()
      try home.write("keymap = \"mine\"\ntheme = \"mono\"\n", to: "config/closeup/config.toml")
      try home.write(
        "inherits = \"default\"\n[global]\ny = \"move-down\"\nq = \"none\"\nQ = \"quit\"\n",
        to: "config/closeup/keymaps/mine.keys.toml")
      let terminal = try await Tmux("\(Program.path) demo --records 50", home: home)
      try await terminal.wait(position: "1/50")
      try await terminal.type("y")
      try await terminal.wait(position: "2/50")
      try await terminal.type("q")
      try await terminal.wait(remark: "q does nothing here")
      try await terminal.type("?")
      let help = try await terminal.wait(for: "Help")
      #expect(help.rows.contains { $0.contains("move-down") && $0.contains("y") })
      try await terminal.type("Escape")
      try await terminal.wait(until: "no help") { !$0.text.contains("Help:") }
      try await terminal.type("Q")
      let status = try await terminal.waitForExit()
      #expect(status == 0)
    }

    @Test func aPortInUseIsSaid() async throws {
      let sandbox = try await Sandbox()
      let second = try await Program.run("sandbox", "--port", sandbox.port, home: try TestHome())
      #expect(second.status == 1)
      #expect(second.errors.contains(sandbox.port))
    }
  }
}
