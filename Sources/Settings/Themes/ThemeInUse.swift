/// The theme on the screen, and what becomes of it when its files change.
public struct ThemeInUse: Sendable, Hashable {
  /// What came of reading the files again.
  public enum Outcome: Sendable, Hashable {
    /// Nothing to show and nothing to say.
    case same
    /// Another look; these warnings, if any, are new.
    case changed([Diagnostic])
    /// The files cannot be used as they are: the look stays, and this is why. Said once.
    case kept([Diagnostic])
    /// What was wrong is right again.
    case mended
  }

  public private(set) var theme: Theme
  /// What is known to be wrong.
  private var known: [Diagnostic]
  /// What was wrong in the config that the look comes from.
  private var inConfig: [Diagnostic]

  public init(_ loaded: ThemeSource.Loaded) {
    theme = loaded.theme
    known = loaded.inConfig + loaded.diagnostics
    inConfig = loaded.inConfig
  }

  /// Takes a theme that the user asked for, as far as it can be read. Returns what is wrong in it.
  public mutating func use(_ loaded: ThemeSource.Loaded) -> [Diagnostic] {
    self = ThemeInUse(loaded)
    return loaded.diagnostics
  }

  /// Takes the theme as its files say it now.
  public mutating func reloaded(_ loaded: ThemeSource.Loaded) -> Outcome {
    let found = loaded.inConfig + loaded.diagnostics
    let news = found.filter { !known.contains($0) }
    let wasWrong = !known.isEmpty
    known = found
    // What was wrong in the config all along does not keep a theme's file from being read.
    let isConfigBroken = loaded.inConfig.contains { !inConfig.contains($0) }
    if isConfigBroken || loaded.diagnostics.contains(where: { $0.severity == .error }) {
      return news.isEmpty ? .same : .kept(news)
    }
    let isChanged = loaded.theme != theme
    theme = loaded.theme
    inConfig = loaded.inConfig
    if !news.isEmpty { return .changed(news) }
    if wasWrong, found.isEmpty { return .mended }
    return isChanged ? .changed([]) : .same
  }
}
