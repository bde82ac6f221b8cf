import Settings
import ViewModels

/// The config file as loaded at start, with what was wrong in it: all that a command without panes needs.
struct LoadedConfig {
  let locations: Locations
  /// The config file read, whether there is one or not.
  let file: String
  let config: Config
  /// What there is to say of the file; the program starts all the same.
  let diagnostics: [Diagnostic]

  /// What is wrong in it.
  var problems: [Diagnostic] { diagnostics.filter { $0.severity != .note } }

  var requestLog: RequestLog { RequestLog(path: locations.state + "/requests.log") }

  /// Reads `file`, or the one in its usual place. Throws `ProgramFailure` where the folders cannot be made.
  init(file: String?, environment: [String: String]) throws {
    locations = Locations(environment: environment)
    do {
      try locations.create()
    } catch {
      throw ProgramFailure(.failed, error.description)
    }
    self.file = file ?? locations.configFile
    var (config, diagnostics) = Config.load(path: self.file)
    config.commands = config.commands.without(names: CommandRegistry.names, &diagnostics)
    self.config = config
    self.diagnostics = diagnostics
  }
}
