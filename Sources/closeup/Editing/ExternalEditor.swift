import Foundation
import Settings
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
  /// Where the text lies while it is edited; a folder that only the user can read.
  let folder: String

  /// The command, which may have arguments: it is for a shell, as git and others have it.
  private var command: String {
    for name in ["VISUAL", "EDITOR"] {
      if let command = environment[name], !command.allSatisfy(\.isWhitespace) { return command }
    }
    return "vi"
  }

  /// Runs the editor on `text` in the terminal the program was started from. What was saved counts, even when the editor
  /// was killed after.
  func edit(_ text: String) async -> Outcome {
    let path = "\(folder)/closeup-\(UUID().uuidString.prefix(8)).txt"
    // Editors end the last line; without one here, some say so every time.
    let original = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    do {
      try PrivateFile.write(original, to: path)
    } catch {
      return .failed("The text cannot be written to \(path) for the editor: \(error).")
    }
    defer { unlink(path) }
    let ending: TerminationStatus
    do {
      ending = try await run(path)
    } catch {
      return .failed("The editor \(command) could not be started: \(error).")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      return .failed("The editor left no file; the text is as it was.")
    }
    let bytes = [UInt8](data)
    if bytes == Array(original.utf8) { return ending.isSuccess ? .unchanged : failure(ending) }
    if case .exited(let code) = ending, code != 0 { return .unchanged }
    guard var saved = String(validating: bytes, as: UTF8.self) else {
      return .failed("What the editor saved is no UTF-8 text; the text is as it was.")
    }
    if saved.hasSuffix("\n"), !text.hasSuffix("\n") { saved.removeLast() }
    return .edited(saved)
  }

  private func failure(_ ending: TerminationStatus) -> Outcome {
    switch ending {
    // 127: the shell did not find it, 126: it may not be run.
    case .exited(let code) where code == 126 || code == 127:
      .failed("There is no editor \(command); set VISUAL or EDITOR.")
    case .exited: .unchanged
    case .signaled(let signal): .failed("The editor was ended by signal \(signal); the text is as it was saved last.")
    }
  }

  private func run(_ path: String) async throws -> TerminationStatus {
    let variables = environment.reduce(into: [Environment.Key: String]()) { variables, entry in
      if let key = Environment.Key(rawValue: entry.key) { variables[key] = entry.value }
    }
    // Our own input and output may be redirected; the terminal is what the panes were on.
    let script = "exec </dev/tty >/dev/tty 2>&1; \(command) \"$1\""
    let shell = try await Executable.name("sh").resolveExecutablePath(in: .custom(["PATH": "/bin"]))
    let result = try await Subprocess.run(
      .path(shell), arguments: ["-c", script, "sh", path], environment: .custom(variables), input: .none,
      output: .discarded, error: .discarded)
    return result.terminationStatus
  }
}

/// A file for the user alone.
private enum PrivateFile {
  static func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data(text.utf8))
  }
}
