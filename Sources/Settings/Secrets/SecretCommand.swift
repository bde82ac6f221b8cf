import Strings
import Subprocess

/// A shell command that prints an API key.
///
/// It runs in a session of its own, without the terminal: it cannot draw over the panes, and when it is stopped, so is
/// what it started. A helper that has to ask must do so by an agent or a window.
struct SecretCommand {
  static let maximumBytes = 65_536

  let command: String
  let timeLimit: Duration

  private enum Outcome: Sendable {
    case ended(status: TerminationStatus, output: String, errors: String)
    case failed(any Error)
    case timedOut
  }

  func run(environment: [String: String]) async throws(SecretError) -> Secret {
    let outcome = await withTaskGroup(of: Outcome?.self) { group in
      group.addTask { await launch(environment: HelperEnvironment.hardened(environment)) }
      group.addTask {
        do { try await Task.sleep(for: timeLimit) } catch { return nil }
        return .timedOut
      }
      defer { group.cancelAll() }
      while let outcome = await group.next() {
        if let outcome { return outcome }
      }
      return .timedOut
    }
    if Task.isCancelled { throw SecretError(.cancelled, Strings.APIKeys.commandStopped) }
    switch outcome {
    case .timedOut:
      throw SecretError(
        .commandTimedOut, Strings.APIKeys.commandTimedOut(seconds: Int(timeLimit.components.seconds)),
        advice: Strings.APIKeys.unlockFirst)
    case .failed(let error): throw Self.error(for: error)
    case .ended(let status, let output, let errors):
      guard status.isSuccess else {
        throw SecretError(
          .commandFailed, Strings.APIKeys.commandFailed(Self.words(for: status)),
          commandWords: Self.words(errors, output))
      }
      guard !output.isEmpty else {
        throw SecretError(
          .missing, Strings.APIKeys.commandPrintedNothing, commandWords: Self.words(errors, output))
      }
      return try SecretSource.secret(in: output, of: Strings.APIKeys.command)
    }
  }

  private func launch(environment: [String: String]) async -> Outcome {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .milliseconds(500))]
    let variables = environment.reduce(into: [Environment.Key: String]()) { variables, entry in
      if let key = Environment.Key(rawValue: entry.key) { variables[key] = entry.value }
    }
    do {
      let shell = try await Executable.name("sh").resolveExecutablePath(in: .custom(["PATH": "/bin"]))
      let result = try await Subprocess.run(
        .path(shell), arguments: ["-c", command], environment: .custom(variables), platformOptions: options,
        input: .none, output: .string(limit: Self.maximumBytes), error: .string(limit: Self.maximumBytes))
      return .ended(
        status: result.terminationStatus, output: result.standardOutput, errors: result.standardError)
    } catch {
      return .failed(error)
    }
  }

  private static func words(for status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): Strings.Programs.exitCode(Int(code))
    case .signaled(let signal): Strings.APIKeys.signal(Int(signal))
    }
  }

  private static func error(for error: any Error) -> SecretError {
    if let error = error as? SubprocessError, error.code == .outputLimitExceeded {
      return SecretError(.malformed, Strings.APIKeys.commandPrintedTooMuch)
    }
    return SecretError(.commandFailed, Strings.APIKeys.commandNotStarted("\(error)"))
  }

  /// The first lines of what the command complained of, without any part of what it printed: that may be the key.
  private static func words(_ errors: String, _ output: String) -> String? {
    var words = errors.split(whereSeparator: \.isNewline).prefix(3).joined(separator: "; ")
    for secret in output.split(whereSeparator: \.isWhitespace) where secret.count >= 4 {
      words = words.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "…")
    }
    return words.isEmpty ? nil : words.escaped(limit: 300)
  }
}
