import Strings
import Subprocess

/// The user's editor: `$VISUAL`, `$EDITOR`, or vi.
struct ExternalEditor: Sendable {
  enum Outcome: Sendable, Hashable {
    case edited(String)
    /// Left without saving, or by a way that says so (`:cq`).
    case unchanged
    case failed(String)
  }

  let environment: [String: String]

  /// The command, which may have arguments: it is for a shell, as git and others have it.
  private var command: String {
    for name in ["VISUAL", "EDITOR"] {
      if let command = environment[name], !command.allSatisfy(\.isWhitespace) { return command }
    }
    return "vi"
  }

  /// Whether the shell can make room for the editor, which is then the process that is told to end. Not for a command
  /// that sets variables, or that is several.
  private var isSimple: Bool {
    let isPlain = command.allSatisfy { $0.isLetter || $0.isNumber || " \t./_-+,:@%='\"\\".contains($0) }
    let firstWord = command.split(whereSeparator: \.isWhitespace).first ?? ""
    return isPlain && !firstWord.contains("=")
  }

  /// Runs the editor on the file in the terminal the program was started from. What was saved counts, even when the
  /// editor was killed after; what cannot be used stays in the file, whose name is told. The file is otherwise the
  /// caller's to remove, once its text is safe elsewhere.
  func edit(_ file: EditedFile) async -> Outcome {
    let ending: TerminationStatus
    do {
      ending = try await run(file.path)
    } catch {
      return .failed(Strings.Editor.notStarted(command, reason: String(describing: error)))
    }
    if file.isUnchanged { return unchanged(ending) }
    guard let text = file.text else {
      file.keep()
      return .failed(Strings.Editor.noText(path: file.path))
    }
    if case .exited(let code) = ending, (1..<128).contains(code) {
      file.keep()
      return .failed(Strings.Editor.gaveUp(code: Int(code), path: file.path))
    }
    return .edited(text)
  }

  private func unchanged(_ ending: TerminationStatus) -> Outcome {
    switch ending {
    // 127: the shell did not find it, 126: it may not be run.
    case .exited(let code) where code == 126 || code == 127: .failed(Strings.Editor.notFound(command))
    case .exited(let code) where code < 128: .unchanged
    case .exited, .signaled: .failed(Strings.Editor.killed)
    }
  }

  private func run(_ path: String) async throws -> TerminationStatus {
    let variables = environment.reduce(into: [Environment.Key: String]()) { variables, entry in
      if let key = Environment.Key(rawValue: entry.key) { variables[key] = entry.value }
    }
    var options = PlatformOptions()
    // When closeup has to end, the editor has nothing left to give its text to.
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(500))]
    // Our own input and output may be redirected; the terminal is what the panes were on.
    let script = "exec </dev/tty >/dev/tty 2>&1; \(isSimple ? "exec " : "")\(command) \"$1\""
    let shell = try await Executable.name("sh").resolveExecutablePath(in: .custom(["PATH": "/bin"]))
    let result = try await Subprocess.run(
      .path(shell), arguments: ["-c", script, "sh", path], environment: .custom(variables), platformOptions: options,
      input: .none, output: .discarded, error: .discarded)
    return result.terminationStatus
  }
}
