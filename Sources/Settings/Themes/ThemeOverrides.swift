/// What `config.toml` says about looks: its own `[palette]` and `[roles]`, laid over whichever theme is chosen.
public struct ThemeOverrides: Sendable, Hashable {
  /// nil when the config says nothing.
  let file: ThemeFile?

  public static let none = ThemeOverrides(file: nil)

  private init(file: ThemeFile?) { self.file = file }

  /// Reads the two tables of a config; what is wrong in them is left out, and reported.
  init(_ config: TableReader, _ diagnostics: inout [Diagnostic]) {
    guard config.members["palette"] != nil || config.members["roles"] != nil else {
      file = nil
      return
    }
    file = ThemeFile(tablesOf: config, &diagnostics)
  }
}
