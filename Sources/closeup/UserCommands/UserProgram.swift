import Foundation
import Settings
import Strings
import Subprocess
import ViewModels

/// Runs the programs of the user's own commands.
///
/// Arguments go to the program as they stand in the config and the record's texts in variables and on standard input:
/// nothing of a record ever becomes part of a line that a shell reads.
struct UserProgram: Sendable {
  let environment: [String: String]
  /// For files while a program runs; the user's alone.
  let folder: String

  /// The first argument is the input, the second what standard error goes to; the rest is the program.
  private static let beside = "i=$1 e=$2; shift 2; exec \"$@\" <\"$i\" 2>\"$e\""
  private static let besideShown = "i=$1; shift 2; exec \"$@\" <\"$i\" 2>&1"
  private static let onScreen = "shift 2; exec \"$@\" </dev/tty >/dev/tty 2>&1"
  private static let onScreenWithInput = "i=$1; shift 2; exec \"$@\" <\"$i\" >/dev/tty 2>&1"

  /// Runs to the end, or until the task is cancelled. The program has no terminal unless it is to have it, and then it
  /// has to be free.
  func run(_ run: ProgramRun, _ input: ProgramInput) async -> ProgramEnding {
    let command = run.command
    if let missing = missing(command.arguments[0]) { return ProgramEnding(.failed(missing)) }
    let files: ProgramFiles
    do {
      files = try ProgramFiles(input: command.input == .record ? input.json ?? "" : "", in: folder)
    } catch {
      return ProgramEnding(.failed(Strings.Programs.noInput(reason: error.localizedDescription)))
    }
    defer { files.remove() }
    let output = ProgramOutput()
    let limit = command.output == .screen ? nil : command.timeoutSeconds
    let reason = await ending(within: limit) { try await launch(command, files, variables(input), output) }
    let text = command.output == .show ? output.text : files.complaints
    return ProgramEnding(reason, output: text)
  }

  private func ending(
    within seconds: Int?, of work: @escaping @Sendable () async throws -> ProgramEnding.Reason
  ) async -> ProgramEnding.Reason {
    let reason = await withTaskGroup(of: ProgramEnding.Reason?.self) { group in
      group.addTask {
        do {
          return try await work()
        } catch {
          return .failed(Strings.Programs.notRun(reason: String(describing: error)))
        }
      }
      if let seconds {
        group.addTask {
          do { try await Task.sleep(for: .seconds(seconds)) } catch { return nil }
          return .timedOut(seconds)
        }
      }
      let first = await group.next() ?? nil
      // What is cancelled is stopped, and waited for.
      group.cancelAll()
      return first
    }
    return Task.isCancelled ? .stopped : reason ?? .stopped
  }

  private func launch(
    _ command: UserCommand, _ files: ProgramFiles, _ variables: [String: String], _ output: ProgramOutput
  ) async throws -> ProgramEnding.Reason {
    var options = PlatformOptions()
    let isOnScreen = command.output == .screen
    // Without the terminal it cannot draw over the panes, and when it is stopped, so is what it started.
    options.createSession = !isOnScreen
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: !isOnScreen, allowedDurationToNextStep: .milliseconds(500))
    ]
    let keyed = variables.reduce(into: [Environment.Key: String]()) { keyed, entry in
      if let key = Environment.Key(rawValue: entry.key) { keyed[key] = entry.value }
    }
    let script =
      switch (command.output, command.input) {
      case (.screen, .record): Self.onScreenWithInput
      case (.screen, _): Self.onScreen
      case (.show, _): Self.besideShown
      case (.ignore, _): Self.beside
      }
    let shell = try await Executable.name("sh").resolveExecutablePath(in: .custom(["PATH": "/bin"]))
    let arguments = Arguments(["-c", script, "sh", files.input, files.errors] + command.arguments)
    guard command.output == .show else {
      let result = try await Subprocess.run(
        .path(shell), arguments: arguments, environment: .custom(keyed), platformOptions: options, input: .none,
        output: .discarded, error: .discarded)
      return result.terminationStatus.reason
    }
    let result = try await Subprocess.run(
      .path(shell), arguments: arguments, environment: .custom(keyed), platformOptions: options, input: .none,
      output: .sequence, error: .discarded
    ) { execution in
      for try await buffer in execution.standardOutput { output.append(buffer.withUnsafeBytes { Array($0) }) }
    }
    return result.terminationStatus.reason
  }

  /// The user's variables, with what is known of the record in the place of any that closeup itself was started with.
  private func variables(_ input: ProgramInput) -> [String: String] {
    let names = Set(ProgramInput.known.map(\.name))
    return environment.filter { !names.contains($0.key) }.merging(input.variables) { $1 }
  }

  /// Why there is no such program; nil when there is one.
  private func missing(_ program: String) -> String? {
    if program.contains("/") {
      return FileManager.default.isExecutableFile(atPath: program) ? nil : Strings.Programs.notFound(program)
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let isThere = folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    return isThere ? nil : Strings.Programs.notInPath(program)
  }
}

extension TerminationStatus {
  fileprivate var reason: ProgramEnding.Reason {
    switch self {
    case .exited(let code): .exited(Int(code))
    case .signaled(let signal): .signaled(Int(signal))
    }
  }
}
