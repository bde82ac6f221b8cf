import Foundation
import Testing

extension MirroringTheCRM {
  /// Finding people: as one types, and from the command line.
  @Suite struct SearchTests {
    /// A home whose mirror has everything, and whose services are gone.
    private static func brought(_ sandbox: Sandbox) async throws -> TestHome {
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let pull = try await Program.run("sync", home: home)
      #expect(pull.status == 0, "\(pull.errors)")
      return home
    }

    @Test func lettersFilterTheListAndEnterAsksTheServiceToo() async throws {
      let sandbox = try await Sandbox()
      let id = try await sandbox.create("lead", ["name": "Zyxwv Önsker AB"])
      _ = try await sandbox.create("lead", ["name": "Quibble Traders", "description": "Heard of Zyxwv from them."])
      let home = try await Self.brought(sandbox)
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(position: "1/202")
      let asked = try await sandbox.requests()
      try await terminal.enter("/onsk")
      let screen = try await terminal.wait(until: "the one") {
        $0.title.contains("1 here") && $0.selectedRow?.hasPrefix("Zyxwv Önsker AB") == true
      }
      #expect(screen.column(0).filter { !$0.trimmingBlanks.isEmpty }.count == 2, "the title and one row")
      let searched = try await sandbox.requests().dropFirst(asked.count)
      #expect(!searched.contains("data/search") && !searched.contains("query="), "the service was not asked")
      try await terminal.type("Enter")
      try await terminal.wait(until: "the answer") { $0.title.contains("“onsk”") && $0.selectedRow != nil }
      try await terminal.type("Escape")
      try await terminal.wait(until: "the whole list") { !$0.title.contains("“onsk”") && $0.position.hasSuffix("/202") }
      // The note is found by the mirror whether or not the service looks there.
      try await terminal.enter("/note:zyxw")
      try await terminal.wait(until: "the other") {
        $0.title.contains("1 here") && $0.selectedRow?.hasPrefix("Quibble Traders") == true
      }
      try await terminal.type("Escape")
      try await terminal.wait(until: "the list again") { !$0.title.contains(" here") }
      try await terminal.type("C-p")
      try await terminal.enter("zyxwv öns")
      try await terminal.wait(until: "it among everything") { $0.selectedRow?.hasPrefix("Zyxwv Önsker AB") == true }
      try await terminal.type("Enter")
      try await terminal.wait(until: "its record") { $0.column(1).joined().contains("Zyxwv Önsker AB") }
      #expect(try await sandbox.name(ofLead: id) == "Zyxwv Önsker AB")
    }

    @Test func theCommandFindsWithoutTheNetwork() async throws {
      var sandbox: Sandbox? = try await Sandbox()
      _ = try await sandbox?.create("lead", ["name": "Zyxwv Önsker AB"])
      let home = try await Self.brought(try #require(sandbox))
      sandbox?.stop()
      sandbox = nil
      let found = try await Program.run("find", "onsker", "--json", home: home)
      #expect(found.status == 0, "\(found.errors)")
      #expect(found.output.contains("Zyxwv Önsker AB"))
      let table = try await Program.run("find", "zyxvw", home: home)
      #expect(table.status == 0 && table.output.contains("Zyxwv Önsker AB"), "typos are forgiven")
      let nobody = try await Program.run("find", "nobody-is-called-this", home: home)
      #expect(nobody.status == 3)
    }
  }
}
