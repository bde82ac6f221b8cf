import Foundation
import Testing

extension WritingWithTheProgram {
  /// `closeup outbox`: what is not delivered, and what the user decides about it.
  @Suite struct OutboxCommandTests {
    /// A to-do in Cloze of which nobody can tell whether it arrived: this account's API cannot look.
    private static func doubtful(_ fault: String, _ home: TestHome) async throws -> Sandbox {
      let sandbox = try await Sandbox("--no-timelines")
      try home.writeAccounts(on: sandbox)
      let whom = try await sandbox.addresses(count: 1)[0]
      // The record and the account's words are known; the fault meets the write alone.
      let known = try await Program.run("todo", whom, "x", "--account", "network", "--dry-run", home: home)
      #expect(known.status == 0, "\(known.errors)")
      try await sandbox.setFaults("\(fault)@POST cloze:1")
      let result = try await Program.run("todo", whom, "Call back", "--account", "network", home: home)
      #expect(result.status == 1)
      #expect(result.errors.contains("it may have arrived") && result.errors.contains("closeup outbox arrived"))
      let rows = try await Program.outbox(home)
      #expect(rows.map(\.state) == ["inDoubt"] && rows[0].question != nil)
      return sandbox
    }

    /// A note about a lead that somebody has deleted.
    private static func refused(_ sandbox: Sandbox, _ home: TestHome) async throws -> OutboxRow {
      try home.writeAccounts(on: sandbox)
      let lead = try await sandbox.create("lead", ["name": "Gone"])
      let known = try await Program.run("note", lead, "x", "--account", "work", "--dry-run", home: home)
      #expect(known.status == 0, "\(known.errors)")
      try await sandbox.delete("lead/\(lead)")
      let result = try await Program.run("note", lead, "Too late", "--account", "work", home: home)
      #expect(result.status == 1)
      #expect(result.errors.contains("The server said: lead: Object does not exist."))
      return try #require(try await Program.outbox(home).first)
    }

    private static func notes(_ sandbox: Sandbox) async throws -> [String] {
      try await sandbox.written().compactMap { $0["note"] as? String }
    }

    @Test func withoutTheServiceFlushSaysSoAndKeepsAll() async throws {
      let state = try TestHome()
      let arguments = ["--state", state.path + "/sandbox.jsonl"]
      let sandbox = try await Sandbox(arguments: arguments)
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let lead = try await sandbox.create("lead", ["name": "Offline"])
      for text in ["one", "two"] {
        let queued = try await Program.run("note", lead, text, "--account", "work", "--queue", home: home)
        #expect(queued.status == 0, "\(queued.errors)")
      }
      sandbox.stop()
      let flushed = try await Program.run("outbox", "flush", "--wait", "3", home: home)
      #expect(flushed.status == 75)
      #expect(flushed.errors.contains("2 not delivered."))
      #expect(flushed.output.contains("could not be reached"))
      #expect(try await Program.outbox(home).map(\.state) == ["queued", "queued"])
      // A write that waits for its delivery says the same.
      let third = try await Program.run("note", lead, "three", "--account", "work", "--wait", "2", home: home)
      #expect(third.status == 75)
      #expect(third.errors.contains("not delivered yet"))

      let again = try await Sandbox(arguments: arguments, port: sandbox.port)
      let delivered = try await Program.run("outbox", "flush", home: home)
      #expect(delivered.status == 0, "\(delivered.errors)")
      #expect(delivered.output.contains("All delivered."))
      #expect(try await Self.notes(again) == ["one", "two", "three"])
      let empty = try await Program.run("outbox", "flush", home: home)
      #expect(empty.status == 0 && empty.output == "The outbox is empty.\n")
    }

    @Test func aRefusedOneIsListedRetriedAndDiscarded() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let row = try await Self.refused(sandbox, home)
      #expect(row.state == "rejected" && row.attempts == 1 && row.words == "lead: Object does not exist.")
      let short = String(row.id.prefix(8))
      let list = try await Program.run("outbox", home: home)
      #expect(list.status == 0)
      for part in [short, "refused", "1x", "work", "Gone", "Note: Too late", "“lead: Object does not exist.”"] {
        #expect(list.output.contains(part), "\(part) is missing in: \(list.output)")
      }
      // It does not go out by itself.
      let flushed = try await Program.run("outbox", "flush", home: home)
      #expect(flushed.status == 1)
      #expect(flushed.errors.contains("1 not delivered, of which 1 wait for you."))
      #expect(try await Program.outbox(home).map(\.attempts) == [1])

      let retried = try await Program.run("outbox", "retry", short, home: home)
      #expect(retried.status == 1)
      #expect(retried.output.contains("refused"))
      #expect(try await Program.outbox(home).map(\.attempts) == [2])

      let discarded = try await Program.run("outbox", "discard", short, home: home)
      #expect(discarded.status == 0)
      #expect(discarded.output.contains("Discarded: ") && discarded.output.contains("Note: Too late"))
      #expect(try await Program.outbox(home).isEmpty)
      #expect(try await Self.notes(sandbox).isEmpty)
    }

    @Test func oneThatHasNotArrivedIsSentAgainOnce() async throws {
      let home = try TestHome()
      let sandbox = try await Self.doubtful("drop-before", home)
      let row = try #require(try await Program.outbox(home).first)
      // Not without the user's word.
      let flushed = try await Program.run("outbox", "flush", home: home)
      #expect(flushed.status == 1)
      #expect(try await sandbox.written().isEmpty)
      let retried = try await Program.run("outbox", "retry", row.id, "--json", home: home)
      #expect(retried.status == 0, "\(retried.errors)")
      #expect(retried.output.contains("\"state\":\"delivered\""))
      #expect(try await sandbox.written().map { $0["subject"] as? String } == ["Call back"])
      // What is delivered can be neither sent again nor given up.
      for command in ["retry", "discard", "arrived"] {
        let late = try await Program.run("outbox", command, row.id, home: home)
        #expect(late.status == 1, "\(command): \(late.output)")
        #expect(late.errors.contains("see closeup outbox list --all"))
      }
      #expect(try await sandbox.written().count == 1)
      #expect(try await Program.outbox(home).map(\.state) == ["delivered"])
    }

    @Test func oneThatHasArrivedIsNotSentAgain() async throws {
      let home = try TestHome()
      let sandbox = try await Self.doubtful("drop-after", home)
      let row = try #require(try await Program.outbox(home).first)
      let taken = try await Program.run("outbox", "arrived", String(row.id.prefix(6)).uppercased(), home: home)
      #expect(taken.status == 0, "\(taken.errors)")
      #expect(taken.output.contains("sent") && taken.output.contains("Call back"))
      let flushed = try await Program.run("outbox", "flush", home: home)
      #expect(flushed.status == 0 && flushed.output == "The outbox is empty.\n")
      #expect(try await sandbox.written().map { $0["subject"] as? String } == ["Call back"])
    }

    @Test func oneInDoubtIsGivenUp() async throws {
      let home = try TestHome()
      let sandbox = try await Self.doubtful("drop-before", home)
      let row = try #require(try await Program.outbox(home).first)
      let discarded = try await Program.run("outbox", "discard", row.id, home: home)
      #expect(discarded.status == 0 && discarded.output.contains("Call back"))
      #expect(try await Program.outbox(home).isEmpty)
      #expect(try await sandbox.written().isEmpty)
    }

    @Test func namesMustBeThereAndBeOne() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let lead = try await sandbox.create("lead", ["name": "Named"])
      for text in ["one", "two"] {
        _ = try await Program.run("note", lead, text, "--account", "work", "--queue", home: home)
      }
      for command in ["retry", "discard", "arrived"] {
        let none = try await Program.run("outbox", command, "nothing-like-it", home: home)
        #expect(none.status == 3)
        #expect(none.errors.contains("Nothing in the outbox is called nothing-like-it."))
        let several = try await Program.run("outbox", command, "", home: home)
        #expect(several.status == 3)
        #expect(several.errors.contains("2 begin with"))
      }
      // One wrong name among several changes nothing.
      let first = try #require(try await Program.outbox(home).first)
      let mixed = try await Program.run("outbox", "discard", first.id, "nothing-like-it", home: home)
      #expect(mixed.status == 3)
      #expect(try await Program.outbox(home).map(\.state) == ["queued", "queued"])
      #expect(try await Self.notes(sandbox).isEmpty)
    }
  }
}
