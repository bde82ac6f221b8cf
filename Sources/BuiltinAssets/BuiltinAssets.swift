/// The themes and keymaps in the program itself, so that it needs no other file. They are the files of `themes/` and
/// `keymaps/` that are linked here.
public enum BuiltinAssets {
  /// Read one by one: the first paint waits for the few that it needs.
  private static let files: [(name: String, bytes: @Sendable () -> [UInt8])] = [
    ("default.theme.toml", { PackageResources.default_theme_toml }),
    ("mono.theme.toml", { PackageResources.mono_theme_toml }),
    ("dark.theme.toml", { PackageResources.dark_theme_toml }),
    ("light.theme.toml", { PackageResources.light_theme_toml }),
    ("high-contrast.theme.toml", { PackageResources.high_contrast_theme_toml }),
    ("solarized-dark.theme.toml", { PackageResources.solarized_dark_theme_toml }),
    ("solarized-light.theme.toml", { PackageResources.solarized_light_theme_toml }),
    ("gruvbox.theme.toml", { PackageResources.gruvbox_theme_toml }),
    ("nord.theme.toml", { PackageResources.nord_theme_toml }),
    ("catppuccin.theme.toml", { PackageResources.catppuccin_theme_toml }),
    ("default.keys.toml", { PackageResources.default_keys_toml }),
    ("emacs.keys.toml", { PackageResources.emacs_keys_toml }),
    ("arrows.keys.toml", { PackageResources.arrows_keys_toml }),
  ]

  public static var fileNames: [String] { files.map(\.name) }

  /// The text of a file; nil for a name that is not among `fileNames`.
  public static func text(of fileName: String) -> String? {
    files.first { $0.name == fileName }.map { String(decoding: $0.bytes(), as: UTF8.self) }
  }
}
