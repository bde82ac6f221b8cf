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
      Exit codes: 0 done, 1 failed, 2 usage, 3 nothing found, 4 authentication, 75 try again later.
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

  /// Argument errors end with 2, as documented, not with the parser's own 64.
  static func main() {
    do {
      var command = try parseAsRoot()
      defer { OpenMirrors.finish() }
      try command.run()
    } catch let failure as ProgramFailure {
      failure.exit()
    } catch let error as MirrorError {
      ProgramFailure(error).exit()
    } catch {
      let code = exitCode(for: error)
      if code == .success || code == .failure || error is ExitCode { exit(withError: error) }
      StandardStream.error.write(fullMessage(for: error))
      exit(withError: ExitCode(ProgramFailure.Code.usage.rawValue))
    }
  }
}

extension ProgramFailure {
  /// Ends the program.
  fileprivate func exit() -> Never {
    print()
    Closeup.exit(withError: ExitCode(code.rawValue))
  }
}
