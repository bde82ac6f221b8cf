/// Where the theme comes from: the config, or what was chosen in the program since.
public struct ThemeSource: Sendable {
  /// A theme with what is wrong in its files, and in the config as far as it may concern themes.
  public struct Loaded: Sendable, Hashable {
    public var theme: Theme
    public var diagnostics: [Diagnostic]
    public var inConfig: [Diagnostic] = []
  }

  public let configFile: String
  public let finder: AssetFinder
  public let choice: ThemeChoice

  public init(configFile: String, finder: AssetFinder, choice: ThemeChoice) {
    self.configFile = configFile
    self.finder = finder
    self.choice = choice
  }

  /// Every theme there is.
  public var names: [String] { finder.names(of: .theme) }

  /// The theme for a config that was read already, with what is wrong in it.
  public func theme(for config: Config, _ inConfig: [Diagnostic]) -> Loaded {
    let chosen = choice.name(over: config.theme.name)
    let isThere = chosen.map(names.contains) ?? false
    let reference = isThere ? AssetReference(name: chosen ?? "") : config.theme
    let (theme, diagnostics) = Theme.load(reference, from: finder, overrides: config.looks)
    return Loaded(theme: theme, diagnostics: diagnostics, inConfig: inConfig.filter(Self.mayConcernThemes))
  }

  /// The theme as its files and the config say it now.
  public func reload() -> Loaded {
    let (config, diagnostics) = Config.load(path: configFile)
    return theme(for: config, diagnostics)
  }

  /// Another theme, with what the config lays over each.
  public func theme(named name: String) -> Loaded {
    let (config, inConfig) = Config.load(path: configFile)
    let (theme, diagnostics) = Theme.load(AssetReference(name: name), from: finder, overrides: config.looks)
    return Loaded(theme: theme, diagnostics: diagnostics, inConfig: inConfig.filter(Self.mayConcernThemes))
  }

  /// Keeps a theme for the next time. Returns whether that went well.
  public func choose(_ name: String) -> Bool {
    choice.save(name, over: Config.load(path: configFile).config.theme.name)
  }

  /// Errors of the themes' own keys, and those that make a whole line or file unreadable.
  private static func mayConcernThemes(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.severity == .error else { return false }
    guard let key = diagnostic.keyPath else { return true }
    return ["theme", "palette", "roles"].contains { key == $0 || key.hasPrefix($0 + ".") }
  }

  /// What `SettingsWatch` is to watch.
  public var watched: (folders: [String], files: [String]) {
    let themes = finder.folders.map { "\($0)/themes" }
    let config = configFile.lastIndex(of: "/").map { String(configFile[..<$0]) } ?? "."
    let files = zip(finder.folders, themes).flatMap { folder, themes in
      finder.fileNames(of: .theme, in: folder).map { "\(themes)/\($0)" }
    }
    // The folder of the themes may be made later.
    return (themes + finder.folders.prefix(1) + [config], files + [configFile])
  }
}
