import Foundation
import Testing

extension SurroundingsOfTheProgram {
  /// The mirror on disk: there when the service is not, shared, and never thrown away.
  @Suite struct MirrorTests {
    private static func waitForPlace(_ place: String, _ terminal: Tmux) async throws -> Screen {
      try await terminal.wait(position: place)
      return try await terminal.waitUntilIdle()
    }

    @Test func startsWithoutTheService() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      var terminal = try await Tmux(Program.path, home: home)
      _ = try await Self.waitForPlace("1/200", terminal)
      try await terminal.enter("5G")
      let before = try await Self.waitForPlace("5/200", terminal)
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
      sandbox.stop()

      terminal = try await Tmux(Program.path, home: home)
      let first = try await terminal.wait(until: "the list and the record") { screen in
        screen.position == "5/200" && screen.column(0) == before.column(0) && screen.column(1) == before.column(1)
      }
      #expect(
        first.column(2).dropFirst().first { $0.contains(" o ") || $0.contains(" > ") || $0.contains(" + ") } != nil)
      try await terminal.type("r")
      let offline = try await terminal.wait(until: "offline") { $0.status.contains("offline since") }
      #expect(offline.column(0) == before.column(0))
      #expect(offline.bottom.contains("could not be reached"))
      // Other records are in the mirror as far as they were listed.
      try await terminal.enter("90G")
      try await terminal.wait(position: "90/200")
      try await terminal.wait(until: "what the list knew of it") { screen in
        guard let name = screen.selectedRow?.prefix(5) else { return false }
        return screen.column(1).first?.contains(name) ?? false
      }
    }

    @Test func twoRunOnOneMirror() async throws {
      let sandbox = try await Sandbox(records: 3000)
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let one = try await Tmux(Program.path, home: home)
      let other = try await Tmux(Program.path, home: home)
      for terminal in [one, other] { try await terminal.wait(position: "1/3 000") }
      try await one.enter("1000G")
      try await other.run("account network")
      try await other.wait(until: "people") { $0.title.contains("People") && $0.position == "1/3 000" }
      try await other.enter("900G")
      try await one.wait(position: "1 000/3 000")
      try await other.wait(position: "900/3 000")
      for terminal in [one, other] {
        let screen = try await terminal.waitUntilIdle()
        #expect(screen.selectedRow?.isEmpty == false && screen.selectedRow != "…")
        #expect(screen.bottom.contains("? help"), "\(screen.bottom)")
        try await terminal.type("q")
        #expect(try await terminal.waitForExit() == 0)
      }
    }

    @Test(arguments: ["this is no database, it is a letter to my aunt\n", "SQLite format 3\u{0}and then nonsense"])
    func aMirrorThatCannotBeReadIsSetAside(text: String) async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let bytes = String(repeating: text, count: 200)
      try home.write(bytes, to: "data/closeup/mirror.sqlite")
      let terminal = try await Tmux(Program.path, home: home)
      let screen = try await terminal.wait(position: "1/200")
      #expect(screen.bottom.contains("set aside"))
      let kept = home.everything().filter { $0.file.contains("mirror.sqlite.set-aside-") }
      #expect(kept.contains { $0.bytes == Data(bytes.utf8) })
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
    }

    /// The mirror looked after from the command line.
    @Test func theMirrorCanBeLookedAfter() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      #expect(try await Program.run("sync", home: home).status == 0)
      let status = try await Program.run("mirror", "status", home: home)
      #expect(status.status == 0 && status.output.contains("200"), "\(status.output)\(status.errors)")
      for command in ["check", "vacuum", "rebuild-index"] {
        let run = try await Program.run("mirror", command, home: home)
        #expect(run.status == 0, "\(command): \(run.output)\(run.errors)")
      }
      #expect(try await Program.run("find", "kind:lead", home: home).status == 0, "the index is whole")
    }

    @Test func theBriefingNeedsNoNetwork() async throws {
      var sandbox: Sandbox? = try await Sandbox()
      _ = try await sandbox?.create("lead", ["name": "Zyxwv Önsker AB", "description": "Ends \u{1B}[31mred"])
      let home = try TestHome()
      try home.writeAccounts(on: try #require(sandbox))
      #expect(try await Program.run("sync", home: home).status == 0)
      sandbox?.stop()
      sandbox = nil
      let shown = try await Program.run("show", "Zyxwv Önsker AB", home: home)
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(shown.output.contains("Zyxwv Önsker AB"))
      #expect(!shown.output.contains("\u{1B}"))
      let json = try await Program.run("show", "zyxwv", "--json", home: home)
      #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
      #expect(try await Program.run("show", "nobody-is-called-this", home: home).status == 3)
    }
  }
}
