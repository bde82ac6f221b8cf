import Foundation
import Testing

extension UsingTheProgram {
  /// Programs of the user's own, run from the panes.
  @Suite struct UserCommandTests {
    /// A home with commands in its config, and the demo over it.
    private static func open(_ commands: String, mode: Int = 0o600) async throws -> (Tmux, TestHome) {
      let home = try TestHome.still()
      try home.write("[sync]\nenabled = false\n" + commands, to: "config/closeup/config.toml", mode: mode)
      let terminal = try await Tmux("\(Program.path) demo --records 50", home: home)
      try await terminal.wait(position: "1/50")
      try await terminal.waitUntilIdle()
      return (terminal, home)
    }

    /// The record is on standard input as `closeup show --json` prints it, its name in the environment, and nothing of it
    /// is read by a shell.
    @Test func aProgramGetsTheRecordAndItsOutputIsShown() async throws {
      let (terminal, home) = try await Self.open(
        """
        [[command]]
        name = "probe"
        description = "Look at it"
        run = ["sh", "-c", 'cat >"$HOME/stdin"; printf %s "$CLOSEUP_NAME" >"$HOME/name"; echo "$0 saw it; $CLOSEUP_INPUT"; (: </dev/tty) 2>/dev/null || echo "no terminal"; exit 4', "$(id)"]
        prompt = "For what"
        key = "g p"
        """)
      try await terminal.type("g", "p")
      try await terminal.wait(remark: "For what:")
      try await terminal.enter("`reboot`")
      try await terminal.wait(remark: "`reboot`")
      try await terminal.type("Enter")
      let screen = try await terminal.wait(for: "$(id) saw it; `reboot`")
      #expect(screen.text.contains("no terminal") && screen.text.contains("exit code 4"))
      let data = try #require(FileManager.default.contents(atPath: home.path + "/stdin"))
      let record = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let name = try String(contentsOfFile: home.path + "/name", encoding: .utf8)
      #expect(record["name"] as? String == name && !name.isEmpty)
      #expect(record["account"] as? String == "demo-close" && record["people"] is [Any])
      try await terminal.type("q")
      try await terminal.wait(until: "no output") { !$0.text.contains("saw it") }
      let left = try FileManager.default.subpathsOfDirectory(atPath: home.data).filter { $0.contains("program-") }
      #expect(left.isEmpty)
    }

    /// It has the terminal, Ctrl-C is its own, and the panes come back as they were.
    @Test func aProgramHasTheScreenAndGivesItBack() async throws {
      let (terminal, _) = try await Self.open(
        """
        [[command]]
        name = "shell"
        run = ["sh", "-c", 'trap "echo caught" INT; printf "ready %s\\n" "$CLOSEUP_KIND"; until read -r line && [ "$line" = go ]; do :; done; exit 3']
        output = "screen"
        """)
      try await terminal.run("shell")
      try await terminal.wait(until: "the program alone") {
        $0.text.contains("ready lead") && !$0.text.contains("Leads")
      }
      try await terminal.type("C-c")
      try await terminal.wait(for: "caught")
      try await terminal.enter("go")
      try await terminal.type("Enter")
      try await terminal.wait(remark: "shell failed (exit code 3)")
      try await terminal.type("j")
      try await terminal.wait(position: "2/50")
      try await terminal.type("q")
      #expect(try await terminal.waitForExit() == 0)
    }

    @Test func controlCStopsAProgramAndWhatItStarted() async throws {
      let (terminal, home) = try await Self.open(
        """
        [[command]]
        name = "wait"
        run = ["sh", "-c", 'sleep 999 & echo $! >"$HOME/child.new"; mv "$HOME/child.new" "$HOME/child"; wait']
        """)
      try await terminal.run("wait")
      let child = try await eventually("the program's own child") {
        (try? String(contentsOfFile: home.path + "/child", encoding: .utf8)).flatMap {
          Int32($0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
      }
      try await terminal.wait(for: "ctrl-c stops it")
      try await terminal.type("C-c")
      try await terminal.wait(for: "stopped")
      try await eventually("its end") { kill(child, 0) != 0 ? true : nil }
      try await terminal.type("Escape")
      try await terminal.wait(until: "the panes") { !$0.text.contains("stopped") }
      try await terminal.type("j")
      try await terminal.wait(position: "2/50")
    }

    @Test func aConfigThatOthersCanWriteRunsNothing() async throws {
      let (terminal, home) = try await Self.open(
        """
        [[command]]
        name = "touch"
        run = ["sh", "-c", 'touch "$HOME/nothing"']
        needs = "nothing"

        """, mode: 0o666)
      try await terminal.run("errors")
      try await terminal.wait(for: "no [[command]] is run")
      try await terminal.type("Escape")
      try await terminal.wait(until: "the panes alone") { !$0.text.contains("What went wrong") }
      try await terminal.run("touch")
      try await terminal.wait(remark: "no command named touch")
      #expect(!FileManager.default.fileExists(atPath: home.path + "/nothing"))
    }
  }
}
