import Foundation
import Testing

extension WritingWithTheProgram {
  /// The user's editor: it has the terminal, gives it back, and nothing that it was given or has saved is lost.
  @Suite struct EditorTests {
    /// A program that stands in for an editor. It says which process it is, and then stays.
    private static func editor(_ home: TestHome, named name: String = "editor", _ script: String) throws -> String {
      try home.write("#!/bin/sh\n\(script)\n", to: name, mode: 0o700)
      return home.path + "/" + name
    }

    /// Tells the process and stays.
    private static func staying(_ home: TestHome) -> String {
      "echo $$ >\(home.path)/editor.new; mv \(home.path)/editor.new \(home.path)/editor.pid; exec sleep 999"
    }

    private static func editorProcess(_ home: TestHome, _ terminal: Tmux) async throws -> Int32 {
      try await terminal.eventually("the editor") {
        (try? String(contentsOfFile: home.path + "/editor.pid", encoding: .utf8)).flatMap {
          Int32($0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
      }
    }

    /// Begins a note and gives it to the editor.
    private static func begin(_ terminal: Tmux, _ text: String = "begun here") async throws {
      try await terminal.type("n")
      try await terminal.wait(for: "Write a note")
      try await terminal.enter(text)
      try await terminal.wait(for: text)
      try await terminal.type("C-e")
    }

    /// Waits for the form with this in it, sends it, and checks what arrives.
    private static func send(_ text: String, _ terminal: Tmux, _ sandbox: Sandbox) async throws {
      let last = try #require(text.split(separator: "\n").last)
      try await terminal.wait(until: "the form with “\(last)”") {
        $0.text.contains("Write a note") && $0.text.contains(last) && $0.text.contains("Leads")
      }
      try await terminal.type("Enter")
      let written = try await eventually("the note at the service") {
        try await sandbox.written().first { $0["note"] != nil }
      }
      #expect(written["note"] as? String == text)
    }

    /// In a new run, the form offers what was kept.
    private static func sendRestored(_ text: String, _ sandbox: Sandbox, _ home: TestHome) async throws {
      let terminal = try await Tmux(Program.path, home: home)
      try await terminal.wait(position: "1/200")
      try await terminal.waitUntilIdle()
      try await terminal.type("n")
      try await terminal.wait(for: "restored")
      try await send(text, terminal, sandbox)
      try await expectNoLeftovers(home)
    }

    /// What is left of texts that were in an editor.
    private static func leftovers(_ home: TestHome) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: home.data).filter { $0.contains("editing-") }
    }

    private static func expectNoLeftovers(_ home: TestHome) async throws {
      try await eventually("the end of the editor's files") { try leftovers(home).isEmpty ? true : nil }
    }

    private static func waitForVi(_ terminal: Tmux) async throws {
      try await terminal.wait(until: "vi") { $0.text.contains("~") && $0.text.contains("begun here") }
    }

    private static func addLine(_ line: String, leavingViBy command: String, _ terminal: Tmux) async throws {
      try await terminal.type("o")
      try await terminal.enter(line)
      try await terminal.type("Escape")
      try await terminal.enter(command)
      try await terminal.type("Enter")
    }

    /// vi has the terminal, gives it back, and what was saved counts.
    @Test func viWorksInsideThePanes() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let terminal = try await FormTests.open(sandbox, home, environment: ["EDITOR": "vi"])
      try await Self.begin(terminal)
      try await Self.waitForVi(terminal)
      try await Self.addLine("ended in vi", leavingViBy: ":wq", terminal)
      try await Self.send("begun here\nended in vi", terminal, sandbox)
      try await Self.expectNoLeftovers(home)
    }

    @Test func leavingViWithoutSavingChangesNothing() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await FormTests.open(sandbox, try TestHome(), environment: ["EDITOR": "vi"])
      try await Self.begin(terminal)
      try await Self.waitForVi(terminal)
      try await Self.addLine("not meant", leavingViBy: ":q!", terminal)
      try await terminal.wait(remark: "the editor left the text as it was")
      try await Self.send("begun here", terminal, sandbox)
    }

    /// Commands with arguments, and paths that a shell has to be told about.
    @Test(arguments: [
      #"sh -c 'printf " and more" >> "$0"'"#, #""HOME/my editor" --wait"#, #"HOME/my\ editor --wait"#,
      #"env FIRST=1 'HOME/my editor' --wait"#,
    ])
    func theCommandIsForAShell(command: String) async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      _ = try Self.editor(home, named: "my editor", #"[ "$1" = --wait ] && printf " and more" >> "$2""#)
      let terminal = try await FormTests.open(
        sandbox, home, environment: ["VISUAL": command.replacingOccurrences(of: "HOME", with: home.path)])
      try await Self.begin(terminal)
      // The editor is given whole lines.
      try await Self.send("begun here\n and more", terminal, sandbox)
    }

    @Test func anEditorThatIsNotThereSaysSo() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await FormTests.open(sandbox, try TestHome(), environment: ["VISUAL": "no-such-editor"])
      try await Self.begin(terminal)
      try await terminal.wait(until: "the reason") {
        $0.bottom.contains("There is no editor no-such-editor; set VISUAL or EDITOR.")
          && $0.text.contains("Write a note") && $0.text.contains("begun here")
      }
    }

    /// An editor that gives up says that what it saved is not meant.
    @Test func anEditorThatGivesUpChangesNothing() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let editor = try Self.editor(home, #"echo "not meant" >"$1"; exit 3"#)
      let terminal = try await FormTests.open(sandbox, home, environment: ["EDITOR": editor])
      try await Self.begin(terminal)
      try await terminal.wait(remark: "The editor gave up (3), so the text is as it was; what was saved is in ")
      let file = try #require(try Self.leftovers(home).first)
      #expect(try String(contentsOfFile: home.data + "/" + file, encoding: .utf8) == "not meant\n")
      try await Self.send("begun here", terminal, sandbox)
    }

    /// Killed before it has saved, and after.
    @Test(arguments: [false, true]) func aKilledEditorLeavesTheText(hasSaved: Bool) async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let editor = try Self.editor(home, (hasSaved ? #"echo "saved there" >>"$1"; "# : "") + Self.staying(home))
      let terminal = try await FormTests.open(sandbox, home, environment: ["EDITOR": editor])
      try await Self.begin(terminal)
      kill(try await Self.editorProcess(home, terminal), SIGKILL)
      if !hasSaved { try await terminal.wait(remark: "The editor was killed; the text is as it was saved last.") }
      try await Self.send(hasSaved ? "begun here\nsaved there" : "begun here", terminal, sandbox)
      try await Self.expectNoLeftovers(home)
    }

    /// Told to end while the editor has the terminal, or hung up on with it.
    @Test(arguments: [SIGTERM, SIGHUP], [false, true])
    func endingWhileTheEditorRunsKeepsTheText(number: Int32, hasSaved: Bool) async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let editor = try Self.editor(home, (hasSaved ? #"echo "saved there" >>"$1"; "# : "") + Self.staying(home))
      let terminal = try await FormTests.open(sandbox, home, environment: ["EDITOR": editor])
      try await Self.begin(terminal)
      let process = try await Self.editorProcess(home, terminal)
      defer { kill(process, SIGKILL) }
      kill(try await terminal.processID(), number)
      #expect(try await terminal.waitForExit() == 128 + number)
      let settings = try terminal.settings()
      #expect(settings.before == settings.after)
      try await terminal.waitForShellScreen()
      try await Self.sendRestored(hasSaved ? "begun here\nsaved there" : "begun here", sandbox, home)
    }

    /// It does not stay behind and read the shell's keys.
    @Test(arguments: [SIGTERM, SIGHUP]) func theEditorEndsWithTheProgram(number: Int32) async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let terminal = try await FormTests.open(
        sandbox, home, environment: ["EDITOR": try Self.editor(home, Self.staying(home))])
      try await Self.begin(terminal)
      let process = try await Self.editorProcess(home, terminal)
      defer { kill(process, SIGKILL) }
      kill(try await terminal.processID(), number)
      #expect(try await terminal.waitForExit() == 128 + number)
      try await eventually("the editor's end") { kill(process, 0) != 0 ? true : nil }
    }

    /// vi leaves the shell its screen.
    @Test func viEndsWithTheProgram() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await FormTests.open(sandbox, try TestHome(), environment: ["EDITOR": "vi"])
      try await Self.begin(terminal)
      try await Self.waitForVi(terminal)
      kill(try await terminal.processID(), SIGTERM)
      #expect(try await terminal.waitForExit() == 128 + SIGTERM)
      try await terminal.waitForShellScreen()
      let settings = try terminal.settings()
      #expect(settings.before == settings.after)
    }

    /// Several times: which of the two hears of it first is not always the same.
    @Test(arguments: 1...6) func closingTheTerminalWhileTheEditorRunsKeepsTheText(round: Int) async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let editor = try Self.editor(home, #"echo "saved there" >>"$1"; "# + Self.staying(home))
      let terminal = try await FormTests.open(sandbox, home, environment: ["EDITOR": editor])
      try await Self.begin(terminal)
      let processes = [try await Self.editorProcess(home, terminal), try await terminal.processID()]
      try await terminal.close()
      for process in processes { try await eventually("its end") { kill(process, 0) != 0 ? true : nil } }
      try await Self.sendRestored("begun here\nsaved there", sandbox, home)
    }

    /// closeup is killed, and the editor, which knows nothing of it, saves and ends.
    @Test func whatIsSavedAfterAKillIsOfferedAgain() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      let go = home.path + "/go"
      let editor = try Self.editor(
        home,
        #"(while [ ! -e \#(go) ]; do sleep 0.05; done; echo "saved there" >>"$1"; touch \#(go).done) & "#
          + Self.staying(home))
      let terminal = try await FormTests.open(sandbox, home, environment: ["EDITOR": editor])
      try await Self.begin(terminal)
      let process = try await Self.editorProcess(home, terminal)
      kill(try await terminal.processID(), SIGKILL)
      _ = try await terminal.waitForExit()
      try home.write("", to: "go")
      try await eventually("what the editor saves") {
        FileManager.default.fileExists(atPath: go + ".done") ? true : nil
      }
      kill(process, SIGKILL)
      try await Self.sendRestored("begun here\nsaved there", sandbox, home)
    }

    /// vi stops itself and closeup with it; the shell has the terminal, and `fg` goes on in vi.
    @Test func aStopInTheEditorGoesToTheShellAndBack() async throws {
      let sandbox = try await Sandbox()
      let home = try TestHome()
      try home.writeAccounts(on: sandbox, extra: "")
      let terminal = try await Tmux("sh -i", environment: ["PS1": "READY> ", "EDITOR": "vi"], home: home)
      try await terminal.wait(for: "READY>")
      try await terminal.enter("clear; \(Program.path)\n")
      try await terminal.wait(position: "1/200")
      try await terminal.waitUntilIdle()
      try await Self.begin(terminal)
      try await Self.waitForVi(terminal)
      try await terminal.type("C-z")
      try await terminal.wait(for: "READY>")
      try await terminal.enter("stty -a\n")
      let settings = try await terminal.wait(for: "icanon").text
      #expect(!settings.contains("-icanon") && !settings.contains("-echo ") && !settings.contains("-isig"))
      try await terminal.enter("clear; fg\n")
      try await terminal.wait(until: "vi again") { $0.text.contains("~") && $0.text.contains("begun here") }
      try await Self.addLine("after the stop", leavingViBy: ":wq", terminal)
      try await Self.send("begun here\nafter the stop", terminal, sandbox)
      try await terminal.type("q")
      try await terminal.wait(for: "READY>")
    }

    /// Without a shell that could take the terminal, there is nowhere to stop to.
    @Test func aStopInTheEditorWithoutAShellHangsNothing() async throws {
      let sandbox = try await Sandbox()
      let terminal = try await FormTests.open(sandbox, try TestHome(), environment: ["EDITOR": "vi"])
      try await Self.begin(terminal)
      try await Self.waitForVi(terminal)
      try await terminal.type("C-z")
      try await Self.addLine("after the stop", leavingViBy: ":wq", terminal)
      try await Self.send("begun here\nafter the stop", terminal, sandbox)
    }
  }
}
