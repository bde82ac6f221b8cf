import Foundation
import Testing

extension WritingWithTheProgram {
  /// A write of which the service cannot tell whether it has it: the user is asked, and shown both sides.
  @Suite struct InDoubtTests {
    private static let question = "Look in Cloze: is it there, or"

    /// Adds a to-do in Cloze whose connection breaks, and opens the outbox.
    private static func doubt(_ fault: String, _ sandbox: Sandbox, _ home: TestHome) async throws -> Tmux {
      let terminal = try await FormTests.open(sandbox, home)
      try await terminal.run("account network")
      try await terminal.wait(until: "people") { $0.title.contains("People") && $0.position == "1/200" }
      try await terminal.waitUntilIdle()
      try await sandbox.setFaults("\(fault)@POST cloze /v1/timeline:1")
      try await terminal.type("t")
      try await terminal.wait(for: "Add a to-do")
      try await terminal.enter("Call back about chairs")
      try await terminal.type("Enter")
      try await terminal.wait(until: "that it is in doubt") { $0.status.contains("1 in doubt (O)") }
      try await terminal.type("O")
      try await terminal.wait(until: "the question") { screen in
        screen.text.contains("Outbox · 1") && screen.rows.contains { $0.contains("in doubt") && $0.contains("chairs") }
          && screen.text.contains(question)
      }
      return terminal
    }

    private static func todos(_ sandbox: Sandbox) async throws -> [String?] {
      try await sandbox.written().map { $0["subject"] as? String }
    }

    @Test func itIsSentAgainOnlyAfterBothSidesWereSeen() async throws {
      let sandbox = try await Sandbox("--no-timelines")
      let home = try TestHome()
      let terminal = try await Self.doubt("drop-before", sandbox, home)
      try await terminal.type("r")
      try await terminal.wait(until: "both sides") { screen in
        ["What was written", "Call back about chairs", "What Cloze has", "nothing like it", "▸ It is there"].allSatisfy
        {
          screen.text.contains($0)
        }
      }
      #expect(try await Self.todos(sandbox).isEmpty)
      #expect(try await Program.outbox(home).map(\.state) == ["inDoubt"])
      try await terminal.enter("It is not there")
      try await terminal.type("Enter")
      try await terminal.wait(for: "Everything is delivered.")
      #expect(try await Self.todos(sandbox) == ["Call back about chairs"])
    }

    @Test func itIsTakenAsDelivered() async throws {
      let sandbox = try await Sandbox("--no-timelines")
      let home = try TestHome()
      let terminal = try await Self.doubt("drop-after", sandbox, home)
      try await terminal.type("a")
      try await terminal.wait(until: "that it is taken as delivered") {
        $0.text.contains("Everything is delivered.") && $0.bottom.contains("taken as delivered")
      }
      #expect(try await Program.outbox(home).map(\.state) == ["delivered"])
      #expect(try await Self.todos(sandbox) == ["Call back about chairs"])
    }

    @Test func discardingSaysThatItMayHaveArrived() async throws {
      let sandbox = try await Sandbox("--no-timelines")
      let home = try TestHome()
      let terminal = try await Self.doubt("drop-before", sandbox, home)
      try await terminal.type("d")
      try await terminal.wait(until: "the question") {
        $0.text.contains("Call back about chairs” for good? It may have arrived.")
      }
      #expect(try await Program.outbox(home).map(\.state) == ["inDoubt"])
      try await terminal.type("y")
      try await terminal.wait(for: "Everything is delivered.")
      #expect(try await Program.outbox(home).isEmpty)
      #expect(try await Self.todos(sandbox).isEmpty)
    }
  }
}
