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

    @Test func whatWasPulledIsListedWithoutTheService() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox, sync: "enabled = false")
      #expect(try await Program.run("sync", home: home).status == 0)
      sandbox.stop()
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(position: "1/200")
      let screen = try await terminal.wait(until: "offline") { $0.status.contains("offline since") }
      #expect(screen.position == "1/200")
      try await terminal.type("G")
      try await terminal.wait(position: "200/200")
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

    /// Nothing is refused and nothing answered: the mirror is what one works with, and what is written waits.
    @Test func aServiceThatHangsIsMissedAndWhatWasWrittenArrivesOnce() async throws {
      let sandbox = try await Sandbox(records: 120)
      let home = try TestHome()
      try home.writeAccounts(on: sandbox, sync: "interval_seconds = 10")
      #expect(try await Program.run("sync", home: home).status == 0)
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(position: "1/120")
      try await terminal.waitUntilIdle()
      sandbox.freeze()
      try await terminal.type("r")
      try await terminal.wait(until: "a fetch that hangs") { $0.status.contains("fetching") }
      // Keys are answered from the mirror all the while.
      try await terminal.enter("5G")
      try await terminal.wait(position: "5/120")
      try await terminal.enter("70G")
      try await terminal.wait(position: "70/120")
      try await terminal.enter("/gmbh")
      try await terminal.wait(until: "what the mirror has") { $0.title.contains(" here") && $0.selectedRow != nil }
      try await terminal.type("Escape")
      try await terminal.wait(until: "the list again") { !$0.title.contains(" here") }
      try await terminal.type("n")
      try await terminal.wait(until: "the form") { $0.text.contains("Write a note") }
      try await terminal.enter("Written in a tunnel")
      try await terminal.wait(for: "Written in a tunnel")
      try await terminal.type("Enter")
      try await terminal.wait(until: "the note in the outbox") { $0.status.contains("to send") }
      try await terminal.wait(until: "offline", seconds: 60) { $0.status.contains("offline since") }
      try await terminal.enter("6G")
      try await terminal.wait(position: "6/120")
      sandbox.thaw()
      try await terminal.wait(until: "the service again, and nothing to send", seconds: 120) {
        !$0.status.contains("offline since") && !$0.status.contains("to send") && !$0.status.contains("in doubt")
      }
      let arrived = try await sandbox.written().filter { "\($0)".contains("Written in a tunnel") }
      #expect(arrived.count == 1)
    }

    /// Two on one mirror share the work of the first pull: one does it, both show it, nothing is there twice.
    @Test func ofTwoOnOneMirrorOnlyOnePulls() async throws {
      let sandbox = try await Sandbox(records: 600)
      let home = try TestHome()
      try home.writeAccounts(on: sandbox, sync: "interval_seconds = 10")
      let first = try await Tmux(Program.path, home: home)
      let second = try await Tmux(Program.path, home: home)
      for terminal in [first, second] { try await terminal.wait(position: "1/600") }
      _ = try await eventually("all leads", seconds: 120) { try await Self.count("lead", home) == 600 ? true : nil }
      _ = try await eventually("the last kind", seconds: 120) {
        try await sandbox.firstPulls("projects") > 0 ? true : nil
      }
      // Both show what was brought, wherever one looks.
      for terminal in [first, second] {
        try await terminal.enter("600G")
        try await terminal.wait(position: "600/600")
      }
      for kind in ["people", "companies", "projects"] {
        #expect(try await sandbox.firstPulls(kind) <= 1, "\(kind)")
      }
      #expect(try await Self.count("lead", home) == 600)
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
