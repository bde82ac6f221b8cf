import CRM
import Settings
import Strings
import Terminal
import ViewModels

/// The theme on the screen, in the form the terminal has colours for: previewed, taken, and kept up to date with its
/// files.
@UIActor
final class LiveTheme {
  private let source: ThemeSource
  private let form: ThemeForm
  private var inUse: ThemeInUse
  private var preview: Theme?
  private var watch: SettingsWatch?

  init(_ source: ThemeSource, _ loaded: ThemeSource.Loaded, colorCount: Int) {
    self.source = source
    inUse = ThemeInUse(loaded)
    form =
      switch colorCount {
      case ..<8: .mono
      case ..<256: .color16
      default: .full
      }
    theme = inUse.theme.adapted(to: form)
  }

  /// What screens are drawn with.
  private(set) var theme: Theme

  /// The themes there are, and the one in use.
  var listing: ThemeNews { .listed(source.names, current: inUse.theme.name) }

  /// Shows another theme for the time being; nil goes back to the one in use.
  func show(_ name: String?) {
    preview = name.map { source.theme(named: $0).theme }
    adapt()
  }

  /// Takes a theme for good.
  func use(_ name: String) -> [ThemeNews] {
    preview = nil
    let diagnostics = inUse.use(source.theme(named: name))
    adapt()
    let isKept = source.choose(name)
    startWatching()
    return [.taken(name, remark: Strings.Themes.taken(name, isKept: isKept))] + broken(diagnostics)
  }

  private func adapt() { theme = (preview ?? inUse.theme).adapted(to: form) }

  // MARK: Files

  /// Watches the files of themes and the config. Returns what to poll; nil where nothing can be watched.
  func begin() -> Int32? {
    watch = SettingsWatch()
    startWatching()
    return watch?.descriptor
  }

  private func startWatching() {
    let (folders, files) = source.watched
    watch?.watch(folders: folders, files: files)
  }

  /// Whether what woke the program up makes it worth reading the files again, soon: editors write in several steps.
  func hasChanges() -> Bool { watch?.takeChanges() ?? false }

  /// Reads the files again. Returns what the user should hear of it.
  func reload() -> [ThemeNews] {
    startWatching()
    let outcome = inUse.reloaded(source.reload())
    adapt()
    switch outcome {
    case .same: return [listing]
    case .changed(let warnings): return [listing, .mended] + broken(warnings)
    case .kept(let diagnostics): return broken(diagnostics, colorsStay: true)
    case .mended: return [listing, .mended]
    }
  }

  /// The first of what is wrong, and how much more there is.
  private func broken(_ diagnostics: [Diagnostic], colorsStay: Bool = false) -> [ThemeNews] {
    guard let first = diagnostics.first(where: { $0.severity == .error }) ?? diagnostics.first else { return [] }
    // Where the user's files are is known; which one it is and which line must not fall off the edge.
    var short = first
    if let folder = source.finder.folders.first, short.file.hasPrefix(folder + "/") {
      short.file.removeFirst(folder.count + 1)
    }
    let words = Strings.Themes.broken(short.description, colorsStay: colorsStay, others: diagnostics.count - 1)
    return [.broken(Problem(words, at: .now()))]
  }
}
