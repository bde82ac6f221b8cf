import Strings

/// `config.toml`, with the defaults for all it does not say.
public struct Config: Sendable, Hashable {
  public var theme: AssetReference
  public var keymap: AssetReference
  /// Laid over the theme, whichever is chosen.
  public var looks: ThemeOverrides
  public var interface: InterfaceSettings
  public var writing: WritingSettings
  public var sync: SyncSettings
  public var terminal = TerminalSettings()
  /// In the order of the file; those that cannot be used are left out.
  public var accounts: [AccountSettings]
  /// The lines their tables begin on, by name; empty when they come from no file.
  public var accountLines: [String: Int] = [:]
  /// In the order of the file; those that cannot be used are left out.
  public var commands: [UserCommand]

  public init(
    theme: AssetReference = "default", keymap: AssetReference = "default",
    looks: ThemeOverrides = .none,
    interface: InterfaceSettings = InterfaceSettings(), writing: WritingSettings = WritingSettings(),
    sync: SyncSettings = SyncSettings(), accounts: [AccountSettings] = [], commands: [UserCommand] = []
  ) {
    self.theme = theme
    self.keymap = keymap
    self.looks = looks
    self.interface = interface
    self.writing = writing
    self.sync = sync
    self.accounts = accounts
    self.commands = commands
  }

  /// Reads the file at `path`. A file that is not there is an empty configuration.
  public static func load(path: String) -> (config: Config, diagnostics: [Diagnostic]) {
    do {
      guard let file = try SettingsFile.read(path) else { return (Config(), []) }
      var (config, diagnostics) = parse(file.text, file: path)
      if file.isWritableByOthers {
        diagnostics.insert(
          Diagnostic(
            .warning, file: path, message: Strings.Config.othersCanChange(chmod: path.shellQuoted)),
          at: 0)
      }
      if !config.commands.isEmpty, let reason = file.reasonNotToRunCommands(at: path) {
        config.commands = []
        diagnostics.insert(
          Diagnostic(
            .error, file: path, keyPath: "command", message: Strings.Config.commandsNotRun(reason: reason)),
          at: 0)
      }
      return (config, diagnostics)
    } catch {
      return (Config(), [Diagnostic(.error, file: path, message: error.message)])
    }
  }
}
