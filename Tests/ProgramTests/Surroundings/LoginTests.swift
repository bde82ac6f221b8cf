import Foundation
import Testing

extension SurroundingsOfTheProgram {
  /// `closeup login`.
  @Suite struct LoginTests {
    @Test func storesAKeyThatWorks() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let login = try await Program.run(
        "login", "close", "--url", sandbox.closeURL, home: home, input: sandbox.closeKey + "\n")
      #expect(login.status == 0, "\(login.errors)")
      #expect(login.output.contains("Logged in to Close as"))
      let second = try await Program.run(
        "login", "cloze", "--name", "network", "--url", sandbox.clozeURL, home: home, input: sandbox.clozeKey + "\n")
      #expect(second.status == 0, "\(second.errors)")

      let config = try String(contentsOfFile: home.config, encoding: .utf8)
      #expect(config.contains("name = \"close\"") && config.contains("name = \"network\""))
      #expect(!config.contains(sandbox.closeKey))
      #expect(!(login.output + login.errors + second.output + second.errors).contains(sandbox.closeKey))
      let keys = try FileManager.default.contentsOfDirectory(atPath: home.data + "/credentials")
      #expect(keys.count == 2)
      for key in keys { #expect(try home.mode("\(home.data)/credentials/\(key)") == 0o600) }
      #expect(try home.mode(home.config) == 0o600)
      #expect(try home.mode(home.data + "/credentials") == 0o700)

      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(position: "1/200")
      try await terminal.run("account network")
      try await terminal.wait(until: "people") { $0.title.contains("People") && $0.position == "1/200" }
    }

    @Test(arguments: ["close", "cloze"]) func refusesAKeyThatDoesNot(service: String) async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let url = service == "close" ? sandbox.closeURL : sandbox.clozeURL
      let login = try await Program.run("login", service, "--url", url, home: home, input: "api_wrong\n")
      #expect(login.status == 4)
      #expect(login.errors.contains("did not accept the API key"))
      #expect(!login.errors.contains("api_wrong"))
      #expect(!FileManager.default.fileExists(atPath: home.config))
      #expect(home.everything().allSatisfy { !$0.file.hasSuffix(".key") })
    }

    @Test func leavesTheRestOfTheConfigAlone() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let written = "# mine\ntheme = \"mono\"   # no colours\n"
      try home.write(written, to: "config/closeup/config.toml")
      try home.write(sandbox.closeKey + "\n", to: "store")
      let login = try await Program.run(
        "login", "close", "--url", sandbox.closeURL, "--command", "cat \(home.path)/store", home: home)
      #expect(login.status == 0, "\(login.errors)")
      let config = try String(contentsOfFile: home.config, encoding: .utf8)
      #expect(config.hasPrefix(written))
      #expect(config.contains("api_key_command"))
      let again = try await Program.run(
        "login", "close", "--url", sandbox.closeURL, home: home, input: sandbox.closeKey + "\n")
      #expect(again.status == 2)
      #expect(again.errors.contains("already"))
      #expect(try String(contentsOfFile: home.config, encoding: .utf8) == config)
    }

    @Test func saysTryAgainLaterWhenNobodyAnswers() async throws {
      let sandbox = try await Sandbox()
      sandbox.stop()
      let login = try await Program.run(
        "login", "close", "--url", sandbox.closeURL, home: try TestHome(), input: "api_some\n")
      #expect(login.status == 75)
      #expect(login.errors.contains("could not be reached"))
    }

    @Test(arguments: ["", "\n", "two words\n"]) func refusesWhatIsNoKey(input: String) async throws {
      let login = try await Program.run(
        "login", "close", "--url", "http://127.0.0.1:9/api/v1", home: try TestHome(), input: input)
      #expect(login.status == 2)
      #expect(!login.errors.isEmpty)
    }

    @Test func doesNotShowTheKeyOnATerminal() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let recording = home.path + "/recording"
      let terminal = try await Tmux(
        "\(Program.path) login close --url \(sandbox.closeURL)", recording: recording, home: home)
      try await terminal.wait(for: "API key:")
      try await terminal.enter(sandbox.closeKey)
      try await terminal.type("Enter")
      #expect(try await terminal.waitForExit() == 0)
      try await terminal.wait(for: "Logged in")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: recording))
      #expect(bytes.range(of: Data(sandbox.closeKey.utf8)) == nil)
      #expect(try terminal.settings().after.contains(" echo "))
    }

    @Test func givesTheEchoBackWhenInterrupted() async throws {
      let terminal = try await Tmux("\(Program.path) login close --url http://127.0.0.1:9/api/v1", home: try TestHome())
      try await terminal.wait(for: "API key:")
      try await terminal.type("C-c")
      _ = try await terminal.waitForExit()
      let settings = try terminal.settings()
      #expect(settings.after == settings.before)
    }
  }
}
