import Foundation
import Testing

extension UsingTheProgram {
  /// `closeup demo` and the keys of the default keymap.
  @Suite struct DemoTests {
    private static func open(width: Int = 120, height: Int = 40) async throws -> Tmux {
      let command = "\(Program.path) demo --records 300 --today 2026-11-21"
      let terminal = try await Tmux(command, width: width, height: height, home: try TestHome.still())
      try await terminal.wait(position: "1/300")
      try await terminal.waitUntilIdle()
      return terminal
    }

    @Test func showsThreePanesOfLiveData() async throws {
      let terminal = try await Self.open()
      let screen = try await terminal.wait(until: "a timeline") { $0.column(2).first?.contains("Timeline ·") ?? false }
      #expect(screen.column(0).first?.contains("Leads") == true)
      let name = screen.column(1).first?.trimmingBlanks ?? ""
      #expect(!name.isEmpty)
      #expect(screen.selectedRow?.hasPrefix(name.prefix(8)) == true)
      #expect(screen.column(1).contains { $0.contains("Name") && $0.contains(name) })
      #expect(screen.column(0).filter { !$0.trimmingBlanks.isEmpty }.count > 30)
      #expect(screen.column(2).filter { !$0.trimmingBlanks.isEmpty }.count > 3)
      #expect(screen.status.contains("demo-close") && screen.status.contains("as of"))
      #expect(screen.bottom.contains("? help"))
    }

    @Test func movesByRowsAndCounts() async throws {
      let terminal = try await Self.open()
      let steps = [
        (["j"], 2), (["j"], 3), (["k"], 2), (["Down"], 3), (["Up"], 2), (["1", "2", "j"], 14), (["5", "k"], 9),
        (["4", "Up"], 5), (["3", "0", "G"], 30), (["7", "g", "g"], 7), (["g", "g"], 1), (["2", "0", "Down"], 21),
        (["Home"], 1), (["9", "9", "k"], 1),
      ]
      for (keys, row) in steps {
        for key in keys { try await terminal.type(key) }
        try await terminal.wait(position: "\(row)/300")
      }
      let first = try await terminal.screen().selectedRow
      try await terminal.type("j")
      let second = try await terminal.wait(until: "the second row") { $0.selectedRow != first }
      // The other panes follow when the cursor rests.
      try await terminal.wait(until: "the second record") { screen in
        guard let name = screen.column(1).first?.trimmingBlanks, !name.isEmpty else { return false }
        return second.selectedRow?.hasPrefix(name.prefix(6)) == true
      }
    }

    @Test func movesByPages() async throws {
      let terminal = try await Self.open()
      func type(_ key: String) async throws -> Int {
        func row(_ screen: Screen) -> Int? { screen.position.split(separator: "/").first.flatMap { Int($0) } }
        let before = try #require(row(try await terminal.screen()))
        try await terminal.type(key)
        let after = try await terminal.wait(until: "\(key) to move") { row($0).map { $0 != before } ?? false }
        return try #require(row(after)) - before
      }
      let rows = 37
      let half = try await type("C-d")
      #expect(abs(half - rows / 2) <= 2)
      #expect(try await type("C-u") == -half)
      for (down, up) in [("C-f", "C-b"), ("PageDown", "PageUp")] {
        let page = try await type(down)
        #expect(abs(page - rows) <= 3, "\(page) rows with \(down)")
        #expect(try await type(up) < 0)
      }
    }

    /// The last row is that of the pages there are; going there asks for the next.
    @Test(arguments: ["G", "End"]) func lastKeyGoesToTheLastRow(key: String) async throws {
      let terminal = try await Self.open()
      try await eventually("the position 300/300") {
        try await terminal.type(key)
        return try await terminal.waitUntilIdle().position == "300/300" ? true : nil
      }
      try await terminal.wait(until: "the last row under the cursor") { $0.selectedRow?.isEmpty == false }
    }

    /// On a narrow terminal the only pane is the one with the focus.
    @Test func panesAreAKeyAway() async throws {
      let terminal = try await Self.open(width: 50)
      let list = "Leads · "
      let timeline = "Timeline"
      let name = try #require(try await terminal.screen().selectedRow?.prefix(6))
      func wait(_ pane: String, _ key: String) async throws {
        try await terminal.wait(until: "\(pane) after \(key)") { screen in
          switch pane {
          case "list": screen.title.contains(list)
          case "timeline": screen.title.contains(timeline)
          default: screen.title.trimmingBlanks.hasPrefix(name)
          }
        }
      }
      let steps = [
        ("l", "detail"), ("l", "timeline"), ("l", "timeline"), ("h", "detail"), ("h", "list"), ("h", "list"),
        ("Right", "detail"), ("Left", "list"), ("Tab", "detail"), ("Tab", "timeline"), ("Tab", "list"),
        ("BTab", "timeline"), ("BTab", "detail"), ("1", "list"), ("2", "detail"), ("3", "timeline"), ("1", "list"),
        ("Enter", "detail"), ("Escape", "list"), ("3", "timeline"), ("Escape", "list"),
      ]
      for (key, pane) in steps {
        try await terminal.type(key)
        try await wait(pane, key)
      }
    }

    @Test func foldsTimelineItems() async throws {
      let sandbox = try await Sandbox(records: 20)
      let lead = try await sandbox.create("lead", ["name": "Aardvark Newcomers"])
      _ = try await sandbox.create(
        "activity/note", ["lead_id": lead, "note": "First line\n\nSecond line\n\nLast words"])
      let home = try TestHome.still()
      try home.writeAccounts(on: sandbox)
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(until: "the note") { $0.column(2).contains { $0.contains("* First line") } }
      try await terminal.type("Space")
      try await terminal.wait(remark: "space does nothing here")
      try await terminal.type("l", "l")
      // Unfolded, the text has its own lines and says where it comes from.
      func isUnfolded(_ screen: Screen) -> Bool {
        let words = screen.column(2).map(\.trimmingBlanks)
        return words.contains("Last words") && words.contains { $0.hasPrefix("from ") }
      }
      for key in ["z", "Space", "Enter", "Z"] {
        try await terminal.type(key)
        try await terminal.wait(until: "the whole text with \(key)") { isUnfolded($0) }
        try await terminal.type(key)
        try await terminal.wait(until: "its first line with \(key)") { !isUnfolded($0) }
      }
    }

    /// A digit may be a count or a pane's key; what follows at once is a key of that pane.
    @Test func aPaneKeyCountsForTheKeyAfterIt() async throws {
      let terminal = try await Self.open()
      try await terminal.enter("3Z")
      try await terminal.wait(until: "unfolded texts") { $0.column(2).contains { $0.contains(" from ") } }
    }

    @Test func kindsViewsAndOrders() async throws {
      let terminal = try await Self.open()
      func title(_ text: String) async throws {
        try await terminal.wait(until: "the title \(text)") { $0.column(0).first?.contains(text) ?? false }
      }
      try await terminal.type("}")
      try await title("Contacts")
      try await terminal.type("}")
      try await title("Opportunities")
      try await terminal.type("{", "{")
      try await title("Leads")
      try await terminal.type("K")
      try await terminal.wait(for: "Kinds of record")
      try await terminal.type("Down", "Enter")
      try await title("Contacts")
      try await terminal.type("{")
      try await title("Leads")

      try await terminal.type("]", "]")
      try await title("Recently Created")
      try await terminal.type("[")
      try await title("All Leads")
      try await terminal.type("v")
      try await terminal.wait(for: "Views")
      try await terminal.enter("bad")
      try await terminal.wait(until: "the menu narrowed") { !$0.text.contains("Never Called") }
      try await terminal.type("Enter")
      try await title("Bad Fit")
      try await terminal.wait(until: "only such leads") { screen in
        let rows = screen.column(0).dropFirst().filter { !$0.trimmingBlanks.isEmpty }
        return !rows.isEmpty && rows.allSatisfy { $0.contains("Bad Fit") }
      }
      try await terminal.type("Escape")
      try await terminal.wait(position: "1/300")

      try await terminal.type("s")
      try await terminal.wait(for: "Order")
      try await terminal.type("Down", "Enter")
      try await title("Oldest")
      try await terminal.type("s")
      try await terminal.wait(for: "Order")
      try await terminal.type("Escape")
      try await terminal.wait(until: "no menu") { !$0.text.contains("┌─ Order") }
    }

    @Test func switchesAccounts() async throws {
      let terminal = try await Self.open()
      try await terminal.enter("17G")
      try await terminal.wait(position: "17/300")
      try await terminal.type("A")
      try await terminal.wait(for: "Accounts")
      try await terminal.type("Down", "Enter")
      let cloze = try await terminal.wait(until: "people") {
        $0.title.contains("People") && $0.position.hasPrefix("1/")
      }
      #expect(cloze.status.contains("demo-cloze"))
      try await terminal.waitUntilIdle()
      try await terminal.enter("}")
      try await terminal.wait(until: "companies") { $0.title.contains("Companies") && $0.position.hasPrefix("1/") }
      try await terminal.enter("}")
      try await terminal.wait(until: "projects") { $0.title.contains("Projects") && $0.position.hasPrefix("1/") }
      try await terminal.run("account demo-close")
      try await terminal.wait(position: "17/300")
    }

    @Test func redrawRepairsTheScreen() async throws {
      let terminal = try await Self.open()
      let before = try await terminal.screen()
      for key in ["R", "C-l"] {
        let tty = try await terminal.value("#{pane_tty}")
        try Data("\u{1B}[5;3Hgarbage over the list".utf8).write(to: URL(fileURLWithPath: tty))
        try await terminal.wait(for: "garbage over the list")
        try await terminal.type(key)
        // The status line goes on telling what is brought meanwhile.
        try await terminal.wait(until: "a repaired screen") { $0.rows.dropLast(2) == before.rows.dropLast(2) }
      }
    }

    @Test func keysWithoutMeaningSaySo() async throws {
      let terminal = try await Self.open()
      try await terminal.type("F12")
      try await terminal.wait(remark: "f12 does nothing here")
      try await terminal.type("C-c")
      try await terminal.wait(remark: "no program is running; q quits")
      try await terminal.type("g", "x")
      try await terminal.wait(remark: "g x does nothing here")
      try await terminal.paste("qqq\nq\n")
      try await terminal.wait(remark: "nothing to paste into")
      #expect(terminal.exitStatus == nil)
    }

    @Test func quitGivesTheShellsScreenBack() async throws {
      let terminal = try await Tmux(
        "sh -c \"echo before; \(Program.path) demo --records 50; echo ended with \\$?; cat\"",
        home: try TestHome.still())
      try await terminal.wait(position: "1/50")
      #expect(try await terminal.value("#{alternate_on}") == "1")
      try await terminal.type("q")
      let screen = try await terminal.wait(for: "ended with 0")
      #expect(screen.rows.first == "before")
      #expect(!screen.text.contains("Leads"))
      try await terminal.waitForShellScreen()
    }

    @Test func remembersThePlaceFromRunToRun() async throws {
      let home = try TestHome.still()
      let command = "\(Program.path) demo --records 300 --today 2026-11-21"
      var terminal = try await Tmux(command, home: home)
      try await terminal.wait(position: "1/300")
      try await terminal.enter("42G")
      let first = try await terminal.wait(position: "42/300").selectedRow
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
      terminal = try await Tmux(command, home: home)
      #expect(try await terminal.wait(position: "42/300").selectedRow == first)
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
      terminal = try await Tmux(command + " --fresh", home: home)
      try await terminal.wait(position: "1/300")
    }
  }
}
