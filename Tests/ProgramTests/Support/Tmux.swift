import Foundation

/// A terminal that a test types into and reads: one tmux server with one window.
final class Tmux: Sendable {
  private let socket = "closeup-" + UUID().uuidString
  private static let executable = "/usr/bin/env"

  private let home: TestHome
  /// Files that say which process runs in the terminal, how it ended, and what the terminal's settings were before and
  /// after. tmux itself sometimes misses an end.
  private let processFile: String
  private let endingFile: String
  private let settingsFile: String

  /// Runs `command` (shell words, of which the first is a program) in a terminal of the given size. With `recording`,
  /// every byte the program sends to the terminal is written to that file.
  init(
    _ command: String, width: Int = 120, height: Int = 40, term: String = "tmux-256color", recording: String? = nil,
    environment extra: [String: String] = [:], home: TestHome
  ) async throws {
    var environment = home.environment
    environment["TERM"] = "xterm-256color"
    environment.merge(extra) { $1 }
    self.home = home
    processFile = home.path + "/\(socket).process"
    endingFile = home.path + "/\(socket).ending"
    settingsFile = home.path + "/\(socket).settings"
    // What is recorded must be recorded from the first byte, so the program waits until the recorder is there.
    // What is typed may interrupt the program, not the shell that notes its end.
    var start = "trap : INT QUIT; stty -a >\(settingsFile).before; "
    if recording != nil { start += "stty -echo; echo ready; read line; stty echo; " }
    let program = "sh -c 'echo $$ >\(processFile); exec \(command)'"
    try await ChildProcess.run(
      Self.executable,
      [
        "tmux", "-L", socket, "-f", "/dev/null", "-u", "set", "-g", "default-terminal", term, ";", "new-session", "-d",
        "-x", "\(width)", "-y", "\(height)",
        "\(start)\(program); code=$?; stty -a >\(settingsFile).after; echo $code >\(endingFile); exec sleep 9999",
      ], environment: environment)
    guard let recording else { return }
    try await wait(for: "ready")
    try await tmux("pipe-pane", "-O", "cat >> \(recording)")
    try await type("Enter")
  }

  deinit { _ = try? ChildProcess(Self.executable, ["tmux", "-L", socket, "kill-server"]).finish() }

  @discardableResult
  private func tmux(_ arguments: String...) async throws -> String {
    try await ChildProcess.run(Self.executable, ["tmux", "-L", socket] + arguments).output
  }

  /// Ends the terminal, as closing its window does.
  func close() async throws { try await tmux("kill-server") }

  /// What the terminal shows. tmux does not hold frames back, so a screen counts once it was seen twice.
  func screen() async throws -> Screen {
    var last = try await tmux("capture-pane", "-p")
    for _ in 0..<20 {
      let next = try await tmux("capture-pane", "-p")
      if next == last { break }
      last = next
    }
    return Screen(last)
  }

  /// What the terminal shows, with the sequences that set how it looks.
  func looks() async throws -> String { try await tmux("capture-pane", "-p", "-e") }

  /// Waits until the terminal shows something in a look, by the parameters that set it: `48;2;16;32;48`.
  func wait(look parameters: String) async throws {
    var last = ""
    do {
      _ = try await eventually("the look \(parameters)") { () -> Bool? in
        last = try await looks()
        return last.contains(parameters) ? true : nil
      }
    } catch let error as TimeOut {
      throw TimeOut(wanted: error.wanted, screen: last)
    }
  }

  /// Types keys by tmux's names: `j`, `Enter`, `C-d`, `Escape`.
  func type(_ keys: String...) async throws {
    for key in keys { try await tmux("send-keys", key) }
  }

  /// Types a command at the command line.
  func run(_ command: String) async throws {
    try await enter(":" + command)
    try await type("Enter")
  }

  /// Types text as it is, in one go.
  func enter(_ text: String) async throws { try await tmux("send-keys", "-l", text) }

  func paste(_ text: String) async throws {
    try await tmux("set-buffer", text)
    try await tmux("paste-buffer", "-p")
  }

  func resize(width: Int, height: Int) async throws {
    try await tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  /// What was copied last.
  func buffer() async throws -> String { try await tmux("show-buffer") }

  /// Presses and lets go of the left button over a cell, counted from 0, as a terminal reports it.
  func press(column: Int, row: Int) async throws {
    for end in ["M", "m"] {
      let bytes = Array("\u{1B}[<0;\(column + 1);\(row + 1)\(end)".utf8).map { String($0, radix: 16) }
      try await ChildProcess.run(
        Self.executable, ["tmux", "-L", socket, "send-keys", "-H"] + bytes)
    }
  }

  /// A format of tmux about the pane, such as `#{pane_pid}` or `#{alternate_on}`.
  func value(_ format: String) async throws -> String {
    try await tmux("display-message", "-p", format).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Waits until the terminal shows the shell's screen, and a cursor. What a program writes at its end comes to tmux after
  /// the end itself.
  func waitForShellScreen() async throws {
    try await eventually("the shell's screen and a cursor") {
      try await value("#{alternate_on} #{cursor_flag}") == "0 1" ? true : nil
    }
  }

  /// The process that runs in the terminal.
  func processID() async throws -> Int32 {
    try await eventually("the program's start") { Self.number(in: processFile) }
  }

  private static func number(in file: String) -> Int32? {
    (try? String(contentsOfFile: file, encoding: .utf8)).flatMap { Int32($0.trimmingCharacters(in: .newlines)) }
  }

  /// Waits until the screen satisfies `condition` and returns it.
  @discardableResult
  func wait(until wanted: String, seconds: Double = 60, _ condition: (Screen) throws -> Bool) async throws -> Screen {
    var last: Screen?
    do {
      return try await ProgramTests.eventually(wanted, seconds: seconds) {
        let screen = try await screen()
        last = screen
        return try condition(screen) ? screen : nil
      }
    } catch let error as TimeOut {
      throw TimeOut(wanted: error.wanted, screen: last?.text)
    }
  }

  @discardableResult
  func wait(for text: String) async throws -> Screen {
    try await wait(until: "“\(text)”") { $0.text.contains(text) }
  }

  /// Waits until the list's cursor is at `position`, as the status line says it: `12/1 204`.
  @discardableResult
  func wait(position: String) async throws -> Screen {
    try await wait(until: "the position \(position)") { $0.position == position }
  }

  /// Waits until the last line, for remarks and prompts, says `text`.
  @discardableResult
  func wait(remark text: String) async throws -> Screen {
    try await wait(until: "the remark “\(text)”") { $0.bottom.contains(text) }
  }

  /// Waits until nothing is being fetched and the other panes show the record under the list's cursor.
  @discardableResult
  func waitUntilIdle() async throws -> Screen {
    var former: [String]?
    return try await wait(until: "the selected record in all panes") { screen in
      defer { former = screen.rows }
      // A large change goes out look by look, and the screen may be one amid it: then the next look at it is another.
      guard screen.rows == former else { return false }
      guard !screen.status.isEmpty, !screen.status.contains("fetching"), !screen.text.contains("Loading…") else {
        return false
      }
      guard screen.title.contains("│"), let row = screen.selectedRow else { return true }
      let title = screen.column(1).first?.trimmingBlanks ?? ""
      return !title.isEmpty && row.hasPrefix(title.prefix(5))
    }
  }

  /// The exit status of the program when it has ended; 128 and the number where a signal ended it.
  var exitStatus: Int32? { Self.number(in: endingFile) }

  /// The terminal's settings as `stty -a` says them, before the program ran and after it ended.
  func settings() throws -> (before: String, after: String) {
    (
      try String(contentsOfFile: settingsFile + ".before", encoding: .utf8),
      try String(contentsOfFile: settingsFile + ".after", encoding: .utf8)
    )
  }

  /// Waits until the program has ended and returns its exit status.
  func waitForExit() async throws -> Int32 { try await eventually("the end of the program") { exitStatus } }

  /// Waits until `condition` gives something; says what is on the screen when it does not.
  @discardableResult
  func eventually<Value>(_ wanted: String, _ condition: () async throws -> Value?) async throws -> Value {
    do {
      return try await ProgramTests.eventually(wanted, condition)
    } catch let error as TimeOut {
      throw TimeOut(wanted: error.wanted, screen: try? await screen().text)
    }
  }
}
