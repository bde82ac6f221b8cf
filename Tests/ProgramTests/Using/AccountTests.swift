import Testing

extension UsingTheProgram {
  /// A config with one Close and one Cloze account, against a server of its own process.
  @Suite struct AccountTests {
    private static func open(_ sandbox: Sandbox, _ home: TestHome) async throws -> Tmux {
      try home.writeAccounts(on: sandbox)
      let terminal = try await Tmux("\(Program.path)", home: home)
      try await terminal.wait(until: "the first leads") { $0.title.contains("Leads") && $0.position.hasPrefix("1/") }
      try await terminal.waitUntilIdle()
      return terminal
    }

    private static func goTo(_ account: String, _ terminal: Tmux) async throws {
      try await terminal.run("account \(account)")
      try await terminal.wait(until: "the account \(account)") { $0.status.contains(" \(account) ·") }
    }

    @Test func browsesBothServices() async throws {
      let sandbox = try await Sandbox(records: 120)
      let terminal = try await Self.open(sandbox, try TestHome())
      #expect(try await terminal.screen().position == "1/120")
      try await Self.goTo("network", terminal)
      let cloze = try await terminal.wait(position: "1/120")
      #expect(cloze.title.contains("People"))
      try await terminal.waitUntilIdle()
      let name = try #require(try await terminal.screen().selectedRow?.prefix(4))
      try await terminal.wait(until: "the person in the detail") { $0.column(1).first?.contains(name) ?? false }
    }

    @Test func comingBackToAnAccountKeepsThePlaceAmong100000() async throws {
      let sandbox = try await Sandbox(records: 100_000)
      let terminal = try await Self.open(sandbox, try TestHome())
      try await terminal.enter("2000G")
      try await terminal.wait(position: "2 000/100 000")
      try await terminal.waitUntilIdle()
      let row = try await terminal.screen().selectedRow
      #expect(row?.isEmpty == false)
      try await Self.goTo("network", terminal)
      try await terminal.wait(position: "1/100 000")
      try await Self.goTo("work", terminal)
      try await terminal.wait(position: "2 000/100 000")
      try await terminal.wait(until: "the same row") { $0.selectedRow == row }
      // The position stays through a refresh as well.
      let requests = try await sandbox.requestCount()
      try await terminal.type("r")
      try await eventually("new requests") { try await sandbox.requestCount() > requests ? true : nil }
      #expect(try await terminal.waitUntilIdle().position == "2 000/100 000")
    }

    /// On the way to a far row nothing is asked for but the list: a service counts every request.
    @Test func goingFarAsksForNothingOnTheWay() async throws {
      let sandbox = try await Sandbox(records: 100_000)
      let terminal = try await Self.open(sandbox, try TestHome())
      let before = try await sandbox.requestCount()
      try await terminal.enter("2000G")
      try await terminal.wait(position: "2 000/100 000")
      try await terminal.waitUntilIdle()
      // Nineteen pages, one or two beyond, and the record under the cursor with its timeline.
      let count = try await sandbox.requestCount() - before
      #expect(count <= 30, "\(count) requests")
    }

    /// Moving by a count goes as far as going to a row by its number.
    @Test func aCountedMoveGoesBeyondWhatWasFetched() async throws {
      let sandbox = try await Sandbox(records: 1000)
      let terminal = try await Self.open(sandbox, try TestHome())
      try await terminal.enter("300j")
      try await terminal.wait(position: "301/1 000")
    }

    @Test func searchIsSentToTheService() async throws {
      let sandbox = try await Sandbox(records: 300)
      let terminal = try await Self.open(sandbox, try TestHome())
      try await terminal.enter("30G")
      try await terminal.wait(position: "30/300")
      let row = try await terminal.screen().selectedRow
      for (account, words) in [("work", "dental"), ("network", "park")] {
        try await Self.goTo(account, terminal)
        try await terminal.type("/")
        try await terminal.wait(remark: "Search:")
        try await terminal.enter(words)
        try await terminal.type("Enter")
        let found = try await terminal.wait(until: "fewer records") { screen in
          screen.title.contains("“\(words)”") && screen.position.hasPrefix("1/") && !screen.position.hasSuffix("/300")
        }
        #expect(found.selectedRow?.isEmpty == false)
        try await eventually("the question at the service") {
          try await sandbox.requests().contains(words) ? true : nil
        }
      }
      try await terminal.type("Escape")
      try await terminal.wait(position: "1/300")
      try await Self.goTo("work", terminal)
      try await terminal.type("Escape")
      // Back in the whole list the cursor is where it was.
      try await terminal.wait(until: "the place of before") { $0.position == "30/300" && $0.selectedRow == row }
    }

    @Test func searchThatFindsNothingSaysSo() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      try await terminal.enter("/zzzqqqzzz")
      try await terminal.type("Enter")
      try await terminal.wait(for: "Nothing on Close matches")
      // No record is under the cursor, so none is shown.
      try await terminal.wait(until: "an empty detail") { !$0.column(1).joined().contains("Status") }
      try await terminal.type("Escape")
      try await terminal.wait(position: "1/200")
    }

    @Test func refreshAsksTheServiceAgain() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      let id = try await sandbox.create("lead", ["name": "Aardvark Newcomers"])
      #expect(!id.isEmpty)
      let before = try await sandbox.requestCount()
      try await terminal.type("r")
      try await terminal.wait(until: "the new lead on top") { $0.selectedRow?.hasPrefix("Aardvark") ?? false }
      #expect(try await sandbox.requestCount() > before)
      try await terminal.wait(until: "its detail") { $0.column(1).first?.contains("Aardvark") ?? false }
    }

    @Test func anEmptyAccountSaysSo() async throws {
      let sandbox = try await Sandbox(records: 0)
      let home = try TestHome()
      try home.writeAccounts(on: sandbox)
      let terminal = try await Tmux("\(Program.path)", home: home)
      let leads = try await terminal.wait(for: "Close has no leads here")
      #expect(leads.position == "0/0")
      for key in ["j", "G", "Enter", "3", "Z", "r"] { try await terminal.type(key) }
      try await Self.goTo("network", terminal)
      let people = try await terminal.wait(for: "Cloze has no people here")
      #expect(!people.bottom.contains("Close") && !people.text.contains("Loading"))
    }

    /// What belongs to one account is not shown beside the other's list.
    @Test func aRecordOfTheOtherAccountDoesNotStay() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await Self.open(sandbox, try TestHome())
      let name = try #require(try await terminal.screen().column(1).first?.trimmingBlanks)
      try await sandbox.setFaults("500@cloze:always")
      try await Self.goTo("network", terminal)
      let screen = try await terminal.wait(for: "r tries again")
      #expect(screen.column(1).first?.contains(name) == false)
    }
  }
}
