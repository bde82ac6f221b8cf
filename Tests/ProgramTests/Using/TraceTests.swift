import Foundation
import Testing

extension UsingTheProgram {
  /// `--trace-tty` and `closeup replay`.
  @Suite struct TraceTests {
    @Test func whatIsRecordedIsPlayed() async throws {
      let home = try TestHome.still()
      let trace = home.path + "/trace.cast"
      let command = "\(Program.path) demo --records 300 --today 2026-11-21"
      let recorded = try await Tmux("\(command) --trace-tty \(trace)", home: home)
      try await recorded.wait(position: "1/300")
      try await recorded.waitUntilIdle()
      try await recorded.type("j")
      try await recorded.wait(position: "2/300")
      let seen = try await recorded.waitUntilIdle()
      try await recorded.type("q")
      #expect(try await recorded.waitForExit() == 0)
      try await recorded.wait(for: "holds everything that was on the screen")
      #expect(try home.mode(trace) == 0o600)
      let lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
      #expect(lines.contains { $0.hasSuffix(#""i", "j"]"#) })

      let played = try await Tmux("\(Program.path) replay \(trace) --speed 20", home: home)
      let shown = try await played.wait(until: "the recorded screen") { $0.position == "2/300" }
      #expect(shown.column(0) == seen.column(0))
      try await played.type("q")
      #expect(try await played.waitForExit() == 0)
      let settings = try played.settings()
      #expect(settings.before == settings.after)
    }

    #if os(Linux)
      @Test func aFullDiskEndsTheTraceAndNotTheProgram() async throws {
        let command = "\(Program.path) demo --records 300 --today 2026-11-21 --trace-tty /dev/full"
        let terminal = try await Tmux(command, home: try TestHome.still())
        try await terminal.wait(position: "1/300")
        try await terminal.wait(for: "/dev/full has ended")
        try await terminal.type("j")
        try await terminal.wait(position: "2/300")
        try await terminal.type("q")
        #expect(try await terminal.waitForExit() == 0)
      }
    #endif

    @Test func whatCannotBeDoneIsSaid() async throws {
      let home = try TestHome.still()
      try home.write("mine", to: "mine.cast")
      let over = try await Program.run("demo", "--trace-tty", home.path + "/mine.cast", home: home)
      #expect(over.status == 2)
      #expect(over.errors.contains("is there already"))
      let other = try await Program.run("replay", home.path + "/mine.cast", home: home)
      #expect(other.status == 1)
      #expect(other.errors.contains("it is no recording"))
    }
  }
}
