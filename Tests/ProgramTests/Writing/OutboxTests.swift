import Foundation
import Testing

extension WritingWithTheProgram {
  /// The outbox from the command line, and between processes.
  @Suite struct OutboxTests {
    /// Two programs deliver from one mirror at once.
    @Test func twoHundredNotesArriveOnceEach() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let leads = try await withThrowingTaskGroup(of: String.self) { group in
        for number in 0..<20 { group.addTask { try await sandbox.create("lead", ["name": "Outbox \(number)"]) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let gate = Gate(width: 4)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<200 {
          group.addTask {
            let result = try await gate.through {
              try await Program.run(
                "note", leads[number % leads.count], "note \(number) of 200", "--account", "work", "--queue", home: home
              )
            }
            #expect(result.status == 0, "\(result.errors)")
          }
        }
        try await group.waitForAll()
      }
      #expect(try await sandbox.written().filter { $0["note"] != nil }.isEmpty)
      async let first = Program.run("outbox", "flush", home: home)
      async let second = Program.run("outbox", "flush", home: home)
      let results = try await [first, second]
      #expect(results.map(\.status) == [0, 0], "\(results.map(\.errors))")
      let notes = try await sandbox.written().compactMap { $0["note"] as? String }
      #expect(notes.count == 200)
      #expect(Set(notes).count == 200)
    }

    /// Notes about one record keep their order.
    @Test func aRecordsWritesKeepTheirOrder() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let lead = try await sandbox.create("lead", ["name": "In order"])
      for number in 0..<8 {
        let queued = try await Program.run("note", lead, "step \(number)", "--account", "work", "--queue", home: home)
        #expect(queued.status == 0, "\(queued.errors)")
      }
      try await sandbox.setFaults("drop-before@POST close:2", "429=1@POST close:1")
      let flushed = try await Program.run("outbox", "flush", home: home)
      #expect(flushed.status == 0, "\(flushed.errors)")
      let notes = try await sandbox.written().compactMap { $0["note"] as? String }
      #expect(notes == (0..<8).map { "step \($0)" })
    }

    @Test func whoHasToBeOne() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      for name in ["Twin Peaks Ltd", "Twin Peaks Ltd"] { _ = try await sandbox.create("lead", ["name": name]) }
      let several = try await Program.run("note", "Twin Peaks", "x", home: home)
      #expect(several.status == 3)
      #expect(several.errors.components(separatedBy: "lead_").count == 3)
      let nobody = try await Program.run("note", "Nobody At All", "x", home: home)
      #expect(nobody.status == 3)
      #expect(nobody.errors.contains("Nobody matches “Nobody At All”."))
      #expect(try await Program.outbox(home).isEmpty)
      #expect(try await sandbox.written().filter { $0["note"] != nil }.isEmpty)
    }

    @Test func textFromStandardInputAndJSONOut() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let lead = try await sandbox.create("lead", ["name": "Piped"])
      let text = "first 猫\n\n  third\t„ü“"
      let result = try await Program.run(
        "note", lead, "-", "--account", "work", "--json", home: home, input: text + "\n")
      #expect(result.status == 0)
      #expect(result.output.contains("\"state\":\"delivered\""))
      #expect(try await sandbox.written().compactMap { $0["note"] as? String } == [text])
    }

    @Test func aRefusedKeyKeepsTheWrite() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let lead = try await sandbox.create("lead", ["name": "Locked"])
      // Known to the mirror before the key goes bad.
      _ = try await Program.run("note", lead, "first", "--account", "work", home: home)
      try home.write("api_wrong\n", to: "work.key")
      let refused = try await Program.run("note", lead, "second", "--account", "work", home: home)
      #expect(refused.status == 4)
      #expect(try await Program.outbox(home).map(\.state) == ["delivered", "queued"])
      try home.write(sandbox.closeKey + "\n", to: "work.key")
      let flushed = try await Program.run("outbox", "flush", home: home)
      #expect(flushed.status == 0, "\(flushed.errors)")
      #expect(try await sandbox.written().compactMap { $0["note"] as? String } == ["first", "second"])
    }
  }
}
