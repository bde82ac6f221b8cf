import Testing

extension UsingTheProgram {
  /// A service that fails: each failure has its own words, what was on screen stays, and the program goes on.
  @Suite struct FaultTests {
    private static func open(_ sandbox: Sandbox, _ home: TestHome) async throws -> Tmux {
      try home.writeAccounts(on: sandbox)
      let terminal = try await Tmux("\(Program.path)", home: home)
      try await terminal.wait(position: "1/200")
      try await terminal.waitUntilIdle()
      return terminal
    }

    @Test(arguments: [
      ("500:always", "Close failed to answer"), ("malformed:always", "Close sent an answer that cannot be read"),
      ("truncate:always", "The connection to Close broke"), ("drop-before:always", "The connection to Close broke"),
      ("drop-after:always", "The connection to Close broke"),
    ])
    func aFaultIsSaidAndOvercome(rule: String, words: String) async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      try await terminal.enter("5G")
      try await terminal.wait(position: "5/200")
      let before = try await terminal.waitUntilIdle()
      try await sandbox.setFaults(rule)
      try await terminal.type("r")
      let failed = try await terminal.wait(remark: words)
      #expect(failed.column(0) == before.column(0))
      #expect(failed.position == "5/200")
      #expect(failed.column(1) == before.column(1))
      // It goes on: the rest of the list is there to be read.
      try await terminal.enter("90G")
      try await terminal.wait(position: "90/200")
      try await sandbox.setFaults()
      try await terminal.type("r")
      try await terminal.wait(until: "a healthy screen") {
        $0.status.contains("as of") && !$0.status.contains("fetching") && !$0.text.contains(words)
      }
    }

    @Test func aServiceThatWantsToBeLeftAloneIs() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      let before = try await terminal.screen()
      try await sandbox.setFaults("429=600:always")
      try await terminal.type("r")
      let waiting = try await terminal.wait(until: "the wait") { $0.text.contains("Close asks to") }
      #expect(waiting.column(0) == before.column(0))
      // Everything that needs no answer still works, and asking again does not hide why none comes.
      try await terminal.type("j")
      try await terminal.wait(position: "2/200")
      try await terminal.type("r")
      try await terminal.type("j")
      try await terminal.wait(position: "3/200")
      #expect(try await terminal.screen().text.contains("Close asks to"))
    }

    @Test func aShortWaitPassesByItself() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      let id = try await sandbox.create("lead", ["name": "Aardvark Newcomers"])
      #expect(!id.isEmpty)
      try await sandbox.setFaults("429=1:1")
      try await terminal.type("r")
      try await terminal.wait(until: "the answer") { $0.selectedRow?.hasPrefix("Aardvark") ?? false }
      try await terminal.wait(until: "nothing wrong") { !$0.text.contains("asks to") }
    }

    @Test func aWrongKeySaysSo() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox, closeKey: "api_wrong_1", clozeKey: "api_wrong_2")
      let terminal = try await Tmux("\(Program.path)", home: home)
      try await terminal.wait(for: "Close did not accept the API key")
      try await terminal.run("account network")
      try await terminal.wait(until: "Cloze's refusal in the list") { screen in
        let words = screen.column(0).map(\.trimmingBlanks).joined(separator: " ")
        return words.contains("Cloze did not accept the API key") && words.contains("r tries again")
      }
      #expect(terminal.exitStatus == nil)
      // A key that is put right counts without a new start.
      try home.write(sandbox.clozeKey + "\n", to: "network.key")
      try await terminal.type("r")
      try await terminal.wait(until: "people") { $0.title.contains("People") && $0.position == "1/200" }
    }

    @Test func aServerThatIsDownSaysSoAndComesBack() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let terminal = try await Self.open(sandbox, home)
      let before = try await terminal.screen()
      sandbox.stop()
      try await terminal.type("r")
      let down = try await terminal.wait(until: "words about it") {
        $0.bottom.contains("Close could not be reached") && $0.status.contains("offline since")
      }
      #expect(down.column(0) == before.column(0))
      let again = try await Sandbox("--port", sandbox.port)
      #expect(again.port == sandbox.port)
      try await terminal.type("r")
      try await terminal.wait(until: "a healthy screen") {
        $0.status.contains("as of") && !$0.status.contains("fetching") && !$0.text.contains("could not be reached")
      }
    }

    /// With a record's words not fetched before: the pane that lacks them says why, the list stays.
    @Test func aRecordThatCannotBeFetchedSaysWhy() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      try await sandbox.setFaults("500:always")
      try await terminal.enter("50G")
      let screen = try await terminal.wait(until: "the reason in the timeline") {
        $0.position == "50/200" && $0.column(2).joined().contains("Close failed to answer")
      }
      #expect(screen.selectedRow?.isEmpty == false)
      try await sandbox.setFaults()
      try await terminal.type("r")
      try await terminal.wait(until: "its timeline") { $0.column(2).first?.contains("Timeline ·") ?? false }
      #expect(try await terminal.screen().column(2).joined().contains("Close failed to answer") == false)
    }

    /// That something else went well does not mend what failed.
    @Test func anErrorStaysWhileWhatFailedIsNotMended() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      try await sandbox.setFaults("malformed@/api/v1/lead:always", "delay=700@/api/v1/activity:always")
      try await terminal.type("r")
      try await terminal.wait(remark: "Close sent an answer that cannot be read")
      let screen = try await terminal.waitUntilIdle()
      #expect(screen.bottom.contains("Close sent an answer that cannot be read"))
    }

    @Test func errorsAreListed() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      try await terminal.run("errors")
      try await terminal.wait(remark: "nothing has gone wrong")
      try await sandbox.setFaults("malformed:always")
      try await terminal.type("r")
      try await terminal.wait(remark: "Close sent an answer")
      try await terminal.run("errors")
      try await terminal.wait(for: "What went wrong")
    }

    @Test func anAccountWithoutTimelinesSaysSo() async throws {
      let sandbox = try await Sandbox("--no-timelines")
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let terminal = try await Tmux("\(Program.path)", home: home)
      try await terminal.wait(position: "1/200")
      try await terminal.run("account network")
      try await terminal.wait(until: "people") { $0.title.contains("People") && $0.position == "1/200" }
      let screen = try await terminal.wait(until: "what the account lacks") {
        $0.column(2).dropFirst().joined(separator: " ").contains("timeline")
      }
      #expect(!screen.bottom.contains("Cloze"))
    }
  }
}
