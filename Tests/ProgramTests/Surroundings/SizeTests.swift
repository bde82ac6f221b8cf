import Foundation
import Testing

extension SurroundingsOfTheProgram {
  /// Terminals small and large, and ones that change.
  @Suite struct SizeTests {
    private static func open(width: Int, height: Int, term: String = "tmux-256color") async throws -> Tmux {
      let command = "\(Program.path) demo --records 300 --today 2026-11-21"
      return try await Tmux(command, width: width, height: height, term: term, home: try TestHome.still())
    }

    @Test(arguments: [
      (20, 5), (40, 12), (59, 20), (60, 20), (80, 24), (99, 30), (100, 30), (120, 40), (300, 100),
    ])
    func fits(width: Int, height: Int) async throws {
      let terminal = try await Self.open(width: width, height: height)
      let screen = try await terminal.wait(until: "a screen") { $0.position == "1/300" && $0.selectedRow != nil }
      #expect(screen.rows.count == height)
      #expect(screen.title.contains("Leads"))
      let panes = width >= 100 ? 3 : width >= 60 ? 2 : 1
      #expect(screen.title.filter { $0 == "│" }.count == panes - 1)
      try await terminal.type("l")
      let name = try #require(screen.selectedRow?.prefix(5))
      try await terminal.wait(until: "the detail") { screen in
        screen.title.split(separator: "│").contains { $0.drop { $0 == " " }.hasPrefix(name) }
      }
      try await terminal.type("l")
      try await terminal.wait(until: "the timeline") { $0.title.contains("Timeline") }
      // Menus and prompts fit as well.
      for (key, title) in [("?", "─ Help"), ("A", "─ Accounts")] {
        try await terminal.type(key)
        try await terminal.wait(for: title)
        try await terminal.type("Escape")
        try await terminal.wait(until: "no menu") { !$0.text.contains(title) }
      }
      for (key, label) in [("/", "Search:"), (":", ":")] {
        try await terminal.type(key)
        try await terminal.wait(until: "a prompt") { $0.bottom.hasPrefix(label) }
        try await terminal.type("Escape")
        try await terminal.wait(until: "no prompt") { !$0.bottom.hasPrefix(label) }
      }
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
    }

    @Test func staysWholeThroughChanges() async throws {
      let terminal = try await Self.open(width: 120, height: 40)
      try await terminal.wait(position: "1/300")
      let sizes = [(20, 5), (300, 100), (59, 20), (100, 30), (40, 12), (99, 30), (60, 20), (80, 24), (120, 40)]
      for (width, height) in sizes {
        try await terminal.resize(width: width, height: height)
        let fitted = try await terminal.wait(until: "\(width)x\(height)") {
          $0.rows.count == height && $0.position == "1/300" && $0.title.contains("Leads")
            && !$0.status.contains("fetching")
            // What columns show comes after the rows.
            && (!$0.rows[min(1, height - 1)].contains("Next step") || $0.selectedRow?.contains("Task: Find") == true)
        }
        #expect(fitted.rows.count == height)
        try await terminal.waitUntilIdle()
        let drawn = try await terminal.screen()
        try await terminal.type("R", "j")
        try await terminal.wait(position: "2/300")
        try await terminal.type("k")
        try await terminal.wait(position: "1/300")
        try await terminal.waitUntilIdle()
        let redrawn = try await terminal.screen()
        let changes = zip(drawn.panes, redrawn.panes).filter { $0 != $1 }
        #expect(changes.isEmpty, "redrawn at \(width)x\(height): \(changes)")
      }
    }

    @Test(arguments: [[], ["Enter"]])
    func theCursorStaysInSightWhereThereIsLessRoom(keys: [String]) async throws {
      let terminal = try await Self.open(width: 120, height: 40)
      try await terminal.wait(position: "1/300")
      try await terminal.enter("30j")
      try await terminal.wait(position: "31/300")
      for key in keys { try await terminal.type(key) }
      let row = try #require(try await terminal.waitUntilIdle().selectedRow).prefix(12)
      try await terminal.resize(width: 80, height: 24)
      try await terminal.wait(until: "the cursor on the same row") { $0.selectedRow?.hasPrefix(row) == true }
    }

    @Test func survivesRandomSizes() async throws {
      let terminal = try await Self.open(width: 120, height: 40)
      try await terminal.wait(position: "1/300")
      var generator = Dice(seed: 7)
      for step in 0..<60 {
        try await terminal.resize(width: generator.next(in: 1...300), height: generator.next(in: 1...100))
        if step % 3 == 0 { try await terminal.type(["j", "l", "h", "G", "?", "Escape"][step / 3 % 6]) }
      }
      try await terminal.type("Escape")
      try await terminal.resize(width: 120, height: 40)
      try await terminal.wait(until: "three panes") { screen in
        screen.rows.count == 40 && screen.title.contains("Timeline") && screen.position.hasSuffix("/300")
      }
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
    }

    @Test(arguments: ["xterm", "screen", "a-type-nobody-knows"])
    func drawsOnOtherTerminals(term: String) async throws {
      let home = try TestHome.still()
      let terminal = try await Tmux("env TERM=\(term) \(Program.path) demo --records 300", home: home)
      try await terminal.wait(position: "1/300")
      let drawn = try await terminal.waitUntilIdle()
      #expect(drawn.title.contains("Timeline"))
      try await terminal.type("j")
      try await terminal.wait(position: "2/300")
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
    }

    @Test(arguments: ["dumb", ""]) func refusesTerminalsThatCannot(term: String) async throws {
      let home = try TestHome.still()
      let terminal = try await Tmux("env TERM=\(term) \(Program.path) demo --records 300", home: home)
      #expect(try await terminal.waitForExit() == 1)
      let words = try await terminal.screen().text
      #expect(words.contains(term == "dumb" ? "cannot place its cursor" : "TERM is not set"))
      #expect(words.contains("export TERM="))
    }

    @Test func usesNoColorWhereNoneIsWanted() async throws {
      let home = try TestHome.still()
      let recording = home.path + "/recording"
      let terminal = try await Tmux(
        "\(Program.path) demo --records 50", recording: recording, environment: ["NO_COLOR": "1"], home: home)
      try await terminal.wait(position: "1/50")
      try await terminal.type("j")
      try await terminal.wait(position: "2/50")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: recording))
      #expect(!TerminalBytes(bytes).hasColor)
    }
  }
}

/// Numbers that look random and are the same each time.
private struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(in range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int(state >> 33) % range.count
  }
}
