import Strings

/// Where texts of bundled themes and keymaps come from; the program says.
public struct AssetSource: Sendable {
  /// The names of the files, for example `default.theme.toml`.
  public var fileNames: [String]
  /// The text of one of them; nil for other names.
  public var text: @Sendable (String) -> String?

  public init(fileNames: [String], text: @escaping @Sendable (String) -> String?) {
    self.fileNames = fileNames
    self.text = text
  }

  public static let none = AssetSource(fileNames: []) { _ in nil }
}

/// The kinds of file that are looked up by name.
public enum AssetKind: Sendable, Hashable, CaseIterable {
  case theme, keymap

  /// The folder they lie in, in the user's configuration and in `PREFIX/share/closeup`.
  var folder: String {
    switch self {
    case .theme: "themes"
    case .keymap: "keymaps"
    }
  }

  var suffix: String {
    switch self {
    case .theme: ".theme.toml"
    case .keymap: ".keys.toml"
    }
  }

  /// For messages.
  var noun: String {
    switch self {
    case .theme: Strings.AssetFiles.theme
    case .keymap: Strings.AssetFiles.keymap
    }
  }
}
