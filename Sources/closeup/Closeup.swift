import ArgumentParser
import MirrorStore
import ServiceTransport

/// The program: `closeup` alone browses the configured accounts.
@main
struct Closeup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closeup",
    abstract: "A CRM in the terminal: Close and Cloze, browsed with the keyboard.",
    discussion: """
      Without a subcommand closeup browses the accounts of the config file.
      Exit codes: \(exitCodes).
      With --json, what goes wrong goes to standard error as one JSON object: message, details, hint, exit_code.
      """,
    version: "closeup \(UserAgent.version)",
    subcommands: [
      BrowseCommand.self, FindCommand.self, ShowCommand.self, CallCommand.self, NoteCommand.self, TodoCommand.self,
      OutboxCommand.self,
      SyncCommand.self, MirrorCommand.self,
      DemoCommand.self, LoginCommand.self, ConfigCommand.self, SandboxCommand.self, ReplayCommand.self,
      GenerateDocsCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self)

  private static let exitCodes =
    (["0 done"] + ProgramFailure.Code.allCases.map { "\($0.rawValue) \($0.words)" }).joined(separator: ", ")

  /// Argument errors end with 2, as documented, not with the parser's own 64.
  static func main() {
    do {
      var command = try parseAsRoot()
      defer { OpenMirrors.finish() }
      try command.run()
      ErrorReport.tellNotices()
    } catch let failure as ProgramFailure {
      failure.exit()
    } catch let error as MirrorError {
      ProgramFailure(error).exit()
    } catch {
      let code = exitCode(for: error)
      if code == .success || error is ExitCode { exit(withError: error) }
      if code == .failure { ProgramFailure(.failed, message(for: error)).exit() }
      usageFailure(error).exit()
    }
  }

  /// A mistake in the arguments; what follows it says how they are to be.
  private static func usageFailure(_ error: any Error) -> ProgramFailure {
    let lines = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard ErrorReport.isJSON else {
      return ProgramFailure(.usage, lines.first ?? "", details: Array(lines.dropFirst()))
    }
    return ProgramFailure(.usage, message(for: error), hint: lines.last { $0.contains("--help") })
  }
}

extension ProgramFailure {
  /// Ends the program.
  fileprivate func exit() -> Never {
    ErrorReport.tell(self)
    Closeup.exit(withError: ExitCode(code.rawValue))
  }
}
