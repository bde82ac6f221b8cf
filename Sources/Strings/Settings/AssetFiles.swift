extension Strings {
  /// Files of themes and keymaps.
  public enum AssetFiles {
    public static let theme = "theme"
    public static let keymap = "keymap"
    public static func noSuch(_ kind: String) -> String { "no such \(kind)" }
    public static let inheritsItself = "inherits itself"
  }
}
