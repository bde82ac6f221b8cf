import ArgumentParser
import Foundation
import MirrorStore
import Settings
import Strings

/// `closeup`: browses the configured accounts.
struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "Browse the accounts of the config file (the default).")

  @Option(help: ArgumentHelp("Use this config file.", valueName: "file"))
  var config: String?

  @Flag(help: "Send nothing: show what calls, notes and to-dos would send.")
  var dryRun = false

  @Flag(help: "Draw plain lines in reading order, for a screen reader.")
  var screenReader = false

  @OptionGroup var tracing: TraceFlag
  @OptionGroup var colors: ColorFlag

  func run() throws {
    if let config, !FileManager.default.fileExists(atPath: config) {
      throw ProgramFailure(.usage, Strings.Arguments.noConfigFile(config))
    }
    let environment = ProcessInfo.processInfo.environment
    let settings = try ProgramSettings(configFile: config, environment: environment, color: colors.color)
    var remarks: [String] = []
    let log = settings.requestLog
    let accounts = settings.config.accounts.compactMap { account -> OpenAccount? in
      do throws(ProgramFailure) {
        return try OpenAccount(account, environment: environment, log: log)
      } catch {
        remarks.append(error.lines.joined(separator: " "))
        return nil
      }
    }
    let mirror = try OpenedMirror.opening(settings.locations.data + "/mirror.sqlite")
    let trace = try tracing.recorder()
    if let setAside = mirror.setAside { remarks.append(setAside.words) }
    try BrowserProgram(
      accounts: accounts, mirror: mirror.store, settings: settings, remarks: remarks, environment: environment,
      isDryRun: dryRun, trace: trace, isForScreenReader: screenReader
    ).run()
  }
}
