/// The themes and keymaps in the program itself, so that it needs no other file. They are the files of `themes/` and
/// `keymaps/` that are linked here.
public enum BuiltinAssets {
  private static let files: [(name: String, bytes: [UInt8])] = [
    ("default.theme.toml", PackageResources.default_theme_toml),
    ("mono.theme.toml", PackageResources.mono_theme_toml),
    ("default.keys.toml", PackageResources.default_keys_toml),
  ]

  public static var fileNames: [String] { files.map(\.name) }

  /// The text of a file; nil for a name that is not among `fileNames`.
  public static func text(of fileName: String) -> String? {
    files.first { $0.name == fileName }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
