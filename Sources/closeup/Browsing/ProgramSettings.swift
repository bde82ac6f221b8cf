import BuiltinAssets
import Settings
import Terminal
import ViewModels

/// Config, theme and keymap as loaded at start, with what was wrong in them.
struct ProgramSettings {
  let loaded: LoadedConfig
  let themes: ThemeSource
  let theme: ThemeSource.Loaded
  let keymap: Keymap
  let colorMode: ColorMode
  /// What there is to say of the files, in reading order; the program starts all the same.
  let diagnostics: [Diagnostic]

  /// What is wrong in the files.
  var problems: [Diagnostic] { diagnostics.filter { $0.severity != .note } }
  /// What is not wrong, but worth knowing.
  var notes: [Diagnostic] { diagnostics.filter { $0.severity == .note } }

  var locations: Locations { loaded.locations }
  var configFile: String { loaded.file }
  var config: Config { loaded.config }
  var requestLog: RequestLog { loaded.requestLog }

  /// Reads `configFile`, or the one in its usual place, and the theme and keymap it names. `color` counts before the
  /// config.
  init(configFile: String?, environment: [String: String], color: InterfaceSettings.ColorMode? = nil) throws {
    let loaded = try LoadedConfig(file: configFile, environment: environment)
    self.loaded = loaded
    let (locations, config) = (loaded.locations, loaded.config)
    let finder = AssetFinder(
      folders: [locations.config, InstalledAssets.folder].compactMap(\.self), builtin: .builtin,
      ownFolder: locations.config)
    themes = ThemeSource(
      configFile: loaded.file, finder: finder, choice: ThemeChoice(path: locations.state + "/theme"))
    theme = themes.theme(for: config, loaded.diagnostics)
    let keymap = Keymap.load(
      config.keymap, from: finder, changes: locations.keysFile,
      commands: CommandRegistry.names + config.commands.map(\.name), own: config.commands)
    self.keymap = keymap.keymap
    diagnostics = loaded.diagnostics + theme.diagnostics + keymap.diagnostics
    colorMode =
      switch color ?? config.interface.color {
      case .auto:
        ColorMode.standard(
          noColor: environment["NO_COLOR"], colorTerm: environment["COLORTERM"], term: environment["TERM"],
          isInsideTmux: environment["TMUX"] != nil)
      case .trueColor: .direct
      case .indexed256: .indexed256
      case .indexed16: .ansi16
      case .indexed8: .ansi8
      case .mono: .never
      }
  }
}

extension AssetSource {
  /// The defaults in the binary.
  static let builtin = AssetSource(fileNames: BuiltinAssets.fileNames) { BuiltinAssets.text(of: $0) }
}
