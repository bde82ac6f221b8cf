import Testing

extension UsingTheProgram {
  /// Help and the command line, both made from the commands there are and the keys that run them.
  @Suite struct HelpTests {
    private static func open() async throws -> Tmux {
      let terminal = try await Tmux("\(Program.path) demo --records 50", height: 190, home: try TestHome.still())
      try await terminal.wait(position: "1/50")
      return terminal
    }

    @Test func helpShowsEveryCommandAndItsKeys() async throws {
      let terminal = try await Self.open()
      try await terminal.type("?")
      // The last row of interest: tmux shows a long frame in parts.
      let screen = try await terminal.wait(until: "all of help") { screen in
        screen.rows.contains { $0.contains("│ quit") && $0.contains(" q") }
      }
      let expected = [
        "move-down": "j, down", "move-up": "k, up", "move-first": "g g, home", "move-last": "G, end",
        "half-page-down": "ctrl-d", "half-page-up": "ctrl-u", "page-down": "ctrl-f, pagedown",
        "page-up": "ctrl-b, pageup", "focus ": "1, 2, 3", "focus-left": "h, left", "focus-right": "l, right",
        "focus-next": "tab", "focus-previous": "shift-tab", "open": "enter", "back": "esc", "search": "/",
        "view ": "[, ]", "views": " v", "kind ": "{, }", "kinds": "K", "accounts": "A", "sort": " s", "refresh": " r",
        "help": "?", "command-line": ":", "redraw": "R, ctrl-l", "suspend": "ctrl-z", "quit": " q",
      ]
      for (command, keys) in expected {
        let row = screen.rows.first { $0.contains("│ \(command)") }
        #expect(row?.contains(keys) == true, "\(command): \(row ?? "no row")")
      }
    }

    @Test func helpIsSearchedAndRunsACommand() async throws {
      let terminal = try await Self.open()
      try await terminal.type("?")
      try await terminal.wait(for: "Help")
      try await terminal.enter("leave closeup")
      let screen = try await terminal.wait(until: "one command") { !$0.text.contains("move-down") }
      #expect(screen.text.contains("quit"))
      try await terminal.type("Enter")
      #expect(try await terminal.waitForExit() == 0)
    }

    /// A command that needs to be told more than its name asks for it.
    @Test(arguments: ["view", "kind", "account", "focus"])
    func commandsThatWantAnArgumentSayWhich(command: String) async throws {
      let terminal = try await Self.open()
      try await terminal.run(command)
      let screen = try await terminal.wait(until: "an answer") { !$0.bottom.contains("? help") }
      #expect(!screen.bottom.contains("named ;") && !screen.bottom.contains("no ;"), "\(screen.bottom)")
    }

    @Test func commandLineCompletes() async throws {
      let terminal = try await Self.open()
      try await terminal.enter(":kin")
      try await terminal.wait(remark: "kind  kinds")
      try await terminal.type("Tab")
      try await terminal.wait(remark: ":kind ")
      try await terminal.enter(" con")
      try await terminal.wait(remark: "contacts")
      try await terminal.type("Tab", "Enter")
      try await terminal.wait(until: "contacts") { $0.title.contains("Contacts") }
    }

    @Test func commandLineRunsEditsAndRecalls() async throws {
      let terminal = try await Self.open()
      try await terminal.enter(":sort oldestx")
      try await terminal.type("BSpace", "Enter")
      try await terminal.wait(until: "the oldest first") { $0.title.contains("Oldest") }
      try await terminal.run("nonsense")
      try await terminal.wait(remark: "no command named nonsense")
      try await terminal.type(":", "Up")
      try await terminal.wait(remark: ":nonsense")
      try await terminal.type("Up")
      try await terminal.wait(remark: ":sort oldest")
      try await terminal.type("Down")
      try await terminal.wait(remark: ":nonsense")
      try await terminal.type("Escape")
      try await terminal.wait(until: "no prompt") { !$0.bottom.hasPrefix(":") }
    }

    @Test func commandLineQuits() async throws {
      let terminal = try await Self.open()
      try await terminal.run("quit")
      #expect(try await terminal.waitForExit() == 0)
    }
  }
}
