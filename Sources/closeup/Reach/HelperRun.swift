import Strings
import Subprocess
import Terminal

/// Runs a program of this machine beside the panes: in a session of its own, so that neither its output nor its keys are
/// the terminal's, and without a shell.
enum HelperRun {
  enum Outcome: Sendable, Hashable {
    case done
    /// It ended with this code, or did not end in time.
    case failed(String)
    /// There is no such program, or it may not be run.
    case missing
  }

  /// Gives `input` to the program and waits for its end; no longer than `limit` where there is one.
  static func run(_ command: HelperCommand, input: String = "", limit: Duration? = nil) async -> Outcome {
    guard let limit else { return await run(command, input) }
    return await withTaskGroup(of: Outcome?.self) { group in
      group.addTask { await run(command, input) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first ?? .failed(Strings.HelperPrograms.silent(command.program))
    }
  }

  private static func run(_ command: HelperCommand, _ input: String) async -> Outcome {
    do {
      // A browser that is given nothing has no use for a pipe.
      let status =
        input.isEmpty
        ? try await status(of: command, given: .none)
        : try await status(of: command, given: .array(Array(input.utf8)))
      switch status {
      case .exited(0): return .done
      case .exited(let code): return .failed(Strings.HelperPrograms.failed(command.program, code: Int(code)))
      case .signaled: return .failed(Strings.HelperPrograms.killed(command.program))
      }
    } catch let error as SubprocessError where error.code != .executableNotFound {
      return .failed(Strings.HelperPrograms.unusable(command.program, error.description))
    } catch {
      return .missing
    }
  }

  private static func status(
    of command: HelperCommand, given input: some InputProtocol
  ) async throws -> TerminationStatus {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(200))]
    return try await Subprocess.run(
      .name(command.program), arguments: Arguments(command.arguments), platformOptions: options, input: input,
      output: .discarded, error: .discarded
    ).terminationStatus
  }
}
