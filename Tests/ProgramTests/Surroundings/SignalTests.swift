import Foundation
import Testing

extension SurroundingsOfTheProgram {
  /// However it ends, the terminal is as before; and without a terminal it ends.
  @Suite struct SignalTests {
    private static let demo = "\(Program.path) demo --records 50"

    private static func open(_ home: TestHome) async throws -> Tmux {
      let terminal = try await Tmux(demo, home: home)
      try await terminal.wait(position: "1/50")
      return terminal
    }

    private static func expectRestored(_ terminal: Tmux) async throws {
      let settings = try terminal.settings()
      #expect(settings.before == settings.after)
      #expect(settings.after.contains(" icanon") && settings.after.contains(" echo "))
      try await eventually("the shell's screen and a cursor") {
        try await terminal.value("#{alternate_on} #{cursor_flag} #{bracket_paste_flag}").hasPrefix("0 1") ? true : nil
      }
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT]) func endsInGoodOrderWhenTold(number: Int32) async throws {
      let home = try TestHome.still()
      let terminal = try await Self.open(home)
      try await terminal.enter("7G")
      try await terminal.wait(position: "7/50")
      kill(try await terminal.processID(), number)
      let status = try await terminal.waitForExit()
      // Quit is taken as an interrupt.
      #expect(status == 128 + (number == SIGQUIT ? SIGINT : number))
      try await Self.expectRestored(terminal)
      // The place was remembered all the same.
      let again = try await Tmux(Self.demo, home: home)
      try await again.wait(position: "7/50")
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS]) func givesTheTerminalBackWhenItCrashes(number: Int32) async throws {
      let terminal = try await Self.open(try TestHome.still())
      kill(try await terminal.processID(), number)
      #expect(try await terminal.waitForExit() == 128 + number)
      try await Self.expectRestored(terminal)
      try await terminal.wait(for: "ended abnormally")
    }

    @Test func endsWhenTheTerminalIsClosed() async throws {
      let home = try TestHome.still()
      let terminal = try await Self.open(home)
      let id = try await terminal.processID()
      try await terminal.close()
      try await eventually("the end of the process") { kill(id, 0) != 0 ? true : nil }
      // The mirror is whole and the next run goes on.
      let again = try await Self.open(home)
      try await again.type("q")
      #expect(try await again.waitForExit() == 0)
    }

    @Test func endsWhenTheTerminalIsClosedWhileFetching() async throws {
      let sandbox = try await Sandbox("--latency", "60000")
      let home = try TestHome.still()
      try home.writeAccounts(on: sandbox)
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(for: "Asking Close")
      let id = try await terminal.processID()
      try await terminal.close()
      try await eventually("the end of the process") { kill(id, 0) != 0 ? true : nil }
    }

    @Test func quitsAtOnceWhileFetching() async throws {
      let sandbox = try await Sandbox("--latency", "60000")
      let home = try TestHome.still()
      try home.writeAccounts(on: sandbox)
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(for: "Asking Close")
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
    }

    @Test(arguments: ["C-z", ":suspend"]) func goesToTheShellAndComesBack(key: String) async throws {
      let terminal = try await Tmux("sh -i", environment: ["PS1": "READY> "], home: try TestHome.still())
      try await terminal.wait(for: "READY>")
      try await terminal.enter("clear; \(Self.demo)\n")
      try await terminal.wait(position: "1/50")
      let before = try await terminal.waitUntilIdle()
      if key == "C-z" { try await terminal.type(key) } else { try await terminal.run(String(key.dropFirst())) }
      try await terminal.wait(for: "READY>")
      try await terminal.waitForShellScreen()
      try await terminal.enter("stty -a\n")
      let settings = try await terminal.wait(for: "icanon").text
      #expect(!settings.contains("-icanon") && !settings.contains("-echo ") && !settings.contains("-isig"))
      try await terminal.enter("clear; fg\n")
      try await terminal.wait(until: "the same screen") { $0.rows.dropLast(2) == before.rows.dropLast(2) }
      try await terminal.type("j")
      try await terminal.wait(position: "2/50")
      try await terminal.type("q")
      try await terminal.wait(for: "READY>")
      try await terminal.enter("echo code=$?\n")
      try await terminal.wait(for: "code=0")
    }

    @Test func comesBackAfterAStopFromOutside() async throws {
      let home = try TestHome.still()
      let terminal = try await Tmux("sh -i", environment: ["PS1": "READY> "], home: home)
      try await terminal.wait(for: "READY>")
      try await terminal.enter("clear; sh -c 'echo $$ >\(home.path)/id; exec \(Self.demo)'\n")
      try await terminal.wait(position: "1/50")
      let before = try await terminal.waitUntilIdle()
      let id = try #require(
        Int32(try String(contentsOfFile: home.path + "/id", encoding: .utf8).trimmingCharacters(in: .newlines)))
      kill(id, SIGSTOP)
      try await terminal.wait(for: "READY>")
      try await terminal.enter("fg\n")
      try await terminal.wait(until: "the same screen") { $0.rows.dropLast(2) == before.rows.dropLast(2) }
      try await terminal.type("j")
      try await terminal.wait(position: "2/50")
    }
  }
}
