import Foundation
import Testing

extension MirroringTheCRM {
  /// The whole CRM in the mirror, and kept as it is on the services.
  @Suite struct SyncTests {
    /// How many records of a kind the mirror has.
    private static func count(_ kind: String, _ home: TestHome) async throws -> Int {
      let found = try await Program.run("find", "kind:\(kind)", "--limit", "10000", "--json", home: home)
      #expect(found.status == 0 || found.status == 3, "\(found.errors)")
      return found.output.split(separator: "\n").count
    }

    /// Killed wherever it is, a first pull goes on from there and ends complete, with nothing in it twice.
    @Test func aFirstPullThatIsKilledTwentyTimesEndsComplete() async throws {
      let sandbox = try await Sandbox(records: 2000)
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      var random = SystemRandomNumberGenerator()
      var killed = 0
      for _ in 1...20 {
        let pull = try ChildProcess(Program.path, ["sync"], environment: home.environment)
        // Somewhere on its way; the moment is the point, so it is not waited for anything.
        try await Task.sleep(for: .milliseconds(.random(in: 20...400, using: &random)))
        pull.send(SIGKILL)
        if pull.wait() != 0 { killed += 1 }
      }
      #expect(killed > 0)
      let last = try await Program.run("sync", home: home)
      #expect(last.status == 0, "\(last.errors)")
      #expect(try await Self.count("lead", home) == 2000)
      let again = try await Program.run("sync", home: home)
      #expect(again.status == 0)
      #expect(try await Self.count("lead", home) == 2000)
    }

    @Test func whatOthersChangeAppearsInPlace() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox, sync: "interval_seconds = 10")
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(position: "1/200")
      try await terminal.enter("5G")
      try await terminal.wait(position: "5/200")
      let row = try await terminal.waitUntilIdle().selectedRow
      let leads = try await sandbox.leads(count: 3)
      try await sandbox.change("lead/\(leads[1])", ["name": "Renamed by somebody"])
      try await sandbox.delete("lead/\(leads[2])")
      _ = try await sandbox.create("lead", ["name": "Made by somebody"])
      let screen = try await terminal.wait(until: "their changes", seconds: 40) {
        $0.column(0).joined().contains("Renamed by somebody") && $0.position == "5/200"
      }
      #expect(screen.selectedRow == row, "the cursor stays where it was")
      try await terminal.type("g", "g")
      try await terminal.wait(until: "the new one on top") { $0.selectedRow?.hasPrefix("Made by somebody") == true }
    }

    /// Without the service there is all that was brought; when it is back, it is noticed.
    @Test func aServiceThatIsAwayIsMissedAndNoticedAgain() async throws {
      var sandbox: Sandbox? = try await Sandbox(records: 120)
      let port = try #require(sandbox?.port)
      let home = try TestHome()
      if let sandbox { try home.writeAccounts(on: sandbox, sync: "interval_seconds = 10") }
      #expect(try await Program.run("sync", home: home).status == 0)
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(position: "1/120")
      try await terminal.waitUntilIdle()
      sandbox?.stop()
      sandbox = nil
      try await terminal.wait(until: "offline", seconds: 40) { $0.status.contains("offline since") }
      // Everything is there, also what was never looked at.
      try await terminal.enter("/kind:lead gmbh")
      try await terminal.wait(until: "what the mirror has") { $0.title.contains(" here") && $0.selectedRow != nil }
      try await terminal.type("Escape")
      try await terminal.wait(until: "the list again") { !$0.title.contains(" here") }
      try await terminal.enter("70G")
      try await terminal.wait(position: "70/120")
      sandbox = try await Sandbox(arguments: [], port: port, records: 120)
      try await terminal.wait(until: "the service again", seconds: 60) { !$0.status.contains("offline since") }
    }
  }
}
