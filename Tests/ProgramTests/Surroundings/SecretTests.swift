import Foundation
import Testing

extension SurroundingsOfTheProgram {
  /// API keys stay where the user put them.
  @Suite struct SecretTests {
    /// Ways in which a key might be written down.
    private static func traces(of keys: String...) -> [Data] {
      keys.flatMap { key in
        [key, Data("\(key):".utf8).base64EncodedString(), Data(key.utf8).base64EncodedString()].map { Data($0.utf8) }
      }
    }

    @Test func keysAppearNowhere() async throws {
      let sandbox = try await Sandbox("--seed", "918273645")
      let wrong = "api_wrong_but_secret_564738291"
      let traces = Self.traces(of: sandbox.closeKey, sandbox.clozeKey, wrong)
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      try home.write(wrong + "\n", to: "wrong.key")
      let config = try String(contentsOfFile: home.config, encoding: .utf8)
      try home.write(
        config + """

          [[account]]
          name = "wrong"
          service = "close"
          url = "\(sandbox.closeURL)"
          api_key_file = "\(home.path)/wrong.key"

          [[account]]
          name = "helped"
          service = "cloze"
          url = "\(sandbox.clozeURL)"
          api_key_command = "cat \(home.path)/network.key"
          """, to: "config/closeup/config.toml")
      let recording = home.path + "/recording"
      let terminal = try await Tmux(Program.path, recording: recording, home: home)
      try await terminal.wait(position: "1/200")
      for account in ["network", "helped"] {
        try await terminal.run("account \(account)")
        try await terminal.wait(until: account) { $0.status.contains(" \(account) ") && $0.position == "1/200" }
      }
      try await terminal.run("account wrong")
      try await terminal.wait(for: "did not accept the API key")
      try await sandbox.setFaults("500:always")
      try await terminal.run("account work")
      try await terminal.wait(until: "work") { $0.status.contains(" work ") && $0.position == "1/200" }
      try await terminal.type("r")
      try await terminal.wait(until: "an error") { $0.bottom.contains("Close") }
      try await terminal.run("errors")
      try await terminal.wait(for: "What went wrong")

      let id = try await terminal.processID()
      for name in ["cmdline", "environ"] {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: "/proc/\(id)/\(name)")) else { continue }
        for trace in traces { #expect(bytes.range(of: trace) == nil, "in \(name)") }
      }
      let requests = Data(try await sandbox.requests().utf8)
      for trace in traces { #expect(requests.range(of: trace) == nil) }
      func searchFiles() {
        let files = home.everything().filter { !$0.file.hasSuffix(".key") }
        #expect(files.contains { $0.file.hasSuffix("mirror.sqlite") } && files.contains { $0.file == "recording" })
        for (file, bytes) in files {
          for trace in traces { #expect(bytes.range(of: trace) == nil, "in \(file)") }
        }
      }
      // While it runs, with the mirror's journal, and after it.
      searchFiles()
      try await terminal.type("Escape")
      try await terminal.wait(until: "no menu") { !$0.text.contains("What went wrong") }
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
      searchFiles()
    }

    @Test func filesAreTheOwnersAlone() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(position: "1/200")
      for folder in ["data/closeup", "state/closeup"] {
        #expect(try home.mode(folder) == 0o700)
        for name in try FileManager.default.contentsOfDirectory(atPath: home.path + "/" + folder) {
          #expect(try home.mode("\(folder)/\(name)") & 0o077 == 0, "\(folder)/\(name)")
        }
      }
    }

    @Test func aKeyFileThatOthersCanReadIsRefused() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox, keyMode: 0o644)
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(until: "the command to run") { screen in
        let words = screen.column(0).dropFirst().map(\.trimmingBlanks).joined()
        return words.replacing(" ", with: "").contains("chmod600\(home.path)/work.key")
      }
      #expect(try await sandbox.requestCount() == 0)
      // The advice helps, without a new start.
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: home.path + "/work.key")
      try await terminal.type("r")
      try await terminal.wait(position: "1/200")
    }

    @Test func aKeyCommandThatFailsSaysWhatItSaid() async throws {
      let home = try TestHome()
      try home.write(
        """
        [[account]]
        name = "work"
        service = "close"
        url = "http://127.0.0.1:9/api/v1"
        api_key_command = "echo the store is locked >&2; exit 3"
        """, to: "config/closeup/config.toml")
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(for: "the store is locked")
      #expect(terminal.exitStatus == nil)
    }
  }
}
